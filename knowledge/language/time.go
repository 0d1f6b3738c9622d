package language

import (
	"regexp"
	"slices"
	"strings"

	"policybot/knowledge"
)

// When is a time named in a text, as a stretch of days, or by what happened
// then.
type When struct {
	Date      knowledge.Date
	Event     Event // instead of a date
	Relation  Relation
	Yearless  bool // no year was said: the latest past one is taken
	YearOnly  bool // of what was said only the year is certain: 10/07/2020
	Counted   bool // counted from the day of asking: last Monday
	Slip      bool // it falls on another day of the week than is said
	ByWeekday bool // its year was told by the day of the week alone
	Start     int  // bytes in the text
	End       int
}

// String writes the time as "before:2021-03" or "after:undo".
func (w *When) String() string {
	if w.Event != "" {
		return string(w.Relation) + ":" + string(w.Event)
	}
	return string(w.Relation) + ":" + w.Date.String()
}

// Event is what somebody does to an app that a time is told by. Which day that
// was, only records say.
type Event string

// Events that tell a time.
const (
	Banning Event = "ban"
	Undoing Event = "undo"
)

// Relation is how a time bears on what is said.
type Relation string

// Relations of a time.
const (
	During Relation = "in"
	By     Relation = "by"
	Before Relation = "before"
	Since  Relation = "since"
	After  Relation = "after"
)

// Relations lists every relation.
func Relations() []Relation { return []Relation{During, By, Before, Since, After} }

// Times finds the times named in the text, in order, anchored at today. A time
// that no calendar has is left out, and so is one that can be read in several
// ways, but for the year in it.
func Times(text string, today knowledge.Day) []When { return EitherOrder.Times(text, today) }

// Times is [Times] of a text whose dates in figures are written in the order.
func (o DateOrder) Times(text string, today knowledge.Day) []When {
	text = asciiLower(text)
	figures := strings.ContainsAny(text, "0123456789")
	if !figures && !slices.ContainsFunc(timeWords, func(w string) bool { return strings.Contains(text, w) }) {
		return nil
	}
	f := timeFinder{text: text, today: today, order: o, figures: figures, taken: make([]bool, len(text))}
	f.numeric()
	f.spans()
	f.parts()
	f.named()
	f.relatives()
	f.weekdays()
	f.loose()
	return f.ranges()
}

// timeWords are parts of words of which every time has one that has no figures.
// Most texts have none, and need not be looked at more closely.
var timeWords = []string{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
	"ago", "last", "past", "previous", "this", "next", "today", "tonight", "yesterday", "tomorrow", "christmas", "new year"}

// asciiLower lowers ASCII letters only, so that bytes keep their places.
func asciiLower(s string) string {
	b := []byte(s)
	for i, c := range b {
		if 'A' <= c && c <= 'Z' {
			b[i] = c + 'a' - 'A'
		}
	}
	return string(b)
}

// timeFinder looks for one form of time after the other. What one has taken is
// left alone by those behind it.
type timeFinder struct {
	text    string
	today   knowledge.Day
	order   DateOrder
	figures bool // the text has some
	taken   []bool
	at      int // where the form begins that is being read
	found   []When
}

// timeReading is what a form makes of a place in the text: a date as ParseDate
// reads it, or none.
type timeReading struct {
	date      string
	yearless  bool
	yearOnly  bool
	slip      bool
	byWeekday bool
	ranged    bool // has both its ends, so that "from" before it opens nothing
	counted   bool // from today
	pass      bool // is no time of this form; others may look at it
}

func dated(date string) timeReading { return timeReading{date: date} }

func counted(date string) timeReading { return timeReading{date: date, counted: true} }

// find reads every place where the form stands and nothing is taken yet.
func (f *timeFinder) find(form *regexp.Regexp, read func(groups []string) timeReading) {
	for _, at := range form.FindAllStringSubmatchIndex(f.text, -1) {
		if f.overlaps(at[0], at[1]) || f.inNumber(at[0]) {
			continue
		}
		f.at = at[0]
		groups := make([]string, len(at)/2)
		for i := range groups {
			if at[2*i] >= 0 {
				groups[i] = f.text[at[2*i]:at[2*i+1]]
			}
		}
		if r := read(groups); !r.pass {
			_, from := f.weekdayBefore()
			f.take(r, from, at[1])
		}
	}
}

// inNumber tells that the place is behind the point of a number: "version 6.2 may not be used" names
// no day.
func (f *timeFinder) inNumber(at int) bool {
	digit := func(i int) bool { return f.text[i] >= '0' && f.text[i] <= '9' }
	return at > 1 && at < len(f.text) && f.text[at-1] == '.' && digit(at-2) && digit(at)
}

// findFigures is find for a form that always has figures.
func (f *timeFinder) findFigures(form *regexp.Regexp, read func(groups []string) timeReading) {
	if f.figures {
		f.find(form, read)
	}
}

func (f *timeFinder) overlaps(from, to int) bool {
	for _, taken := range f.taken[from:to] {
		if taken {
			return true
		}
	}
	return false
}

func (f *timeFinder) take(r timeReading, from, to int) {
	for i := from; i < to; i++ {
		f.taken[i] = true
	}
	d, err := knowledge.ParseDate(r.date)
	if err != nil {
		return // no calendar has it
	}
	relation := f.relation(from, to)
	if r.ranged {
		relation = During
	}
	f.found = append(f.found, When{Date: d, Relation: relation, Yearless: r.yearless, YearOnly: r.yearOnly, Slip: r.slip, ByWeekday: r.byWeekday, Counted: r.counted, Start: from, End: to})
}

var beforeRE = regexp.MustCompile(`\b(before|prior to|until|till|up to|by|since|from|starting|after|following|as of|between|of)(?: the| early| late)? ?$`)

// relation reads the preposition in front of a time, or at its own beginning.
func (f *timeFinder) relation(from, to int) Relation {
	word := ""
	if g := beforeRE.FindStringSubmatch(f.text[:from]); g != nil {
		word = g[1]
	} else if first, _, ok := strings.Cut(f.text[from:to], " "); ok {
		word = first
	}
	switch word {
	case "before", "prior to":
		return Before
	case "by":
		return By
	case "since", "from", "starting":
		return Since
	case "after", "following":
		return After
	}
	return During
}
