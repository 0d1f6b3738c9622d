// Package draft writes records that nobody has looked at yet: it decides nothing,
// and whoever keeps the records looks at them first.
//
// [Write] makes a record of what people report, in their own words: an act of
// somebody on an app, with its date and source. [Propose] holds what was read in
// documents against the records, and writes what is new as files that load with
// them, each record below the words that it rests on. What is on record, or what
// somebody has looked at, isn't proposed again.
package draft

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"policybot/knowledge"
	"policybot/knowledge/record"
)

// Report is what somebody reports.
type Report struct {
	Who   string        // did it, by a name
	What  knowledge.Act // one of Acts
	App   string        // on which app, by a name
	When  string        // a day, month or year
	Title string        // of the source
	URL   string        // of the source; may be empty
	Quote string        // somebody's words in it; may be empty
	Note  string        // for whoever looks at it; may be empty
}

// Acts are those that can be reported: with more to say than a report has, the
// others are written by hand.
func Acts() []knowledge.Act {
	return []knowledge.Act{knowledge.Ban, knowledge.Restrict, knowledge.Allow, knowledge.Lift, knowledge.Withdraw, knowledge.Consider}
}

// Problem is why a report can't be written as a record. It is an error, and a
// word by which to tell people.
type Problem string

// The problems.
const (
	NoWho     Problem = "who"     // who did it is missing
	NoApp     Problem = "app"     // the app is missing
	NoAct     Problem = "act"     // the act is none of Acts
	NoWhen    Problem = "when"    // the date can't be read, or is to come
	NoSource  Problem = "source"  // the source has no title
	NoAddress Problem = "address" // the address is none of a page
	TwoNamed  Problem = "several" // a name is that of several on record
	Mixed     Problem = "mixed"   // what it names is in several collections, and a record is in one
	NoRule    Problem = "rule"    // nothing is on record that could be undone
)

func (p Problem) Error() string { return "draft: " + string(p) }

// Draft is a report as a record.
type Draft struct {
	Event      knowledge.EventID
	Collection knowledge.Collection // that it belongs to
	File       []byte               // as it would stand in the records
}

// Write makes a record of the report, whose number names its source. What is on
// record for who reports it is b. What is not on record there is declared.
func Write(b *knowledge.Base, r Report, number int64, today knowledge.Day) (Draft, error) {
	r = r.clean()
	when, err := r.check(today)
	if err != nil {
		return Draft{}, err
	}
	w := &writer{base: b}
	who, err := w.entity(r.Who, knowledge.Kind.Acts, knowledge.Company)
	if err != nil {
		return Draft{}, err
	}
	app, err := w.entity(r.App, knowledge.Kind.Used, knowledge.App)
	if err != nil {
		return Draft{}, err
	}
	source := &knowledge.Source{ID: knowledge.SourceID(fmt.Sprintf("report-%d", number)), Title: r.Title, Date: when, URL: r.URL, Tier: knowledge.ReportingTier, Note: r.Note}
	event := &knowledge.Event{
		By: who.ID, Do: r.What, Announced: when,
		Reports: []knowledge.Report{{Source: source.ID, Quote: r.Quote, Certainty: knowledge.Reported}},
	}
	switch {
	case r.What.NeedsName():
		if event.Names = w.rules(who.ID, app.ID); len(event.Names) == 0 {
			return Draft{}, NoRule
		}
	case r.What == knowledge.Consider:
		event.Of, event.Apps = knowledge.Ban, []knowledge.EntityID{app.ID}
	default:
		event.Apps = []knowledge.EntityID{app.ID}
	}
	collection, err := w.collection(who, app, event.Names)
	if err != nil {
		return Draft{}, err
	}
	event.Collection = collection
	source.Collection = event.Collection
	event.Text = fmt.Sprintf(sentences[r.What], who.Names[0].Text, app.Names[0].Text)
	event.ID = w.free(fmt.Sprintf("%.18s-%.18s-%s-%d", who.ID, app.ID, r.What, number))
	file, err := record.Compose(record.Composed{Entities: w.fresh, Sources: []*knowledge.Source{source}, Events: []*knowledge.Event{event}})
	return Draft{event.ID, event.Collection, file}, err
}

// sentences tell of each act who did it and on what.
var sentences = map[knowledge.Act]string{
	knowledge.Ban:      "%s banned %s.",
	knowledge.Restrict: "%s restricted %s.",
	knowledge.Allow:    "%s allowed %s.",
	knowledge.Lift:     "%s ended its rule on %s.",
	knowledge.Withdraw: "%s withdrew its rule on %s.",
	knowledge.Consider: "%s is considering a ban of %s.",
}

func (r Report) clean() Report {
	for _, text := range []*string{&r.Who, &r.App, &r.When, &r.Title, &r.URL, &r.Quote, &r.Note} {
		*text = clean(*text)
	}
	return r
}

// clean keeps of a text what can be seen, on one line.
func clean(text string) string {
	const most = 500
	runes := []rune(seen(text))
	return strings.TrimSpace(string(runes[:min(len(runes), most)]))
}

// seen is what can be seen of a text, on one line.
func seen(text string) string {
	visible := strings.Map(func(c rune) rune {
		switch {
		case unicode.IsSpace(c):
			return ' '
		case !unicode.IsPrint(c), c == unicode.ReplacementChar:
			return -1
		}
		return c
	}, strings.ToValidUTF8(text, ""))
	return strings.Join(strings.Fields(visible), " ")
}

// isName tells that a text could name something: it has a letter or a digit.
func isName(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

// check gives the date, where nothing is missing.
func (r Report) check(today knowledge.Day) (knowledge.Date, error) {
	when, err := knowledge.ParseDate(r.When)
	switch {
	case !isName(r.Who):
		return when, NoWho
	case !isName(r.App):
		return when, NoApp
	case !slices.Contains(Acts(), r.What):
		return when, NoAct
	case err != nil || when.IsZero() || when.First == knowledge.FirstDay || when.First > today:
		return when, NoWhen
	case r.Title == "":
		return when, NoSource
	case r.URL != "" && !isAddress(r.URL):
		return when, NoAddress
	}
	return when, nil
}
