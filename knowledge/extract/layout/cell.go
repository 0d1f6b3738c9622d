package layout

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/extract/form"
	"policybot/knowledge/extract/ground"
	"policybot/knowledge/language"
)

// limitCell reads a cell that says for whom, for what, where, or from when, and tells
// whether the head of its column says so.
func (l *Reader) limitCell(head, text string, p *knowledge.Passage, t *claim.Rule) bool {
	if text == "" || language.Ruling("not-told").Has(strings.ToLower(text)) {
		return true
	}
	switch {
	case headedBy("data-head", head) && l.dataCell(head, text, p, t):
	case headedBy("data-head", head):
		l.terms(text, knowledge.Data, p, t)
	case headedBy("audience-head", head):
		l.terms(text, knowledge.Audience, p, t)
	case language.Ruling("describing-head").Has(head) && l.describes(text, p):
	case headedBy("purpose-head", head):
		l.terms(text, knowledge.Purpose, p, t)
	case headedBy("device-head", head):
		l.terms(text, knowledge.Device, p, t)
	case headedBy("reach-head", head):
		l.reach(text, p, t)
	case headedBy("except-head", head):
		l.leavesOut(text, p, t)
	case language.Ruling("data-yes-head").In(strings.Fields(head)) && language.Ruling("no-cell").Has(strings.ToLower(text)):
		t.Terms = append(t.Terms, knowledge.Condition{Name: "no " + head})
	case language.Ruling("level-head").Has(head):
		t.Terms = append(t.Terms, knowledge.Condition{Name: head + " " + text})
	case language.Ruling("condition-head").Has(head):
		t.Terms = append(t.Terms, knowledge.Condition{Name: text})
	case language.Ruling("since-head").Has(head):
		t.On = l.dateCell(head, text, p, t)
	case language.Ruling("until-head").Has(head) && language.Ruling("endless").Has(strings.ToLower(text)):
	case language.Ruling("until-head").Has(head):
		t.Until = l.dateCell(head, text, p, t)
	default:
		return false
	}
	return true
}

// harmless tells that nothing under the head of a column limits what the row says of its app.
func harmless(head string) bool {
	return headedBy("harmless-head", head) || language.Ruling("entered-head").Has(head) || language.Naming("body-head").Has(head)
}

// headedBy tells that a column has one of the heads, or one made of them: "staff groups".
func headedBy(list, head string) bool {
	words := strings.Fields(head)
	return language.Ruling(list).Has(head) || len(words) > 1 && !slices.ContainsFunc(words, func(w string) bool { return !language.Ruling(list).Has(w) })
}

// dateCell is the day of a cell that says from or until when a rule holds.
func (l *Reader) dateCell(head, text string, p *knowledge.Passage, t *claim.Rule) knowledge.Date {
	on := l.dateIn(text, p)
	if on.IsZero() && len(l.DateOrder.Times(text, l.anchor(p))) == 0 {
		t.Doubts = append(t.Doubts, "which day “"+head+": "+text+"” is")
	}
	return on
}

// terms limits the rule to the terms that a cell names. One that the lexicon
// doesn't know is in doubt, but for people, of whom any may be named, and for the one
// or two words of what a tool is for.
func (l *Reader) terms(text string, d knowledge.Dimension, p *knowledge.Passage, t *claim.Rule) {
	if strings.Trim(text, "0123456789., ") == "" {
		return // how many there are
	}
	scope, known := l.scopeIn(text, p)
	switch known = known && len(scope.Terms[d]) > 0 && !conditional(text); {
	case d == knowledge.Purpose && !known && len(strings.Fields(text)) <= 2 && !language.Ruling("limiting").In(form.LowersOf(text)) && !namesOthers(text):
	case d == knowledge.Audience && !known:
		l.people(text, p, t)
	case !known:
		t.Doubts = append(t.Doubts, "whom or what “"+text+"” covers")
	default:
		limitTo(t, knowledge.Terms{d: scope.Terms[d]})
	}
}

// describes tells that a cell only says in a few words what a tool is for: none of them limits, and
// none names people, data, devices and the like, or something that tools are approved for.
func (l *Reader) describes(text string, p *knowledge.Passage) bool {
	low := form.LowersOf(text)
	scope, _ := l.scopeIn(text, p)
	return len(low) > 0 && len(low) <= longestValue && len(scope.Terms) == 0 && !language.Ruling("limiting").In(low) && !language.Ruling("limits-anywhere").In(low) && !language.Ruling("leaves-others").In(low) && language.Ruling("condition-start").At(low, 0) == 0
}

// reach limits the rule to what a cell says that it applies to, or leaves out of it whom all
// others stand beside.
func (l *Reader) reach(text string, p *knowledge.Passage, t *claim.Rule) {
	if all, except := cutExcept(text); except != "" && language.Ruling("everybody-cell").Has(strings.ToLower(all)) {
		l.leavesOut(except, p, t)
		return
	}
	terms, sure := l.covers(text, p)
	if !sure {
		t.Doubts = append(t.Doubts, "whom or what “"+text+"” covers")
	}
	limitTo(t, terms)
}

// leavesOut leaves out of the rule what a cell names. What two of them leave out is in doubt.
func (l *Reader) leavesOut(text string, p *knowledge.Passage, t *claim.Rule) {
	terms, sure := l.covers(text, p)
	low := form.LowersOf(text)
	order := len(low) > 0 && (language.Listed("ordered", low[0]) || language.Ruling("instructs").At(low, 0) > 0) // "Ask IT"
	if !sure || len(terms) > 1 || order || len(t.Scope.Except) > 0 {
		t.Doubts = append(t.Doubts, "what “"+text+"” leaves out")
	}
	t.Scope.Except = terms
}

// covers are the terms that a cell names and nothing else, or the people, and whether that
// is sure: of a list, they are all of one kind.
func (l *Reader) covers(text string, p *knowledge.Passage) (terms knowledge.Terms, sure bool) {
	terms, sure = l.termsIn(text, p)
	if !sure && l.knowsPeople(text, p) {
		var x claim.Rule
		l.people(text, p, &x)
		terms, sure = x.Scope.Terms, len(x.Doubts) == 0
	}
	return terms, sure && !conditional(text) && (len(terms) == 1 || len(namedPeople(text)) == 1)
}

// knowsPeople tells that all of a list are people whom the lexicon knows, or a noun for people.
// Whatever else has a capital may be a place, a product or an order as well.
func (l *Reader) knowsPeople(text string, p *knowledge.Passage) bool {
	return !slices.ContainsFunc(namedPeople(text), func(name string) bool {
		scope, known := l.scopeIn(name, p)
		return !(known && len(scope.Terms) > 0 && claim.OfPeople(scope)) && l.prose.Audience(name, p) == ""
	})
}

// conditional tells that the people in a cell are only those of whom something more is so:
// "managers with a permit".
func conditional(text string) bool { return language.Ruling("condition-start").In(form.LowersOf(text)) }

// termsIn are the terms of a scope that a cell names, and whether it names nothing else.
func (l *Reader) termsIn(text string, p *knowledge.Passage) (terms knowledge.Terms, only bool) {
	if scope, known := l.scopeIn(text, p); known && len(scope.Terms) > 0 {
		return scope.Terms, true
	}
	terms, only = l.prose.Terms(text, p)
	return terms, only && len(terms) > 0 && !namesOthers(text) && !l.newUnit(terms, text)
}

// newUnit tells that one of the terms that a cell names is a part of the body that nobody
// knows, and that only its capital tells: it may be a place, a product or an aim as well.
func (l *Reader) newUnit(terms knowledge.Terms, text string) bool {
	words := form.LowersOf(text)
	return !language.Ruling("team-word").Has(words[len(words)-1]) && slices.ContainsFunc(terms[knowledge.Unit], func(id knowledge.EntityID) bool { return l.Base.Entity(id) == nil })
}

// limitTo limits the rule to the terms, beside those of other dimensions.
func limitTo(t *claim.Rule, terms knowledge.Terms) {
	all := t.Scope.Terms.Clone()
	if all == nil {
		all = knowledge.Terms{}
	}
	for d, ids := range terms {
		for _, id := range ids {
			all[d] = ground.AppendNew(all[d], id)
		}
		slices.Sort(all[d])
	}
	t.Scope.Terms = all
}
