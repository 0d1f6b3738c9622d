package search_test

import (
	"testing"

	"policybot/search"
)

// TestAsks says in a thread, after a question, what may go on with it or be
// meant for others.
func TestAsks(t *testing.T) {
	e := engine(t, packBase(t))
	first, err := e.Ask(t.Context(), search.Request{Text: "did Amazon ban TikTok?"})
	if err != nil || first.Understood == "" {
		t.Fatalf("%v, %q", err, first.Understood)
	}
	for text, want := range map[string]bool{
		"and Wells Fargo?":                          true,
		"what about India":                          true,
		"why?":                                      true,
		"since when?":                               true,
		"is it still banned?":                       true,
		"did they take it back":                     true,
		"who owns TikTok?":                          true,
		"may I use it at Wells Fargo?":              true,
		"when did India ban it":                     true,
		"are you sure?":                             true,
		"did Globex ban it?":                        true, // that nothing is on record is an answer
		"thanks!":                                   false,
		"ok, cool":                                  false,
		"hello?":                                    false,
		"I think Amazon banned it":                  false,
		"that is why I asked":                       false,
		"has anyone seen my laptop?":                false,
		"are you coming to lunch?":                  false,
		"when are you coming to the meeting?":       false,
		"can someone book a room for the workshop?": false,
		"what a mess":                               false,
		"":                                          false,
	} {
		if got, err := e.Asks(t.Context(), search.Request{Text: text, Before: first.Understood}); err != nil || got != want {
			t.Errorf("%q: %v, %v; want %v", text, got, err, want)
		}
	}
}

// TestAsksOutOfNothing says in a channel what may be meant for others.
func TestAsksOutOfNothing(t *testing.T) {
	e := engine(t, packBase(t))
	for text, want := range map[string]bool{
		"did Amazon ban TikTok?":              true,
		"is TikTok banned in India?":          true,
		"and Wells Fargo?":                    false,
		"why?":                                false,
		"what changed since Monday?":          false,
		"may I use it?":                       false,
		"has anyone seen my laptop?":          false,
		"Amazon banned TikTok, I heard":       false,
		"can someone send me the agenda?":     false,
		"who is on the call with Amazon?":     false,
		"when does the Amazon parcel arrive?": false,
	} {
		if got, err := e.AsksAnew(t.Context(), search.Request{Text: text}); err != nil || got != want {
			t.Errorf("%q: %v, %v; want %v", text, got, err, want)
		}
	}
}
