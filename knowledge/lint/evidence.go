package lint

import "policybot/knowledge"

// evidence checks that every claim has a source, and every source what makes it
// one.
func (c *checker) evidence() {
	used := map[knowledge.SourceID]bool{}
	for _, e := range c.base.Events {
		c.reported(e.Origin, "event "+string(e.ID), e.Reports, used)
		for _, r := range e.Reasons {
			c.reports(e.Origin, string(e.ID), r.Reports, used)
		}
	}
	for _, f := range c.base.Facts {
		c.reported(f.Origin, "fact "+string(f.ID), f.Reports, used)
		if f.Value.Kind == knowledge.DateValue && f.Value.Date.IsZero() {
			c.findings.Errorf(f.Origin, "the value of %s is a date and has none", f.ID)
		}
	}
	for _, s := range c.base.Sources {
		c.source(s, used[s.ID])
	}
}

func (c *checker) reported(at knowledge.Origin, what string, reports []knowledge.Report, used map[knowledge.SourceID]bool) {
	if len(reports) == 0 {
		c.findings.Errorf(at, "%s has no reports: every claim needs a source", what)
	}
	c.reports(at, what, reports, used)
	if len(reports) > 0 && c.allRetracted(reports) {
		c.findings.Warnf(at, "every source of %s is retracted", what)
	}
}

func (c *checker) reports(at knowledge.Origin, what string, reports []knowledge.Report, used map[knowledge.SourceID]bool) {
	for _, r := range reports {
		used[r.Source] = true
		at := at
		if r.Origin.File != "" {
			at = r.Origin
		}
		if c.base.Source(r.Source) == nil {
			c.findings.Errorf(at, "a report of %s names the source %s, which is not on record", what, r.Source)
		}
		if r.Quote != "" && r.Speaker == "" && len(c.base.PassagesOf(r.Source)) == 0 { // a document's own words stand there
			c.findings.Warnf(at, "a report of %s quotes %q and doesn't say whose words these are: add \"speaker\"", what, cut(r.Quote))
		}
	}
}

func (c *checker) allRetracted(reports []knowledge.Report) bool {
	for _, r := range reports {
		if s := c.base.Source(r.Source); s == nil || s.Retracted.IsZero() {
			return false
		}
	}
	return true
}

func (c *checker) source(s *knowledge.Source, used bool) {
	document := len(c.base.PassagesOf(s.ID)) > 0
	if s.Date.IsZero() && (used || document) {
		c.findings.Warnf(s.Origin, "source %s has no date, so nobody can tell how old it is", s.ID)
	}
	if used && s.Tier == "" {
		c.findings.Warnf(s.Origin, "source %s has no tier and ranks below every other", s.ID)
	}
	if !used && !document {
		c.findings.Notef(s.Origin, "source %s is used by no record", s.ID)
	}
}

// cut keeps quotes in messages short.
func cut(s string) string {
	const most = 60
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}
