package lint

import (
	"slices"
	"strings"

	"policybot/knowledge"
)

// collections checks that nobody is told half: whoever sees an event sees what
// undoes, limits or changes it, and its evidence, and whom it is about.
func (c *checker) collections() {
	s := seeing{checker: c, access: map[knowledge.Collection]knowledge.Access{}, rules: map[knowledge.EntityID][]*knowledge.Event{}}
	for _, a := range c.base.Settings.Collections {
		s.access[a.Name] = a
		s.grants(a)
	}
	for _, n := range []knowledge.Collection{"", knowledge.Open} {
		s.access[n] = knowledge.Access{Name: n, Everyone: true}
	}
	if len(c.base.InUse()) == 1 {
		return // all is open
	}
	for _, e := range c.base.Entities {
		s.entity(e)
	}
	for _, e := range c.base.Events {
		s.undoes(e)
		s.limits(e)
		s.evidence(e)
		s.parties(e)
	}
	for _, f := range c.base.Facts {
		s.sources(f.Origin, string(f.ID), f.Collection, f.Reports)
		s.topics(f)
	}
	if h := c.base.Entity(c.base.Home); h != nil && !s.same(knowledge.Open, h.Collection) {
		c.findings.Errorf(h.Origin, "%s is the home of the settings, whom everybody may ask about, and can't be in the collection %s; leave that out", h.ID, h.Collection)
	}
}

// seeing compares who may see what.
type seeing struct {
	*checker
	access map[knowledge.Collection]knowledge.Access
	rules  map[knowledge.EntityID][]*knowledge.Event // rules on each app, as far as they were looked up
}

// same tells that whoever sees what is in one collection may see what is in the
// other.
func (s seeing) same(seen, also knowledge.Collection) bool {
	return seen == also || covers(s.access[also], s.access[seen])
}

// covers tells that whoever may see b may see a.
func covers(a, b knowledge.Access) bool {
	if a.Everyone || b.Everyone {
		return a.Everyone
	}
	within := func(inner, outer []string) bool {
		return !slices.ContainsFunc(inner, func(s string) bool { return !slices.Contains(outer, s) })
	}
	return within(b.Groups, a.Groups) && within(b.Channels, a.Channels)
}

var settingsFile = knowledge.Origin{File: "knowledge.yaml"}

// grants checks that the collection is open to those who are meant.
func (s seeing) grants(a knowledge.Access) {
	switch {
	case a.Name == knowledge.Open:
	case !a.Everyone && len(a.Groups)+len(a.Channels) == 0:
		s.findings.Warnf(settingsFile, "nobody may see the collection %s: give it groups or channels, or everyone: true", a.Name)
	case a.Everyone && len(a.Groups)+len(a.Channels) > 0:
		s.findings.Warnf(settingsFile, "everybody may see the collection %s, so its groups and channels limit nothing", a.Name)
	}
	s.ids(a.Name, "user group", "S", a.Groups)
	s.ids(a.Name, "conversation", "CGD", a.Channels)
}

// ids warns of what is no id of Slack's: a name would open the collection to
// nobody.
func (s seeing) ids(in knowledge.Collection, what, first string, list []string) {
	for _, id := range list {
		if id == "" || !strings.Contains(first, id[:1]) || strings.ToUpper(id) != id {
			s.findings.Warnf(settingsFile, "the collection %s is open to %q, which is no id of a %s, so that nobody may see it by that: Slack's ids begin with %s", in, id, what, strings.Join(strings.Split(first, ""), ", "))
		}
	}
}

// undoes checks that who sees an event sees what changes what is to be said of
// it.
func (s seeing) undoes(e *knowledge.Event) {
	if !e.Do.NeedsName() && !e.Do.Rule() && e.Do != knowledge.Deny {
		return
	}
	for _, n := range s.named(e) {
		if !s.same(n.Collection, e.Collection) {
			s.findings.Errorf(e.Origin, "%s is in the collection %s, and not all who see %s (%s) may see it: they would be told what no longer holds; put it where they see it", e.ID, e.Collection, n.ID, nameOf(n.Collection))
		}
	}
}

// evidence checks that who sees an event sees what it rests on, and that the
// sources which some don't see don't decide whether it stands.
func (s seeing) evidence(e *knowledge.Event) {
	unseen := s.sources(e.Origin, string(e.ID), e.Collection, e.Reports)
	for _, r := range e.Reasons {
		s.sources(e.Origin, "the reason of "+string(e.ID), e.Collection, r.Reports)
	}
	switch {
	case unseen == 0:
	case unseen == len(e.Reports):
		s.findings.Errorf(e.Origin, "%s (%s) has no source that all who see it may see: they would be told it without evidence; add a source that they see, or put it where its source is", e.ID, nameOf(e.Collection))
	case slices.ContainsFunc(e.Reports, s.doubtful):
		s.findings.Errorf(e.Origin, "whether %s (%s) stands turns on its sources, and not all who see it may see each: they would be told otherwise than others; put it and its sources into one collection", e.ID, nameOf(e.Collection))
	}
}

// doubtful tells that the report can make the event fall, or doesn't hold it up
// for good.
func (s seeing) doubtful(r knowledge.Report) bool {
	source := s.base.Source(r.Source)
	return r.Denies || r.Certainty == knowledge.Speculated || source != nil && !source.Retracted.IsZero()
}

// sources warns of sources that not all who see the record may see, and counts
// the reports that rest on them.
func (s seeing) sources(at knowledge.Origin, what string, in knowledge.Collection, reports []knowledge.Report) (unseen int) {
	for _, r := range reports {
		if x := s.base.Source(r.Source); x != nil && !s.same(in, x.Collection) {
			unseen++
			s.findings.Warnf(at, "not all who see %s (%s) may see its source %s (%s)", what, nameOf(in), x.ID, x.Collection)
		}
	}
	return unseen
}

// parties checks that who sees an event sees whom and what it is about.
func (s seeing) parties(e *knowledge.Event) {
	ids := append([]knowledge.EntityID{e.By}, e.Apps...)
	for _, d := range knowledge.Dimensions() {
		if d != knowledge.Version {
			ids = append(append(ids, e.Scope.Terms[d]...), e.Scope.Except[d]...)
		}
	}
	for _, id := range ids {
		if x := s.base.Entity(id); x != nil && !s.same(e.Collection, x.Collection) {
			s.findings.Errorf(e.Origin, "%s (%s) tells all who see it of %s, which is in the collection %s; put it there too, or leave the collection of %s out", e.ID, nameOf(e.Collection), id, x.Collection, id)
		}
	}
}

// topics warns of facts that some of those who could see them are not told,
// since they don't see what the facts are about.
func (s seeing) topics(f *knowledge.Fact) {
	for _, id := range f.About {
		if x := s.base.Entity(id); x != nil && !s.same(f.Collection, x.Collection) {
			s.findings.Warnf(f.Origin, "%s (%s) is told only to those who may see %s, which is in the collection %s", f.ID, nameOf(f.Collection), id, x.Collection)
		}
	}
	for _, id := range f.Events {
		if x := s.base.Event(id); x != nil && !s.same(f.Collection, x.Collection) {
			s.findings.Warnf(f.Origin, "%s (%s) is about %s, which not all who see it may see (%s)", f.ID, nameOf(f.Collection), id, x.Collection)
		}
	}
}

// entity checks that only bodies and apps are kept from some: terms of scopes
// are words that everybody may say. Who sees one sees what it is part of.
func (s seeing) entity(e *knowledge.Entity) {
	if !s.same(knowledge.Open, e.Collection) && !e.Kind.Acts() && e.Kind != knowledge.App {
		s.findings.Errorf(e.Origin, "%s is a %s, a word that everybody may say: only bodies and apps can be in a collection such as %s", e.ID, e.Kind, e.Collection)
	}
	for _, l := range slices.Concat(e.In, e.Under) {
		if x := s.base.Entity(l.To); x != nil && !s.same(e.Collection, x.Collection) {
			s.findings.Errorf(e.Origin, "%s (%s) is part of %s or under it, which is in the collection %s: not all who see the one may see the other; put both into one collection", e.ID, nameOf(e.Collection), x.ID, x.Collection)
		}
	}
}

func nameOf(c knowledge.Collection) knowledge.Collection {
	if c == "" {
		return knowledge.Open
	}
	return c
}
