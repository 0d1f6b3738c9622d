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

// notes reads the notes of a row, by how its app stands.
func (l *Reader) notes(list []string, is form.Standing, p *knowledge.Passage, t *claim.Rule) {
	for _, text := range noteParts(list) {
		text = l.datesAlone(text, p, t)
		low := form.LowersOf(text)
		scope, known := l.scopeIn(text, p)
		permits := is.Permits()
		head, except := cutExcept(text)
		switch {
		case len(low) == 0, l.wasOnce(text, is, p):
		case language.Ruling("reaches-all").At(low, 0) > 0 && language.Ruling("reaches-too").In(low) && !language.Ruling("limiting").In(low): // "applies to phones as well"
		case is == form.Reviewed:
			if m, _ := language.ModalityOf(text); m == language.Permitted || m == language.Forbidden || language.OpensDenial(text) {
				t.Doubts = append(t.Doubts, "how it stands until then: “"+text+"”")
			}
		case head == "" && except != "":
			if except, behind, _ := strings.Cut(except, ", "); behind != "" { // "apart from the plugin, all of it"
				t.Doubts = append(t.Doubts, "what its note leaves out: “"+text+"”")
			} else {
				l.leavesOut(except, p, t)
			}
		case known && len(scope.Terms) > 0 && is == form.Denied && !leadsIn(low):
			t.Doubts = append(t.Doubts, "whether its note says what it is for or why: “"+text+"”")
		case known && len(scope.Terms) > 0 && saysWhat(low): // "our password manager"
		case known && len(scope.Terms) > 0:
			limitTo(t, scope.Terms)
		case permits && l.onlyPeople(text, p):
			l.people(strings.Trim(text, " ."), p, t)
		case is.Contradicts(form.HeadingStanding(text)), is == form.Denied && language.Ruling("note-lifts").In(low), permits && (ends(low) || takenBack(text)):
			t.Doubts = append(t.Doubts, "how it stands: its note says “"+text+"”")
		case is == form.Ended && (ends(low) || language.Ruling("ended").In(low) || language.Ruling("note-over").In(low)) && l.dateIn(text, p).Exact():
			t.On = l.dateIn(text, p) // whatever day its permission began
		case permits && (limits(text) || firstAsks(text)):
			t.Terms = append(t.Terms, knowledge.Condition{Name: text})
		case is == form.Ended && l.bygone(text, p):
		case !permits && language.Ruling("excepting").In(low):
			t.Doubts = append(t.Doubts, "what its note leaves out: “"+text+"”")
		case is == form.Denied && doesItself(low): // it says why
		case len(scope.Terms) > 0 && namesOthers(text):
			t.Doubts = append(t.Doubts, "what its note leaves out: “"+text+"”")
		case leadsIn(low) && len(scope.Terms) > 0:
			t.Doubts = append(t.Doubts, "what its note limits: “"+text+"”")
		}
	}
}

// noteParts are the sentences of notes, each by itself, where none goes on with what stands before it.
func noteParts(list []string) (parts []string) {
	for _, text := range list {
		said := sentencesOf(text)
		goesOn := func(s string) bool { return language.Ruling("note-goes-on").At(form.LowersOf(s), 0) > 0 }
		if len(said) < 2 || slices.ContainsFunc(said[1:], goesOn) {
			parts = append(parts, text)
			continue
		}
		parts = append(parts, said...)
	}
	return parts
}

// saysWhat tells that a note is what the tool is, with an article or whose it is: "our password manager".
func saysWhat(low []string) bool {
	return len(low) > 1 && language.Ruling("subject-start").Has(low[0]) && !strings.HasSuffix(low[len(low)-1], "s")
}

// onlyPeople tells that a note names nothing but people, all of them or several: "Nurses and doctors".
// One may as well be what the tool is: "text editor".
func (l *Reader) onlyPeople(text string, p *knowledge.Passage) bool {
	text = strings.Trim(text, " .")
	low := form.LowersOf(text)
	several := len(low) > 0 && (language.Universal(low[0]) || strings.HasSuffix(low[len(low)-1], "s"))
	return several && !language.Ruling("limiting").In(low) && !slices.ContainsFunc(low, form.Limits) && l.knowsPeople(text, p)
}

// wasOnce tells that a note says only how what it permits now, or not, stood otherwise up to a day that
// is over: "Was blocked until 3 May". What was as it is may be over, too.
func (l *Reader) wasOnce(text string, is form.Standing, p *knowledge.Passage) bool {
	first, _, _ := strings.Cut(text, ";")
	low := form.LowersOf(first)
	if len(low) == 0 || !language.Ruling("was-once").Has(low[0]) || ofNow(first) {
		return false
	}
	otherwise := is.Permits() && language.Ruling("taken-back").At(low, 1) > 0
	for i := 2; i <= len(low); i++ {
		otherwise = otherwise || is.Contradicts(form.HeadingStanding(strings.Join(low[1:i], " ")))
	}
	if !otherwise {
		return false
	}
	return slices.ContainsFunc(l.DateOrder.Times(first, l.anchor(p)), func(w language.When) bool {
		_, how := ledIn(first, w)
		return !w.Date.IsZero() && !w.YearOnly && w.Event == "" && w.Date.Last < l.anchor(p) && (how == "until" || w.Date.First < w.Date.Last)
	})
}

// takenBack tells that a clause of what is said of a permitted app begins with what was done to that
// since, is going to be, or is to be done in its place: "Removed in May", "it was replaced", "use Dove
// instead", "planned for May".
func takenBack(text string) bool {
	return slices.ContainsFunc(clauseEnd.Split(text, -1), func(clause string) bool {
		words, _ := form.Scan(clause)
		low := form.Lowers(words)
		at := 0
		if n := language.Ruling("use-this").At(low, 0); n > 0 && n < len(words) && words[n].Upper {
			return true // "use Dove"
		}
		for at < len(low) && language.Ruling("before-taken-back").Has(low[at]) {
			at++
		}
		for i, w := range low {
			if language.Ruling("in-its-stead").Has(w) && !(i+1 < len(low) && low[i+1] == "of") {
				return true
			}
		}
		return language.Ruling("taken-back").At(low, at) > 0
	})
}

// firstAsks tells that what is said of a permitted app begins with what has to be done first, or with
// when it is permitted: "ask IT first", "after training".
func firstAsks(text string) bool {
	low := form.LowersOf(firstSentence(text))
	if len(low) == 0 {
		return false
	}
	asks := language.Ruling("instructs").At(low, 0) > 0 && language.Ruling("before-use").In(low)
	return asks || language.Ruling("term-start").At(low, 0) > 0
}

// bygone tells that a note says only how it was before what its row tells: "files could be fetched until
// that day".
func (l *Reader) bygone(text string, p *knowledge.Passage) bool {
	low := form.LowersOf(text)
	return language.Ruling("note-past").In(low) && !ofNow(text) && l.dateIn(text, p).First <= l.anchor(p)
}

// ofNow tells that a note says how something is, by a verb of the present: "is", but not "3 May".
func ofNow(text string) bool {
	words, _ := form.Scan(text)
	return slices.ContainsFunc(words, func(w form.Word) bool { return language.Ruling("note-present").Has(w.Lower) && (!w.Upper || w.Begins) })
}

// limits tells that a clause of a note limits what its row says. One that says that something
// isn't needed, of nobody and nothing in particular, doesn't: "No application needed".
func limits(text string) bool {
	return slices.ContainsFunc(clauseEnd.Split(text, -1), func(clause string) bool {
		low := form.LowersOf(clause)
		needless := language.Needless(clause) && language.Ruling("needed-word").Has(low[len(low)-1]) && !language.Ruling("needs-besides").In(low)
		return language.Ruling("limiting").In(low) && !needless
	})
}

// leadsIn tells that a note begins as a limit does: "for contractors", or ends with its only.
// Bare words beside a ban may as well say why it is: "customer data".
func leadsIn(low []string) bool {
	return len(low) > 0 && (language.Naming("limit-start").Has(low[0]) || language.Ruling("reaches-all").At(low, 0) > 0 || language.Ruling("only-word").Has(low[len(low)-1]))
}

// ends tells that a note says that what its row says has come to an end, rather than something
// else that the note speaks of: "passwords expire", "no longer needs a ticket".
func ends(low []string) bool {
	for i := range low {
		n := language.Ruling("note-ends").At(low, i)
		if n > 0 && !language.Ruling("ends-besides").In(low[:i]) && language.Ruling("ends-else").At(low, i+n) == 0 {
			return true
		}
	}
	return false
}

// datesAlone takes the days from and until when a row holds, where they stand by themselves
// in its note, and gives the rest.
func (l *Reader) datesAlone(text string, p *knowledge.Passage, t *claim.Rule) string {
	dated, rest := false, []string{}
	for _, clause := range clauseEnd.Split(text, -1) {
		switch day, how := l.dayAlone(clause, p); {
		case how == "until":
			t.Until, dated = day, true
		case how != "":
			t.On, dated = day, true
		case clause != "":
			rest = append(rest, clause)
		}
	}
	if !dated {
		return text
	}
	return strings.Join(rest, ", ")
}

var clauseEnd = regexp.MustCompile(`[.;,](?:\s+|$)`)

// dayAlone is the day that a clause is, with the word that leads in to it: from or until.
func (l *Reader) dayAlone(clause string, p *knowledge.Passage) (knowledge.Date, string) {
	for _, w := range l.DateOrder.Times(clause, l.anchor(p)) {
		before, how := ledIn(clause, w)
		sure := !w.Date.IsZero() && !w.YearOnly && !w.Counted && w.Event == ""
		if sure && before == "" && strings.TrimSpace(clause[w.End:]) == "" && (how == "from" || how == "until") {
			return w.Date, how
		}
	}
	return knowledge.Date{}, ""
}
