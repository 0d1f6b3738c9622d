package bot

import (
	"reflect"
	"strings"
	"testing"

	"policybot/bot/state"
	"policybot/knowledge"
	"policybot/search/answer"
	"policybot/search/answer/verdict"
)

func TestTopicOf(t *testing.T) {
	for understood, want := range map[string]state.Topic{
		"did-ban actor:acme app:pigeon in:2024-07":                     {Entity: "pigeon, acme", Intent: "did-ban"},
		"did-ban actor:acme,globex app:pigeon,owl":                     {Entity: "pigeon, owl, acme, globex", Intent: "did-ban"},
		`may unknown-app:"Loft \"Owl\" Ltd" unknown-actor:"a b:c" all`: {Entity: "unknown app, unknown actor", Intent: "may"},
		"which-ban bodies:companies":                                   {Intent: "which-ban"},
		"fact about:pigeon words:own,cat":                              {Entity: "pigeon", Intent: "fact"},
		"fact words:own,cat":                                           {},
		"is-fact words:canary":                                         {},
		"chat":                                                         {},
		"":                                                             {},
		"compare app:a,b,c,d,e,f,g,h":                                  {Entity: "a, b, c, d, e, f, more", Intent: "compare"},
	} {
		if got := topicOf(understood); got != want {
			t.Errorf("%q: %+v; want %+v", understood, got, want)
		}
	}
}

func TestGapsAreWhatWasDeclined(t *testing.T) {
	part := func(v verdict.Verdict, understood string) answer.Answer {
		return answer.Answer{Verdict: v, Understood: understood}
	}
	asksBack := part(verdict.Unknown, "did-ban app:owl")
	asksBack.Choices = []answer.Choice{{Label: "Acme", Question: "did Acme ban Owl?"}}
	whole := answer.Answer{Verdict: verdict.Partly, Parts: []answer.Answer{
		part(verdict.Yes, "did-ban app:pigeon"), part(verdict.Unknown, "may app:owl"), asksBack, part(verdict.Unknown, "may app:owl"),
	}}
	owl := []state.Topic{{Entity: "owl", Intent: "may"}}
	if got := gapsOf(whole); !reflect.DeepEqual(got, owl) {
		t.Errorf("gaps %+v; want %+v", got, owl)
	}
	if got := topicsOf(whole); len(got) != 3 {
		t.Errorf("topics %+v; want three", got)
	}
}

func TestTopicsInAButton(t *testing.T) {
	for _, topics := range [][]state.Topic{
		{{}}, {{Entity: "pigeon, unknown actor, more", Intent: "did-ban"}, {}, {Intent: "which-ban"}},
	} {
		if got := parseTopics(subjectText(topics, []knowledge.Collection{"legal"})); !reflect.DeepEqual(got, topics) {
			t.Errorf("%+v came back as %+v", topics, got)
		}
	}
	unknown := []state.Topic{{}}
	for _, text := range []string{"", "did-ban People's Words!", "=cmd|' /C calc'!A0", "did-ban pigeon,\tacme", strings.Repeat("a", 2000)} {
		if got := parseTopics(text); !reflect.DeepEqual(got, unknown) {
			t.Errorf("%q came back as %+v", text, got)
		}
	}
	long := state.Topic{Entity: strings.Repeat(strings.Repeat("a", 60)+", ", 6) + "more", Intent: "did-reinstate"}
	if text := subjectText([]state.Topic{long, {Intent: "may"}, long, {Entity: "a", Intent: "is"}}, nil); len(text) > maxTopicsText || !reflect.DeepEqual(parseTopics(text)[0], long) {
		t.Errorf("%d bytes: %q", len(text), text)
	}
}

func TestCollectionsInAButton(t *testing.T) {
	few := []state.Topic{{Entity: "pigeon", Intent: "did-ban"}}
	many := []state.Topic{{Intent: "may"}, {Intent: "is"}, {Intent: "who"}, {Intent: "why"}, {Intent: "when"}}
	cut := []state.Topic{topic("compare", []string{"a", "b", "c", "d", "e", "f", "g"})}
	for _, c := range []struct {
		topics []state.Topic
		from   []knowledge.Collection
		known  bool
	}{
		{few, nil, true},
		{few, []knowledge.Collection{"finance", "legal"}, true},
		{many, []knowledge.Collection{"legal"}, false},
		{cut, nil, false},
	} {
		if from, known := fromOf(subjectText(c.topics, c.from)); !reflect.DeepEqual(from, c.from) || known != c.known {
			t.Errorf("%+v: from %v, all of it %v", c, from, known)
		}
	}
	long := []knowledge.Collection{"legal", knowledge.Collection(strings.Repeat("a", maxTopicsText))}
	if _, known := fromOf(subjectText(few, long)); known {
		t.Error("a collection that doesn't fit is left out, and nothing tells")
	}
	if _, known := fromOf("did-ban pigeon"); known {
		t.Error("a text that names no collections says that there are none")
	}
}
