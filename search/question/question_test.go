package question_test

import (
	"fmt"
	"strings"
	"testing"

	"policybot/knowledge"
	"policybot/knowledge/language"
	"policybot/search/question"
)

func base() *knowledge.Base {
	entity := func(id knowledge.EntityID, k knowledge.Kind, in knowledge.EntityID, names ...string) *knowledge.Entity {
		e := &knowledge.Entity{ID: id, Kind: k}
		for _, n := range names {
			e.Names = append(e.Names, knowledge.Name{Text: n})
		}
		if in != "" {
			e.In = []knowledge.Link{{To: in}}
		}
		return e
	}
	bank := entity("vale", knowledge.Company, "", "Vale Mutual")
	bank.Sector = "bank"
	ban := &knowledge.Event{ID: "b", By: "vale", Do: knowledge.Ban, Apps: []knowledge.EntityID{"pigeon"}, Announced: knowledge.OnDay(19000)}
	return knowledge.NewBase(knowledge.Settings{}, []*knowledge.Entity{
		entity("acme", knowledge.Company, "", "Acme"), bank, entity("land", knowledge.Government, "", "Northland"),
		entity("ida", knowledge.Person, "", "Ida Falk"), entity("pigeon", knowledge.App, "messengers", "Pigeon"), entity("owl", knowledge.App, "", "Owlmail"),
		entity("messengers", knowledge.Class, "", "messengers"), entity("phone", knowledge.DeviceKind, "", "phone"), entity("drivers", knowledge.AudienceKind, "", "drivers"),
	}, nil, []*knowledge.Event{ban}, nil, nil)
}

// TestParse holds one or more questions of every intent to what is understood.
func TestParse(t *testing.T) {
	b := base()
	lex := language.NewLexicon(b)
	today := knowledge.NewDay(2024, 5, 15)
	seen := map[question.Intent]bool{}
	for text, want := range map[string]string{
		"did Acme ban Pigeon?":                               "did-ban actor:acme app:pigeon",
		"was Pigeon banned by Acme in March 2024?":           "did-ban actor:acme app:pigeon in:2024-03",
		"is Pigeon still prohibited at Acme":                 "is-ban actor:acme app:pigeon still",
		"isn't Pigeon allowed at Acme?":                      "is-allow actor:acme app:pigeon",
		"is Pigeon not allowed at Acme?":                     "is-ban actor:acme app:pigeon",
		"may Acme drivers use Pigeon on their phone?":        "may actor:acme app:pigeon audience:drivers device:phone",
		"ok to have Pigeon at Acme?":                         "may actor:acme app:pigeon",
		"is Pigeon banned at Acme though the ban was lifted": "is-ban actor:acme app:pigeon",
		"has Acme lifted its ban on Pigeon?":                 "undone-ban verb:undo actor:acme app:pigeon",
		"did Acme drop Pigeon?":                              "did-ban actor:acme app:pigeon",
		"did Acme drop the ban on Pigeon?":                   "undone-ban verb:undo actor:acme app:pigeon",
		"is Northland considering a ban on Pigeon?":          "plans-ban verb:consider actor:land app:pigeon",
		"is the Pigeon ban at Acme permanent?":               "final-ban actor:acme app:pigeon",
		"does Acme's Pigeon ban cover drivers?":              "covers-ban actor:acme app:pigeon audience:drivers",
		"why did Acme ban Pigeon?":                           "why-ban actor:acme app:pigeon asks:reason",
		"what was the reason for Acme's ban on Pigeon?":      "why-ban actor:acme app:pigeon asks:reason",
		"when did Acme reverse the ban on Pigeon?":           "when-ban verb:undo actor:acme app:pigeon asks:date",
		"how long did Acme's ban on Pigeon last?":            "how-long-ban actor:acme app:pigeon asks:number",
		"who banned Pigeon?":                                 "who-ban app:pigeon asks:person",
		"which companies have outlawed Pigeon?":              "who-ban app:pigeon bodies:companies",
		"how many countries banned Pigeon?":                  "how-many-ban app:pigeon bodies:governments asks:number",
		"which apps did Acme ban?":                           "which-ban actor:acme",
		"compare Acme and Vale Mutual on Pigeon":             "compare actor:acme,vale app:pigeon",
		"timeline Acme Pigeon":                               "timeline actor:acme app:pigeon",
		"everything about Acme":                              "about actor:acme",
		"what changed since 2023?":                           "changes since:2023",
		"Acme Pigeon?":                                       "status actor:acme app:pigeon",
		"what did Ida Falk say about Pigeon?":                "said app:pigeon about:ida",
		"who owns Pigeon?":                                   "fact app:pigeon asks:person words:own",
		"is Pigeon owned by Acme?":                           "is-fact actor:acme app:pigeon words:own",
		"are you sure?":                                      "sure",
		"hello!":                                             "chat",
		"":                                                   "chat",
		"est-ce que Pigeon est interdit ?":                   "unread",
		"did Globex ban Pigeon?":                             `did-ban app:pigeon unknown-actor:"Globex"`,
		"did Acme ban Zork?":                                 `did-ban actor:acme unknown-app:"Zork"`,
		"did Acme ban Zork besides Pigeon?":                  `did-ban actor:acme unknown-app:"Zork"`,
		"did East Acme ban Pigeon?":                          `did-ban app:pigeon unknown-actor:"East Acme"`,
		"did Acme University ban Pigeon?":                    `did-ban app:pigeon unknown-actor:"Acme University"`,
		"did Acme's schools ban Pigeon?":                     `did-ban app:pigeon unknown-actor:"Acme's schools"`,
		"did Acme Inc ban Pigeon?":                           `did-ban actor:acme app:pigeon`,
		"did Acme and Globex ban Pigeon?":                    `did-ban actor:acme app:pigeon unknown-actor:"Globex"`,
		"did the bank ban Pigeon?":                           "did-ban actor:vale app:pigeon",
		"did Pigeon ban Acme?":                               "did-ban actor:pigeon app:acme",
		"did Acme ban Pigeon in Northland?":                  "did-ban actor:acme app:pigeon place:land",
		"did Acme baned Pigeon":                              "did-ban actor:acme app:pigeon",
		"could you tell me whether Acme has banned Owlmail?": "did-ban actor:acme app:owl",
	} {
		q := question.Parse(lex, b, text, nil, today)
		seen[q.Intent] = true
		if got := q.String(); got != want {
			t.Errorf("%q:\n got %s\nwant %s", text, got, want)
		}
	}
	for _, i := range question.Intents() {
		if !seen[i] {
			t.Errorf("no question of intent %s", i)
		}
	}
}

// TestFollowUps holds the second question of a thread to what it means there.
func TestFollowUps(t *testing.T) {
	b := base()
	lex := language.NewLexicon(b)
	before := question.ParseString("did-ban actor:acme app:pigeon device:phone")
	for text, want := range map[string]string{
		"and Vale Mutual?":         "did-ban actor:vale app:pigeon",
		"why?":                     "why-ban actor:acme app:pigeon device:phone asks:reason",
		"when was that?":           "when-ban actor:acme app:pigeon device:phone asks:date",
		"are you sure?":            "did-ban actor:acme app:pigeon device:phone",
		"what about drivers?":      "did-ban actor:acme app:pigeon audience:drivers device:phone",
		"who owns it?":             "fact app:pigeon asks:person words:own",
		"is it still banned?":      "is-ban actor:acme app:pigeon device:phone still",
		"did Vale Mutual lift it?": "undone-ban verb:undo actor:vale app:pigeon",
		"did Vale Mutual drop it?": "undone-ban verb:undo actor:vale app:pigeon",
		"and if I'm a driver?":     "did-ban actor:acme app:pigeon audience:drivers device:phone home",
		"and version 4.6?":         "did-ban actor:acme app:pigeon device:phone version:4.6",
	} {
		if got := question.Parse(lex, b, text, before, 20000).String(); got != want {
			t.Errorf("%q:\n got %s\nwant %s", text, got, want)
		}
	}
}

func ExampleParse() {
	b := base()
	q := question.Parse(language.NewLexicon(b), b, "hey, has Acme ever forbidden Pigeon?", nil, knowledge.NewDay(2024, 5, 15))
	fmt.Println(q)
	// Output: did-ban actor:acme app:pigeon
}

// TestPartsOfAMessage breaks a line within a sentence, and between sentences that no mark
// ends, and asks nothing that is only said around a question.
func TestPartsOfAMessage(t *testing.T) {
	b := base()
	lex := language.NewLexicon(b)
	for text, want := range map[string]string{
		"did Acme\nban Pigeon?":                              "did-ban actor:acme app:pigeon",
		"Is Pigeon still\n  banned at Vale Mutual?":          "is-ban actor:vale app:pigeon still",
		"did acme ban pigeon\ndid vale mutual ban pigeon":    "did-ban actor:acme app:pigeon; did-ban actor:vale app:pigeon",
		"hi all\n\nwe wonder.\nDid Acme ban Pigeon?\nthanks": "did-ban actor:acme app:pigeon",
		"did acme ban pigeon\nand why":                       "did-ban actor:acme app:pigeon; why-ban actor:acme app:pigeon asks:reason",

		"Quick one - did Acme ban Pigeon?":                             "did-ban actor:acme app:pigeon",
		"doing an audit of old files — did Acme ban Pigeon":            "did-ban actor:acme app:pigeon",
		"Pigeon - is it banned at Acme?":                               "is-ban actor:acme app:pigeon",
		"my cousin sent me a Pigeon link?? did Acme ban Pigeon":        "did-ban actor:acme app:pigeon",
		"Acme banned Pigeon? And by when must it be gone?":             "did-ban actor:acme app:pigeon; fact app:pigeon asks:date words:deadlin,gone",
		"did Acme ban Pigeon? don't want trouble":                      "did-ban actor:acme app:pigeon",
		"did Acme ban Pigeon? got a message and can't open it":         "did-ban actor:acme app:pigeon",
		"did Acme ban Pigeon? and isn't Pigeon banned at Vale Mutual":  "did-ban actor:acme app:pigeon; is-ban actor:vale app:pigeon",
		"did Acme ban Pigeon? didn't anybody ban Pigeon before March?": "did-ban actor:acme app:pigeon; did-ban actor:acme app:pigeon before:2024-03",
	} {
		var got []string
		for _, q := range question.ParseAll(lex, b, text, nil, "", 20000) {
			got = append(got, q.String())
		}
		if all := strings.Join(got, "; "); all != want {
			t.Errorf("%q:\n got %s\nwant %s", text, all, want)
		}
	}
}

func ExampleParseAll() {
	b := base()
	for _, q := range question.ParseAll(language.NewLexicon(b), b, "Did Acme ban Pigeon, and why?", nil, "", knowledge.NewDay(2024, 5, 15)) {
		fmt.Println(q)
	}
	// Output:
	// did-ban actor:acme app:pigeon
	// why-ban actor:acme app:pigeon asks:reason
}

// TestBetween holds a kind that fits two bodies to being asked about.
func TestBetween(t *testing.T) {
	b := base()
	b = knowledge.NewBase(b.Settings, b.Entities, nil, append(b.Events, &knowledge.Event{ID: "c", By: "acme", Do: knowledge.Ban, Apps: []knowledge.EntityID{"pigeon"}, Announced: knowledge.OnDay(19000)}), nil, nil)
	q := question.Parse(language.NewLexicon(b), b, "did the company ban Pigeon?", nil, 20000)
	if len(q.Between) != 2 || q.Vague != "the company" {
		t.Errorf("%v, %q", q.Between, q.Vague)
	}
}
