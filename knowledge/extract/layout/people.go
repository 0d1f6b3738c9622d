package layout

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/extract/form"
	"policybot/knowledge/extract/prose"
	"policybot/knowledge/language"
)

// people limits the rule to the people whom a cell lists: those that the lexicon knows,
// and teams by whatever name.
func (l *Reader) people(text string, p *knowledge.Passage, t *claim.Rule) {
	if conditional(text) || namesOthers(text) || slices.ContainsFunc(form.LowersOf(text), language.Excepts) {
		t.Doubts = append(t.Doubts, "whom “"+text+"” leaves out")
		return
	}
	names := namedPeople(text)
	for _, name := range names {
		scope, known := l.scopeIn(name, p)
		switch {
		case known && len(scope.Terms) > 0 && claim.OfPeople(scope):
			limitTo(t, scope.Terms)
		case l.prose.Audience(name, p) != "":
			limitTo(t, knowledge.Terms{knowledge.Audience: {l.prose.Audience(name, p)}})
		case len(strings.Fields(name)) > prose.MostTeam:
			t.Doubts = append(t.Doubts, "whom or what “"+text+"” covers")
		default:
			limitTo(t, knowledge.Terms{knowledge.Unit: {l.team(name, p)}})
		}
	}
	if len(names) > 1 && t.Scope.States(knowledge.Unit) && t.Scope.States(knowledge.Audience) {
		t.Doubts = append(t.Doubts, "whom “"+text+"” names together") // a scope can't say "or"
	}
}

// namedPeople are the names in a list: "Claims", "Product" of "Claims and Product teams".
func namedPeople(text string) []string {
	for _, mark := range []string{" and ", " & ", " / ", "; ", "/"} {
		text = strings.ReplaceAll(text, mark, ", ")
	}
	var list []string
	for name := range strings.SplitSeq(text, ",") {
		words := strings.Fields(name)
		if n := len(words); n > 1 && language.Ruling("team-word").Has(strings.ToLower(words[n-1])) {
			words = words[:n-1]
		}
		if len(words) > 0 {
			list = append(list, strings.Join(words, " "))
		}
	}
	return list
}

// team proposes the team by that name, as a part of whose document it is.
func (l *Reader) team(name string, p *knowledge.Passage) knowledge.EntityID {
	by := l.BodyOf(l.Base.Source(p.Source))
	e := &knowledge.Entity{ID: knowledge.EntityID(knowledge.Slug(name)), Kind: knowledge.UnitKind, Under: []knowledge.Link{{To: by}}}
	if other := l.Entity(e.ID); other != nil && other.Kind != knowledge.UnitKind {
		e.ID = knowledge.EntityID(string(knowledge.UnitKind)) + "-" + e.ID
	}
	plain := !strings.Contains(name, " ") && language.Everyday(strings.ToLower(name))
	e.Names = []knowledge.Name{{Text: name, AsWritten: plain}, {Text: name + " team"}}
	return l.Propose(p, e)
}
