package layout

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/extract/form"
	"policybot/knowledge/extract/ground"
	"policybot/knowledge/extract/prose"
	"policybot/knowledge/language"
)

// people limits the rule to the people whom a cell lists: those that the lexicon knows,
// and teams by whatever name.
func (l *Reader) people(text string, p *knowledge.Passage, t *claim.Rule) {
	if slices.ContainsFunc(form.LowersOf(text), func(w string) bool { return w == "no" || language.OpensDenial(w) || language.Excepts(w) }) {
		t.Doubts = append(t.Doubts, "whom “"+text+"” leaves out")
		return
	}
	if t.Scope.Terms == nil {
		t.Scope.Terms = knowledge.Terms{}
	}
	for _, name := range namedPeople(text) {
		scope, known := l.scopeIn(name, p)
		switch {
		case known && len(scope.Terms[knowledge.Audience]) > 0:
			for _, id := range scope.Terms[knowledge.Audience] {
				t.Scope.Terms[knowledge.Audience] = ground.AppendNew(t.Scope.Terms[knowledge.Audience], id)
			}
		case l.prose.Audience(name, p) != "":
			t.Scope.Terms[knowledge.Audience] = ground.AppendNew(t.Scope.Terms[knowledge.Audience], l.prose.Audience(name, p))
		case len(strings.Fields(name)) > prose.MostTeam:
			t.Doubts = append(t.Doubts, "whom or what “"+text+"” covers")
		default:
			t.Scope.Terms[knowledge.Unit] = ground.AppendNew(t.Scope.Terms[knowledge.Unit], l.team(name, p))
		}
	}
	for _, ids := range t.Scope.Terms {
		slices.Sort(ids)
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
