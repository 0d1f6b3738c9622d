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

// list reads a list of tools: how each item says that it stands, or else how the
// words above the list say that all of them do.
func (l *Reader) list(s *knowledge.Source, p *knowledge.Passage) bool {
	lead, items := form.SplitList(p.Text)
	if len(items) == 0 && form.Cells(p.Text) == nil {
		lead, items = "", form.NamedLines(p.Text)
	}
	if len(items) == 0 {
		return false
	}
	above, bounds := l.above(p, lead)
	var read []string
	whole := 0
	for _, item := range items {
		switch head := firstSentence(item); {
		case !l.item(s, p, item, above, bounds):
		case head != item && language.Naming("act-noun").In(form.LowersOf(item[len(head):])):
			read = append(read, head) // what stands behind tells of a rule, too
		default:
			read = append(read, item)
			whole++
		}
	}
	if 0 < len(read) && whole < len(items) {
		l.Items[p.ID] = read
		return false // the others are read by sentences
	}
	return len(read) > 0
}

// above is how the words that lead in to a list, or else the headings above it, say that what
// is in it stands, and for whom.
func (l *Reader) above(p *knowledge.Passage, lead string) (form.Standing, prose.Bounds) {
	if is := form.LeadStanding(lead); is != form.Unsaid {
		pieces := form.Split(lead)
		return is, l.prose.ListHead(p, pieces[len(pieces)-1].Text)
	}
	list := form.Headings(p.Title)
	for i := len(list) - 1; i >= 0 && i >= len(list)-2; i-- {
		if is := l.standingUnder(list[i]); is != form.Unsaid {
			return is, l.prose.ListHead(p, list[i])
		}
	}
	return form.Unsaid, prose.Bounds{}
}

// standingUnder is how a heading says that the apps stand below it.
func (l *Reader) standingUnder(heading string) form.Standing {
	if is := form.HeadingOver(heading); is != form.Unsaid {
		return is
	}
	if form.ToolsAbove(heading) || short(heading) {
		return form.HeadingStanding(heading)
	}
	return form.Unsaid
}

// short tells that a heading is little more than a word of standing, and says for everybody at
// most: "Approved for everyone".
func short(heading string) bool {
	low := form.LowersOf(heading)
	for i := range low {
		if end := language.Ruling("over-everybody").At(low, i); end > 0 && i+end == len(low) {
			low = low[:i]
			break
		}
	}
	return len(low) <= 2
}

// item reads one item.
func (l *Reader) item(s *knowledge.Source, p *knowledge.Passage, item string, above form.Standing, bounds prose.Bounds) bool {
	words := item
	sign, item := l.signed(item, p)
	both := sign.Contradicts(above)
	if sign != form.Unsaid {
		above, bounds = sign, prose.Bounds{}
	}
	name, _ := form.ItemName(item)
	app, doubt := l.appOf(name)
	if app == "" {
		return l.decided(s, p, item)
	}
	if slices.Contains(l.About, app) {
		return false
	}
	t := claim.Rule{App: app, Words: words}
	if doubt != "" {
		t.Doubts = append(t.Doubts, doubt)
	}
	if both {
		t.Doubts = append(t.Doubts, "how it stands: its mark and what stands above that say both")
	}
	is, told := l.itemStanding(item[len(name):], above, bounds, p, &t)
	if told {
		l.tells(s, p, is, t)
	}
	return told
}

// itemStanding is how the app of an item stands, by what the item says behind its name or by what is
// told above the list, and whether either tells. It limits the rule by what is said there.
func (l *Reader) itemStanding(behind string, above form.Standing, bounds prose.Bounds, p *knowledge.Passage, t *claim.Rule) (is form.Standing, told bool) {
	rest, apart := strings.TrimLeft(strings.TrimSpace(behind), ":,—–-( "), setOff(behind)
	is, limits := form.StandingOf(rest)
	if above == form.Denied && is == above && limits != "" && l.lacks(rest, p) {
		is = form.Unsaid
	}
	switch {
	case is != form.Unsaid && clause(rest):
		return is, false
	case is != form.Unsaid:
		if above.Refuses() && is.Contradicts(above) {
			t.Doubts = append(t.Doubts, "how it stands: its item and what stands above that say both")
		}
		l.notes(l.limit(limits, is, p, t), is, p, t)
	case above == form.Unsaid && form.OnlyFor(rest):
		is, t.Terms = form.Limited, append(t.Terms, knowledge.Condition{Name: strings.TrimRight(firstSentence(rest), " .")})
	case above == form.Unsaid, apart && l.goesOn(rest, p):
		return is, false
	default:
		is = above
		l.under(rest, is, p, t)
		if head := firstSentence(rest); apart && len(t.Doubts) == 0 && !l.limits(rest, p) && (overs(head) || l.narrows(head, p)) {
			t.Doubts = append(t.Doubts, "how it stands: “"+rest+"”")
		}
		bounds.Limit(t)
		asksFirst(rest, is, t)
		asksFirst(form.LastHeading(p.Title), is, t)
	}
	return onRequest(rest, is, p, t), true
}

// onRequest is how an app stands that people may use once they asked for it, and makes that the
// condition where nothing else is one.
func onRequest(rest string, is form.Standing, p *knowledge.Passage, t *claim.Rule) form.Standing {
	asked := requests(rest)
	if is == form.Granted && asked {
		is = form.Limited
	}
	if lead, _ := form.SplitList(p.Text); is == form.Limited && len(t.Terms) == 0 && t.Scope.IsZero() && (asked || requests(lead)) {
		t.Terms = []knowledge.Condition{{Name: aRequest}}
	}
	return is
}

// signed is how an item says by a mark before or behind it that its app stands, and the item without
// that: "✅ Pigeon: our chat", "Pigeon 🚫".
func (l *Reader) signed(item string, p *knowledge.Passage) (is form.Standing, rest string) {
	first, behind, _ := strings.Cut(item, " ")
	at := strings.LastIndex(item, " ") + 1
	for _, x := range []struct{ mark, rest string }{{first, behind}, {item[at:], item[:at]}} {
		if isMark(x.mark) && len(form.LowersOf(x.mark)) == 0 {
			if is, _ = l.cellStanding(x.mark, p); is != form.Unsaid {
				return is, strings.TrimSpace(x.rest)
			}
		}
	}
	return form.Unsaid, item
}

// asksFirst takes for the condition of a tool what an item, or else the heading above it, tells people to
// do first, where the words above the list say that there is one: "ask the desk".
func asksFirst(rest string, is form.Standing, t *claim.Rule) {
	head := firstSentence(rest)
	if is == form.Limited && len(t.Terms) == 0 && t.Scope.IsZero() && language.Ruling("instructs").At(form.LowersOf(head), 0) > 0 {
		t.Terms = []knowledge.Condition{{Name: strings.TrimRight(head, " .")}}
	}
}

// clause tells that what is said of an item begins a sentence of its own, by the
// word that its subject begins with: "Pigeon: the ban is lifted", "Pigeon: we blocked
// it", "Pigeon: ban lifted", or says that it was so before: "Pigeon: allowed again". A word of
// standing in it says nothing by itself.
func clause(rest string) bool {
	low := form.LowersOf(rest)
	return len(low) > 1 && (language.Ruling("subject-start").Has(low[0]) || language.Ruling("so-again").Has(low[1]) ||
		language.Naming("act-noun").Has(low[0]) && (language.Ruling("note-lifts").In(low) || language.Ruling("note-ends").In(low)))
}

// under reads what is said of an item whose standing is told above the list:
// whom or what it is for, where it says so. What limits it in other words is in doubt.
func (l *Reader) under(rest string, is form.Standing, p *knowledge.Passage, t *claim.Rule) {
	rest = strings.Trim(rest, " ).")
	words := form.LowersOf(rest)
	if own, _ := form.CellStanding(rest); len(words) == 0 && own.Contradicts(is) {
		t.Doubts = append(t.Doubts, "how it stands: “"+rest+"”")
	}
	if len(words) == 0 {
		return
	}
	whom, only := strings.CutSuffix(rest, " only")
	switch {
	case l.limits(rest, p):
		l.limit(rest, is, p, t)
	case tellsElse(rest, is), is.Permits() && takenBack(rest):
		t.Doubts = append(t.Doubts, "how it stands: “"+rest+"”")
	case is.Permits() && firstAsks(rest):
		t.Terms = append(t.Terms, knowledge.Condition{Name: strings.TrimRight(firstSentence(rest), " .")})
	case only && l.prose.Audience(whom, p) != "":
		l.people(whom, p, t)
	case language.Naming("dates-from").Has(words[0]): // "from next month"
		t.Doubts = append(t.Doubts, "from when it holds: “"+rest+"”")
	case is == form.Denied && (doesItself(words) || l.lacks(rest, p)): // it says why
	case is.Permits() && language.Ruling("only-word").In(words) && !slices.ContainsFunc(words, language.Denies) && len(words) <= longestTerm:
		t.Terms = append(t.Terms, knowledge.Condition{Name: rest})
	case limits(rest), language.OpensDenial(rest), is == form.Denied && language.Ruling("excepting").In(words):
		t.Doubts = append(t.Doubts, "what “"+rest+"” leaves out")
	}
}

// doesItself tells that the words say what an app does, or what is done to data in it, and no more
// of whom that leaves out than that something is done with or without something: "records meetings
// without asking".
func doesItself(words []string) bool {
	does := language.Ruling("app-does").Has(words[0]) || len(words) > 1 && language.Ruling("data-word").Has(words[0])
	return does && !slices.ContainsFunc(words, func(w string) bool {
		return (language.Ruling("limiting").Has(w) || language.Ruling("excepting").Has(w)) && !language.Ruling("reason-word").Has(w)
	})
}

// longestTerm is how many words say at most on what condition something is allowed, and no more.
const longestTerm = 10

// lacks tells that the words begin with what an app doesn't have, which is nothing that a rule may be
// limited to: "no contract", but not "no customer data".
func (l *Reader) lacks(rest string, p *knowledge.Passage) bool {
	rest = firstSentence(rest)
	scope, _ := l.scopeIn(rest, p)
	low := form.LowersOf(rest)
	return language.Ruling("lacks").Has(low[0]) && len(scope.Terms) == 0 && !language.Ruling("data-word").In(low) && !slices.ContainsFunc(low, language.Excepts)
}

// tellsElse tells that what is said of an item says of a part of it, or of some people, how that
// stands, or of all of it otherwise than the words above the list: "the free version", "it copies
// contacts. Marketing may go on using it".
func tellsElse(rest string, is form.Standing) bool {
	first, _, _ := strings.Cut(firstSentence(rest), ",")
	if low := form.LowersOf(first); len(low) > 0 && language.Ruling("set-off-part").Has(low[len(low)-1]) {
		return true
	}
	for _, part := range form.Split(rest) {
		said := form.HeadingStanding(part.Text)
		switch m, _ := language.ModalityOf(part.Text); {
		case m == language.Conditional && !requests(rest) && !firstAsks(rest):
			return true
		case m == language.Permitted, letsOthers(part.Text):
			said = form.Granted
		case m == language.Forbidden:
			said = form.Denied
		}
		if is.Contradicts(said) {
			return true
		}
	}
	return false
}

// letsOthers tells that somebody may do something, by the text, and not what something can do.
func letsOthers(text string) bool {
	low := form.LowersOf(text)
	for i := 1; i < len(low); i++ {
		if language.Listed("modal", low[i]) && !language.Ruling("what-can").Has(low[i-1]) {
			return true
		}
	}
	return false
}

// limits tells that what is said of an item begins as a limit does, or with the day from or
// until when that holds.
func (l *Reader) limits(rest string, p *knowledge.Passage) bool {
	words := form.LowersOf(rest)
	return len(words) > 0 && form.Limits(words[0]) ||
		slices.ContainsFunc(l.DateOrder.Times(rest, l.anchor(p)), func(w language.When) bool {
			before, how := ledIn(rest, w)
			return before == "" && (how == "from" || how == "until")
		})
}

// firstSentence is the first sentence of a text.
func firstSentence(text string) string {
	head, _ := language.FirstSentence(text)
	return head
}
