package layout

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/extract/form"
	"policybot/knowledge/language"
)

// pageAbout are the apps that a document's title is made of the names of, where
// the document is a page about them: in a folder of tools, or of the body's own.
func (l *Reader) pageAbout(s *knowledge.Source) []knowledge.EntityID {
	if !form.InToolFolder(s.Origin.File) && !l.own(s) {
		return nil
	}
	var apps []knowledge.EntityID
	for _, title := range form.Titles(s.Title) {
		app, doubt := l.appOf(title)
		if app == "" || doubt != "" || l.Base.Entity(app).Kind != knowledge.App {
			return nil
		}
		apps = append(apps, app)
	}
	return apps
}

// page reads how a page about an app tells that it stands, over all days on which
// any of it stood: whatever its versions are, as long as they say the same, they
// tell one rule.
func (l *Reader) page(s *knowledge.Source, apps []knowledge.EntityID, passages []*knowledge.Passage) {
	signs := make([]*sign, len(passages))
	for i, p := range passages {
		signs[i] = l.signOf(p, apps)
	}
	for _, days := range intervals(passages) {
		var standing []*sign
		var text []*knowledge.Passage
		for i, p := range passages {
			stood := p.Stood()
			if stood.First > days.first || days.last > stood.Last {
				continue
			}
			if text = append(text, p); signs[i] != nil {
				standing = append(standing, signs[i])
			}
		}
		against := l.against(text, apps)
		for _, app := range apps {
			l.judge(s, app, days, standing, against)
		}
	}
}

// stay is a stretch of days on which a page had the same passages.
type stay struct{ first, last knowledge.Day }

// intervals cuts the days on which any of the passages stood where one of them
// comes or goes.
func intervals(passages []*knowledge.Passage) []stay {
	var starts []knowledge.Day
	for _, p := range passages {
		stood := p.Stood()
		starts = append(starts, stood.First)
		if stood.Last < knowledge.LastDay {
			starts = append(starts, stood.Last+1)
		}
	}
	slices.Sort(starts)
	starts = slices.Compact(starts)
	var list []stay
	for i, first := range starts {
		last := knowledge.LastDay
		if i+1 < len(starts) {
			last = starts[i+1] - 1
		}
		if slices.ContainsFunc(passages, func(p *knowledge.Passage) bool {
			stood := p.Stood()
			return stood.First <= first && last <= stood.Last
		}) {
			list = append(list, stay{first, last})
		}
	}
	return list
}

// judge tells how the app stands by what stands on its page: that it has ended or
// is denied outweighs that it is used. Where a sentence speaks against that, it is in doubt.
func (l *Reader) judge(s *knowledge.Source, app knowledge.EntityID, days stay, signs []*sign, against string) {
	of := func(is form.Standing) *sign {
		var best *sign
		for _, x := range signs {
			if x.is == is && (best == nil || x.clear > best.clear) {
				best = x
			}
		}
		return best
	}
	tell := func(x *sign, is form.Standing, terms []knowledge.Condition, doubts ...string) {
		l.tells(s, x.passage, is, claim.Rule{App: app, Words: x.words, On: x.on, Terms: terms, Doubts: doubts})
		r := l.Rules[len(l.Rules)-1]
		r.First, r.Last = days.first, days.last
		l.Read[x.passage.ID] = true
	}
	uses, away, terms := of(form.Granted), of(form.Unsaid), of(form.Limited)
	if x := of(form.Ended); x != nil {
		tell(x, form.Ended, nil)
		return
	}
	if x := of(form.Denied); x != nil {
		tell(x, form.Denied, nil)
		if x.unless != "" {
			except := *x
			except.words = x.unless
			tell(&except, form.Exempted, []knowledge.Condition{{Name: x.term}})
		}
		return
	}
	if x := of(form.Ending); x != nil {
		tell(x, form.Ending, nil)
	}
	if x := of(form.Reviewed); x != nil {
		tell(x, form.Reviewed, nil)
		return
	}
	switch {
	case terms != nil && !slices.ContainsFunc(signs, func(x *sign) bool { return x.freely }):
		tell(terms, form.Limited, []knowledge.Condition{{Name: terms.term}})
	case away != nil:
		tell(away, form.Granted, nil, "who may use what isn't provided")
	case uses != nil && against != "":
		tell(uses, form.Granted, nil, "whether it may be had now: “"+against+"”")
	case uses != nil:
		tell(uses, form.Granted, nil)
	}
}

// sign is what a passage of a page about an app shows of how that stands.
type sign struct {
	is      form.Standing // unsaid: that it isn't provided
	clear   int           // how clearly it says so
	freely  bool          // to everybody, without asking
	term    string        // under which condition it is allowed, or exempted
	unless  string        // the sentence that exempts from what is denied
	on      knowledge.Date
	words   string
	passage *knowledge.Passage
}

// signOf is what the passage shows, or nil: the first sentence that says how the
// app stands, or else that tells of its use.
func (l *Reader) signOf(p *knowledge.Passage, apps []knowledge.EntityID) *sign {
	var best, free *sign
	voiced := false
	for _, s := range sentencesOf(p.Text) {
		if voiced = l.voiced(s, apps, voiced); voiced {
			continue
		}
		x := l.signIn(s, p, apps)
		if x == nil {
			continue
		}
		x.words, x.passage = s, p
		if x.is == form.Denied {
			x.unless, x.term = l.exemption(s, p, apps)
		}
		if x.freely && free == nil {
			free = x
		}
		if best == nil || rank(x.is) < rank(best.is) || x.is == best.is && x.clear > best.clear {
			best = x
		}
	}
	if best != nil && best.is == form.Limited && free != nil {
		return free // what has to be asked for is something else beside it
	}
	return best
}

// voiced tells that the sentence says what somebody only thinks or has heard, or says more
// of that without a name: "I think that it is allowed. Everybody here uses it."
func (l *Reader) voiced(text string, apps []knowledge.EntityID, before bool) bool {
	words, _ := form.Scan(text)
	return language.Hearsay(text) || before && len(l.placesOf(words, text, apps)) == 0
}

func rank(is form.Standing) int {
	return slices.Index([]form.Standing{form.Ended, form.Denied, form.Ending, form.Reviewed, form.Unsaid, form.Limited, form.Granted}, is)
}

// sentencesOf are the sentences and lines of a text.
func sentencesOf(text string) []string {
	var list []string
	for line := range strings.SplitSeq(text, "\n") {
		for line = strings.TrimPrefix(strings.TrimSpace(line), "- "); line != ""; {
			end := form.SentenceEnd(line, 0)
			list = append(list, line[:end])
			line = strings.TrimSpace(line[end:])
		}
	}
	return list
}

// signIn is what a sentence shows of the app.
func (l *Reader) signIn(text string, p *knowledge.Passage, apps []knowledge.EntityID) *sign {
	words, _ := form.Scan(text)
	if len(words) == 0 {
		return nil
	}
	low := form.Lowers(words)
	places := l.placesOf(words, text, apps)
	for _, at := range places {
		if x := l.said(words, low, at); x != nil {
			if x.is == form.Unsaid && contrasted(text) {
				return &sign{is: form.Limited, term: asTold}
			}
			x.on = l.dateIn(text, p)
			return x
		}
	}
	uses, freely := language.Ruling("uses").In(low) || ofUse(p.Title), selfServed(low)
	switch {
	case needsApproval(low, p.Text) && !language.Ruling("part").In(low):
		return &sign{is: form.Limited, term: "approval"}
	case uses && freely:
		return &sign{is: form.Granted, clear: clarity(low, len(places) > 0), freely: true}
	case requests(text) && (len(places) > 0 || !language.OpensCase(low[0])):
		return &sign{is: form.Limited, term: aRequest}
	case (len(places) > 0 && places[0].From == 0 || language.Ruling("this").In(low)) && usedOnly(text):
		return &sign{is: form.Limited, term: asTold}
	case uses && (len(places) > 0 || !ofAnother(words, low)):
		return &sign{is: form.Granted, clear: clarity(low, len(places) > 0)}
	}
	return nil
}

// ofAnother tells that the sentence names an app by a word for one: "the Heron app".
func ofAnother(words []form.Word, low []string) bool {
	for i := 1; i+1 < len(words); i++ {
		if words[i].Upper && !words[i].Begins && words[i+1].Joined && low[i-1] == "the" && language.Ruling("app-word").Has(low[i+1]) {
			return true
		}
	}
	return false
}

// exemption is the sentence behind the one that denies the app that lets people use
// it under a condition, and the condition.
func (l *Reader) exemption(denies string, p *knowledge.Passage, apps []knowledge.EntityID) (words, term string) {
	_, rest, _ := strings.Cut(p.Text, denies)
	for _, s := range sentencesOf(rest) {
		found, _ := form.Scan(s)
		if (len(l.placesOf(found, s, apps)) > 0 || language.Ruling("this").In(form.Lowers(found))) && usedOnly(s) {
			return s, conditionIn(s)
		}
	}
	return "", ""
}

// needsApproval tells that a sentence asks for the approval of an account or
// licence, or speaks of one that the sentence before it has asked for.
func needsApproval(low []string, passage string) bool {
	switch {
	case language.Ruling("once-approved").At(low, 0) > 0:
		return language.Ruling("grants").In(form.LowersOf(passage))
	case language.Ruling("approves").In(low):
		return language.Ruling("grants").In(low)
	}
	return false
}

// clarity is how clearly a sentence tells that the app is used: most where it names
// it and who uses it.
func clarity(low []string, named bool) int {
	clear := 0
	if named {
		clear++
	}
	if language.Ruling("us-using").In(low) {
		clear++
	}
	return clear
}

// ofUse tells that the last heading is of a section on how to get or use an app.
func ofUse(title string) bool {
	list := form.Headings(title)
	if len(list) == 0 {
		return false
	}
	words, _ := form.Scan(list[len(list)-1])
	return language.Ruling("uses").In(form.Lowers(words))
}

// placesOf are where the sentence names the app, or means it by "it".
func (l *Reader) placesOf(words []form.Word, text string, apps []knowledge.EntityID) []form.Span {
	var list []form.Span
	low := form.Lowers(words)
	named := l.names(text, apps)
	for i := range words {
		if n := language.Ruling("this").At(low, i); n > 0 && i == 0 {
			list = append(list, form.Span{From: i, To: i + n})
			continue
		}
		for n := min(form.LongestName, len(words)-i); named && n > 0; n-- {
			if slices.ContainsFunc(l.Lexicon.Names(text[words[i].Start:words[i+n-1].End]), func(id knowledge.EntityID) bool { return slices.Contains(apps, id) }) {
				list = append(list, form.Span{From: i, To: i + n})
				break
			}
		}
	}
	return list
}

// names tells that the letters of a name of one of the apps stand in the text:
// most sentences needn't be looked at more closely.
func (l *Reader) names(text string, apps []knowledge.EntityID) bool {
	low := form.Squashed(strings.ToLower(text))
	return slices.ContainsFunc(apps, func(id knowledge.EntityID) bool {
		return slices.ContainsFunc(l.Base.Entity(id).Names, func(n knowledge.Name) bool { return strings.Contains(low, form.Squashed(strings.ToLower(n.Text))) })
	})
}

// said is what a sentence says of the app that it names there: behind it with a
// form of be, or before it by what is done to it. What is said of a part of it, or
// for some purpose only, isn't said of the whole.
func (l *Reader) said(words []form.Word, low []string, at form.Span) *sign {
	if words[at.To-1].Owns {
		return nil
	}
	being := language.Naming("being")
	i, be, negated := at.To, false, false
	for i < len(words) && words[i].Joined && being.At(low, i) > 0 {
		if _, n := longestStanding(low, i); n > 1 {
			break // "not approved", "being replaced"
		}
		be, negated = true, negated || low[i] == "never"
		i++
	}
	if be && i < len(words) && words[i].Joined && !negated {
		if x := ruled(words, low, i); x != nil {
			return x
		}
	}
	return l.doneTo(words, low, at)
}

// ruled is the standing that is said behind a form of be.
func ruled(words []form.Word, low []string, i int) *sign {
	is, n := longestStanding(low, i)
	if n == 0 || is == form.Granted || is == form.Limited || !plainPredicate(low, i, n) {
		return nil
	}
	if is != form.Ended && is != form.Ending && is != form.Reviewed && limitsBehind(words, low, i+n) {
		return nil
	}
	return &sign{is: is}
}

// longestStanding is the longest phrase of standing at the word.
func longestStanding(low []string, i int) (is form.Standing, n int) {
	for _, s := range form.Standings {
		if k := language.Ruling(s.List).At(low, i); k > n {
			is, n = s.Is, k
		}
	}
	return is, n
}

// plainPredicate tells that the word says something of the app by itself, as a
// cell of one word can and a sentence can't: "is no tool", "is red".
func plainPredicate(low []string, i, n int) bool {
	return n > 1 || !language.Ruling("cell-standing").Has(low[i]) ||
		low[i] == "replaced" && i+1 < len(low) && language.Ruling("replaced-behind").Has(low[i+1])
}

// limitsBehind tells that what is said goes on to say for whom or what.
func limitsBehind(words []form.Word, low []string, at int) bool {
	at += language.Ruling("for-use").At(low, at)
	if n := language.Ruling("at-the").At(low, at); n > 0 && bodyEnds(words, at+n) {
		return false // "for use at the Bureau"
	}
	if at >= len(words) || words[at].Begins {
		return false
	}
	ofName := at+1 < len(words) && words[at+1].Upper && language.Ruling("before-place").Has(low[at])
	return !ofName && (language.Naming("limit-start").Has(low[at]) || language.Naming("preposition").Has(low[at]))
}

// bodyEnds tells that a noun for the body stands at the word, and its clause ends with that. A
// name may be that of a part of it.
func bodyEnds(words []form.Word, at int) bool {
	end := at + 1
	return at < len(words) && language.Naming("body-end").Has(words[at].Lower) && (end == len(words) || words[end].Begins || !words[end].Joined)
}

// doneTo is what is said to be done to the app: "do not use Heron", "Acme has
// decommissioned Heron", "we no longer use Heron".
func (l *Reader) doneTo(words []form.Word, low []string, at form.Span) *sign {
	from := at.From
	for from > 0 && words[from].Joined && language.Naming("between").Before(low, from) > 0 {
		from--
	}
	if form.Modifies(words, low, at.To) || at.To < len(words) && words[at.To].Joined && (words[at.To].Upper || language.Ruling("part").Has(low[at.To])) {
		return nil
	}
	for _, d := range []struct {
		list string
		is   form.Standing
	}{{"ends-it", form.Ended}, {"ending-it", form.Ending}, {"reviews-it", form.Reviewed}, {"away-it", form.Unsaid}, {"denies-it", form.Denied}} {
		if (language.Ruling(d.list).Before(low, from) > 0 || language.Ruling(d.list).Before(low, listStart(words, low, from)) > 0) && (d.is != form.Denied || !limitsBehind(words, low, at.To)) {
			return &sign{is: d.is}
		}
	}
	return nil
}

// listStart is where the names begin that a name comes behind with an "and":
// "moving away from Heron and Wren".
func listStart(words []form.Word, low []string, at int) int {
	if at < 2 || low[at-1] != "and" && low[at-1] != "or" {
		return at
	}
	at--
	for at > 0 && words[at-1].Upper && !words[at-1].Begins {
		at--
	}
	return at
}
