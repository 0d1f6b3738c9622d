package layout

import (
	"regexp"
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/extract/form"
	"policybot/knowledge/language"
)

// limit reads what stands behind a word of standing: dates, whom and what it is
// for, and conditions. It gives the sentences behind that.
func (l *Reader) limit(rest string, is form.Standing, p *knowledge.Passage, t *claim.Rule) (more []string) {
	apart := setApart.MatchString(rest)
	rest, behind := clauseOf(rest)
	if behind != "" {
		more = []string{behind}
	}
	rest, now := withoutNow(rest)
	if onlyWhy(rest, is, now) {
		return more
	}
	after := startsWith(rest, "after-what")
	rest = strings.Trim(l.dates(rest, p, t), " ,")
	if rest == "" || forEverybody(rest) || is == form.Denied && forWork(rest) || is == form.Denied && refersOn(rest) || onlyWhy(rest, is, !after && !t.On.IsZero()) {
		return more
	}
	head, except := cutExcept(rest)
	if except != "" {
		l.leavesOut(except, p, t)
	}
	if head == "" {
		return more
	}
	scope, known := l.scopeIn(head, p)
	whom := l.forWhom(head, p)
	switch {
	case len(form.LowersOf(head)) == 0:
		t.Doubts = append(t.Doubts, "what the mark “"+head+"” says")
	case known && len(scope.Terms) > 0:
		limitTo(t, scope.Terms)
	case len(whom) > 0:
		limitTo(t, whom)
	case is == form.Granted || is == form.Limited:
		t.Terms = append(t.Terms, knowledge.Condition{Name: head})
	case is == form.Denied && apart && doesItself(form.LowersOf(head)): // it says why
	case is == form.Denied:
		t.Doubts = append(t.Doubts, "what “"+head+"” covers")
	}
	return more
}

// setApart is the mark behind a word of standing that parts it from what is told beside it.
var setApart = regexp.MustCompile(`^\s*(?:[;:(]|[—–-]\s)`)

// forWork tells that a limit names nothing but the work of whom the rule is for, whoever is named as
// the one whose that is: "for council business". What isn't to be used for it needs no other limit.
func forWork(limit string) bool {
	low := form.LowersOf(limit)
	n := len(low)
	return n > 1 && n <= 4 && language.Ruling("head-for").Has(low[0]) && language.Ruling("work-noun").Has(low[n-1]) && !slices.ContainsFunc(low[1:n-1], func(w string) bool {
		return !language.Naming("whole-body").Has(w) && !language.Ruling("work-own").Has(w)
	})
}

// withoutNow leaves out the words at the head of a limit that say that it is so now, which limits
// nothing, and tells whether there are any: "until further notice".
func withoutNow(rest string) (string, bool) {
	words, _ := form.Scan(rest)
	n := language.Ruling("changes-nothing").At(form.Lowers(words), 0)
	if n == 0 || n < len(words) && !words[n].Joined && !strings.HasPrefix(rest[words[n-1].End:], ",") {
		return rest, false
	}
	return strings.TrimLeft(rest[words[n-1].End:], " ,"), true
}

// onlyWhy tells that what stands behind a word by which something may not be used says no more
// than why that is, or where it is dated, what came before: "after a leak".
func onlyWhy(rest string, is form.Standing, dated bool) bool {
	if is != form.Denied && is != form.Ended {
		return false
	}
	low := form.LowersOf(rest)
	if language.Ruling("behind-reason").In(low) {
		return false // "because of the rush, in the canteen only"
	}
	after := language.Ruling("after-what").At(low, 0)
	return startsWith(rest, "gives-reason") || dated && 0 < after && after < len(low) && language.Naming("article").Has(low[after])
}

// startsWith tells that the text begins with a phrase of the list.
func startsWith(text, list string) bool { return language.Ruling(list).At(form.LowersOf(text), 0) > 0 }

// forEverybody tells that a limit is none: "for all employees".
func forEverybody(limit string) bool {
	low := form.LowersOf(limit)
	return len(low) > 1 && language.Ruling("head-for").Has(low[0]) && language.Ruling("everybody-cell").Has(strings.Join(low[1:], " "))
}

// clauseOf is what limits a standing: up to the end of its sentence, and nothing where a new
// one begins at once. Behind is what comes after that.
func clauseOf(rest string) (clause, behind string) {
	rest = strings.TrimSpace(rest)
	end := 0
	if !strings.HasPrefix(rest, ".") && !strings.HasPrefix(rest, ";") {
		rest = strings.Trim(rest, " ,:—–-()")
		end = min(form.SentenceEnd(rest, 0), len(rest))
	}
	if at := strings.Index(rest[:end], "; "); at >= 0 {
		end = at
	}
	return strings.TrimRight(rest[:end], " .;,)"), strings.TrimLeft(rest[end:], " .;,)")
}

// dates takes the first date out of a limit.
func (l *Reader) dates(rest string, p *knowledge.Passage, t *claim.Rule) string {
	for _, w := range l.DateOrder.Times(rest, l.anchor(p)) {
		if w.Date.IsZero() || w.Event != "" {
			continue
		}
		before, how := ledIn(rest, w)
		sure := !w.YearOnly && !(w.Counted && l.anchor(p) == l.Today())
		if how == "until" {
			t.Until = w.Date
			if w.Yearless {
				t.Until = l.coming(rest[w.Start:w.End], p)
				sure = t.Until.Last-l.anchor(p) <= soon
			}
		} else {
			t.On = w.Date
		}
		if !sure {
			t.Doubts = append(t.Doubts, "which day “"+rest[w.Start:w.End]+"” is")
		}
		return strings.TrimSpace(before + " " + strings.TrimSpace(rest[w.End:]))
	}
	return rest
}

// soon is within how many days something ends of which only the month or day is told: one that
// is further away may be over instead.
const soon = 183

// coming is the next date of a text that leaves out the year.
func (l *Reader) coming(text string, p *knowledge.Passage) knowledge.Date {
	const year = 365
	for _, w := range l.DateOrder.Times(text, l.anchor(p)+year-1) {
		return w.Date
	}
	return knowledge.Date{}
}

// ledIn takes the words that lead in to a date, such as "until", from the end of what stands
// before it, and names their list. That of a bare month begins the date itself: "until May".
func ledIn(text string, w language.When) (before, list string) {
	start := w.Start
	if first, _, ok := strings.Cut(text[w.Start:w.End], " "); ok && leadIn(language.Words(first)) != "" {
		start += len(first)
	}
	words := language.Words(text[:start])
	at := len(words)
	for i := range words {
		if how := leadIn(words[i:]); how != "" && list == "" {
			at, list = i, how
		}
	}
	if list == "" {
		return strings.TrimSpace(text[:start]), ""
	}
	return strings.TrimSpace(text[:words[at].Start]), list
}

// leadIn is the list of the phrase that leads in to a date, where the words are nothing else.
func leadIn(words []language.Token) string {
	for _, p := range language.Phrases(words) {
		if p.From == 0 && p.To == len(words) && slices.Contains([]string{"from", "until", "on", "by", "later"}, p.List) {
			return p.List
		}
	}
	return ""
}

// anchor is the day that dates without a year are counted from.
func (l *Reader) anchor(p *knowledge.Passage) knowledge.Day {
	placed := language.HeadingDate(form.LastHeading(p.Title))
	switch {
	case !placed.IsZero():
		return placed.Last
	case !p.From.IsZero():
		return p.From.Last
	case !p.Date.IsZero():
		return p.Date.Last
	}
	return l.Today()
}

func (l *Reader) dateIn(text string, p *knowledge.Passage) knowledge.Date {
	for _, w := range l.DateOrder.Times(text, l.anchor(p)) {
		if !w.Date.IsZero() && !w.YearOnly && w.Event == "" {
			return w.Date
		}
	}
	return knowledge.Date{}
}

func cutExcept(text string) (head, except string) {
	words, _ := form.Scan(text)
	low := form.Lowers(words)
	for i := range low {
		if n := language.Ruling("except-word").At(low, i); n > 0 && i+n < len(words) {
			return strings.TrimRight(strings.TrimSpace(text[:words[i].Start]), ",;"), text[words[i+n].Start:]
		}
	}
	return text, ""
}

// namesOthers tells that the words name what they aren't on: "not for contractors", "all but
// customer data".
func namesOthers(text string) bool {
	return slices.ContainsFunc(language.Words(text), func(t language.Token) bool { return language.Ruling("names-others").Has(t.Norm) })
}

// scopeIn is the scope that the words name, and whether they name nothing else. What they name
// and deny, or leave out, isn't known to be that.
func (l *Reader) scopeIn(text string, p *knowledge.Passage) (scope knowledge.Scope, known bool) {
	r := l.Lexicon.Read(text, l.anchor(p))
	covered := make([]bool, len(r.Tokens))
	for _, m := range r.Mentions {
		d := l.dimensionOf(m)
		if d == "" || m.Slip || m.Generic {
			continue
		}
		for i := m.From; i < m.To; i++ {
			covered[i] = true
		}
		if scope.Terms == nil {
			scope.Terms = knowledge.Terms{}
		}
		if id := m.Entities[0]; !slices.Contains(scope.Terms[d], id) {
			scope.Terms[d] = append(scope.Terms[d], id)
			slices.Sort(scope.Terms[d])
		}
	}
	for i, t := range r.Tokens {
		if t.Word && !covered[i] && !language.Stop(t.Norm) && !language.Naming("scope-word").Has(t.Norm) {
			return scope, false
		}
	}
	return scope, !namesOthers(text)
}

// dimensionOf is the dimension of a scope that a mention is a term of.
func (l *Reader) dimensionOf(m language.Mention) knowledge.Dimension {
	if len(m.Entities) != 1 {
		return ""
	}
	e := l.Base.Entity(m.Entities[0])
	for _, d := range knowledge.Dimensions() {
		if e != nil && d != knowledge.Version && d.KindOf() == e.Kind {
			return d
		}
	}
	return ""
}
