package prose

import (
	"regexp"
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/extract/form"
	"policybot/knowledge/language"
)

// Bounds are what the words above a passage say of all that stands under them: whom and what it
// is for, from when until when, and what of it isn't sure.
//
// Most headings only name what is spoken of, and limit nothing: "Introduction", "Messaging".
type Bounds struct {
	Terms       knowledge.Terms
	Setting     []knowledge.EntityID // the places in which they only set what they speak of: "AI in the newsroom"
	From, Until knowledge.Date
	Doubt       string
}

// BoundsOf reads the headings and labels above the passage, in a document of home's own.
func (r *Reader) BoundsOf(p *knowledge.Passage) Bounds {
	t := r.topicOf(p)
	if !t.own {
		return r.reachOf(p)
	}
	return r.headingsOver(p, t).and(r.labelOver(p)).and(r.reachOf(p))
}

// headingsOver is what the headings above the passage say.
func (r *Reader) headingsOver(p *knowledge.Passage, t *topic) Bounds {
	if o, read := t.bounds[p.Title]; read {
		return o
	}
	var o Bounds
	for i, heading := range form.Headings(p.Title) {
		x := r.heading(p, heading)
		if i == 0 {
			x.Terms = r.withoutWhole(x.Terms)
		}
		o = o.and(x)
	}
	if t.bounds == nil {
		t.bounds = map[string]Bounds{}
	}
	t.bounds[p.Title] = o
	return o
}

// withoutWhole is what the title of a document limits, without the body whose document it is, by
// what it is one of: "Use of apps in the city administration". A part of that it would call
// otherwise: "Apps for the press office".
func (r *Reader) withoutWhole(terms knowledge.Terms) knowledge.Terms {
	if len(terms[knowledge.Unit]) == 0 {
		return terms
	}
	all := terms.Clone()
	all[knowledge.Unit] = slices.DeleteFunc(all[knowledge.Unit], func(id knowledge.EntityID) bool {
		e := r.Entity(id)
		if e == nil || !e.Proposed || len(e.Names) == 0 {
			return false
		}
		low := form.LowersOf(e.Names[0].Text)
		return len(low) > 0 && language.Naming("whole-body").Has(low[len(low)-1])
	})
	if len(all[knowledge.Unit]) == 0 {
		delete(all, knowledge.Unit)
	}
	return all
}

// longestLabel is how many words lead in to what is for somebody; more of them are a sentence.
const longestLabel = 6

// leadBounds are what the words say of it with which its passage begins, or the list in which it
// stands: "Contractors:".
func (s *sentence) leadBounds(st *stance) Bounds {
	for i := min(st.from, len(s.tokens), longestLabel+1) - 1; i > 0; i-- {
		if s.norm(i) == ":" {
			return s.reachIn(s.passage, s.words(0, i))
		}
	}
	if head, led := strings.CutSuffix(s.topic.listHead, ":"); led {
		return s.reachIn(s.passage, head)
	}
	return Bounds{}
}

// headingNumber is the number of a heading: "4.2 ", "Chapter 3: ", "B) ".
var headingNumber = regexp.MustCompile(`^(?i:(?:chapter|section|part|annex|appendix|article|§)\s*)?(?:\d+(?:\.\d+)*[.):]*|[A-Za-z][.):]|[IVX]+[.)])\s+`)

// heading reads one of them. What is asked is read with its answer, and a day is that of what
// a log notes.
func (r *Reader) heading(p *knowledge.Passage, text string) Bounds {
	s := r.sentence(p, r.topicOf(p), form.Piece{Text: text[len(headingNumber.FindString(text)):]})
	if s.question() || !language.HeadingDate(text).IsZero() {
		return Bounds{}
	}
	return s.bounds()
}

// and is what both say.
func (o Bounds) and(x Bounds) Bounds {
	sc := knowledge.Scope{Terms: o.Terms.Clone()}
	for d, ids := range x.Terms {
		sc = withTerm(sc, d, ids...)
	}
	return Bounds{sc.Terms, append(slices.Clone(o.Setting), x.Setting...), x.From.Or(o.From), x.Until.Or(o.Until), firstSaid(o.Doubt, x.Doubt)}
}

// bounds reads the words as those above something else, part by part.
func (s *sentence) bounds() (o Bounds) {
	s.moments()
	if language.Voiced(s.tokens, len(s.tokens)-1) {
		o.Doubt = claim.OnlyVoiced
	}
	for _, p := range s.parts() {
		o = o.and(s.partOver(p))
	}
	return o
}

// under limits what the claim tells to what the words above it say: "you may not use it",
// below "Interns". Whoever is named in the sentence itself is meant all the same.
func (s *sentence) under(c *claim.Claim, st *stance) {
	if !s.own() || c.By != s.ourselves() {
		return
	}
	o := s.BoundsOf(s.passage).and(s.leadBounds(st))
	told := st.who.empty() || s.in(st.who.from, "you", "we") // "you may", "do not"
	if timed := c.Dated || !c.From.IsZero() || !c.Until.IsZero(); !(o.Doubt == ofWhom && told || o.Doubt == whenHolds && timed) {
		c.Doubt(o.Doubt)
	}
	if reach := s.reachOf(s.passage).and(s.leadBounds(st)); !s.toReaders(st) && !ofPeople(c.Scope.Terms) && ofPeople(reach.Terms) {
		c.Doubt(claim.ForWhatHolds) // "employees must not", where it is for contractors
	}
	people := st.who.persons || !s.toReaders(st) || ofPeople(c.Scope.Terms)
	reachesAll := s.reachesAll(c, st)
	for d, ids := range o.Terms {
		if set := len(o.Setting) > 0 && d == knowledge.Place && reachesAll; len(c.Scope.Terms[d]) == 0 && !(people && isPeople(d)) && !set {
			c.Scope = withTerm(c.Scope, d, ids...)
		}
	}
	switch {
	case o.From.IsZero() || c.Dated || !c.From.IsZero():
	case o.From.Last >= c.Announced.First:
		c.From = o.From
	case o.From.Exact():
		c.Announced, c.Dated = o.From, true
	}
	c.Until = c.Until.Or(o.Until)
}

// reachesAll tells that the sentence bans something and says itself how far that reaches: all of
// home, any purpose, or devices, data or a purpose that it names. Then a heading that only sets
// what it speaks of in a place limits nothing.
func (s *sentence) reachesAll(c *claim.Claim, st *stance) bool {
	if c.Do != knowledge.Ban {
		return false
	}
	for i := c.Left; i < c.To; i++ {
		if s.in(i, "any-word") && s.in(i+1, "any-place-noun") {
			return true
		}
	}
	for d := range c.Scope.Terms {
		if !isPeople(d) && d != knowledge.Place && d != knowledge.Component && d != knowledge.Version {
			return true
		}
	}
	return st.who.body == s.ourselves() && (st.who.nobody || s.in(st.who.from, "everyone-word", "all-of"))
}

func isPeople(d knowledge.Dimension) bool { return d == knowledge.Audience || d == knowledge.Unit }

func ofPeople(t knowledge.Terms) bool { return len(t[knowledge.Audience])+len(t[knowledge.Unit]) > 0 }

// Limit limits a rule that structure tells to what the words above it say.
func (o Bounds) Limit(t *claim.Rule) {
	if o.Doubt != "" && !slices.Contains(t.Doubts, o.Doubt) {
		t.Doubts = append(slices.Clone(t.Doubts), o.Doubt)
	}
	people := ofPeople(t.Scope.Terms)
	for d, ids := range o.Terms {
		if len(t.Scope.Terms[d]) == 0 && !(isPeople(d) && people) {
			t.Scope.Terms = t.Scope.Terms.Clone()
			t.Scope = withTerm(t.Scope, d, ids...)
		}
	}
	t.On, t.Until = t.On.Or(o.From), t.Until.Or(o.Until)
}
