package main

import (
	"context"
	"log/slog"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"policybot/bot"
	"policybot/bot/blocks"
	"policybot/bot/state"
	"policybot/knowledge"
	"policybot/knowledge/language"
	"policybot/search"
	"policybot/search/answer"
	"policybot/search/phrases"
	"policybot/search/question"
)

// library is the knowledge as the bot needs it. It answers from the edition
// that is current in the state, which all replicas share.
type library struct {
	*search.Engine
	load  loader
	dir   string // where a reload reads; empty: the embedded records
	store *state.Store
	now   func() time.Time
	log   *slog.Logger
	since atomic.Int64 // seconds since 1970: when the edition in use became current
	swap  sync.Mutex   // held from finding out what is current until it is answered from
}

// Ask answers a question of a thread.
func (l *library) Ask(ctx context.Context, v knowledge.Viewer, text, before string, in bot.Tongue) (answer.Answer, error) {
	return l.Engine.Ask(ctx, search.Request{Text: text, Viewer: v, Before: before, Language: language.Tag(in.Asker), Tell: language.Tag(in.Set)})
}

// Language is the language of the words, where they tell one that is read.
func (l *library) Language(text string) string {
	if t := l.Edition().Lexicon.Detect(text); t.Readable() {
		return string(t)
	}
	return ""
}

// Asks tells whether words in a thread read as a question.
func (l *library) Asks(ctx context.Context, v knowledge.Viewer, text, before string) (bool, error) {
	return l.Engine.Asks(ctx, search.Request{Text: text, Viewer: v, Before: before})
}

// AsksAnew tells whether words in a channel read as a question.
func (l *library) AsksAnew(ctx context.Context, v knowledge.Viewer, text string) (bool, error) {
	return l.Engine.AsksAnew(ctx, search.Request{Text: text, Viewer: v})
}

// Hides tells that an entity is not for the viewer to know. What is on no record
// any more may have been on one that they couldn't see.
func (l *library) Hides(v knowledge.Viewer, id knowledge.EntityID) bool {
	ed := l.Edition()
	return l.Known(v).Entity(id) == nil && !(ed.Base.Entity(id) == nil && ed.Base.SeesAll(v))
}

// Owners are who answers for what the answer is about: for the apps that it
// names, for whoever and whatever else, and for whom "we" means.
func (l *library) Owners(v knowledge.Viewer, a answer.Answer) []knowledge.Owner {
	base := l.Known(v)
	var apps, rest []knowledge.EntityID
	talk := true
	for _, part := range append(slices.Clone(a.Parts), a) {
		q := question.ParseString(part.Understood)
		apps, rest = append(apps, q.Apps...), slices.Concat(rest, q.Others, q.Actors)
		talk = talk && (q.Intent == question.Chat || q.Intent == question.Sure)
	}
	if talk {
		return nil // it asks nothing of the records
	}
	var in []knowledge.Collection
	for _, e := range a.Evidence {
		in = append(in, collectionOf(base, e))
	}
	named := append(append(apps, rest...), base.Home)
	return base.Owners(named, in, knowledge.DayOf(l.now().In(base.Zone)))
}

// From are the collections of what the answer tells and rests on: the events,
// the evidence, and its sources.
func (l *library) From(v knowledge.Viewer, a answer.Answer) []knowledge.Collection {
	base := l.Known(v)
	var all []knowledge.Collection
	for _, part := range append(slices.Clone(a.Parts), a) {
		for _, e := range part.Events {
			all = append(all, collectionOf(base, answer.Evidence{Record: string(e.ID)}), sourceCollection(base, e.Source))
		}
		for _, e := range part.Evidence {
			all = append(all, collectionOf(base, e), sourceCollection(base, e.Source))
		}
	}
	slices.Sort(all)
	return slices.DeleteFunc(slices.Compact(all), func(c knowledge.Collection) bool { return c == "" || c == knowledge.Open })
}

func sourceCollection(b *knowledge.Base, id knowledge.SourceID) knowledge.Collection {
	if s := b.Source(id); s != nil {
		return s.Collection
	}
	return ""
}

// collectionOf is the collection of the record that is evidence.
func collectionOf(b *knowledge.Base, e answer.Evidence) knowledge.Collection {
	if x := b.Event(knowledge.EventID(e.Record)); x != nil {
		return x.Collection
	}
	if x := b.Fact(knowledge.FactID(e.Record)); x != nil {
		return x.Collection
	}
	if x := b.Passage(knowledge.PassageID(e.Record)); x != nil {
		return x.Collection
	}
	return ""
}

// Settings are those of the knowledge in use.
func (l *library) Settings() knowledge.Settings { return l.Edition().Base.Settings }

// Latest are the last events on record.
func (l *library) Latest(ctx context.Context, v knowledge.Viewer, in *phrases.Language, n int) ([]answer.Event, error) {
	return l.Engine.Latest(ctx, v, in, n)
}

// Examples are questions that the records answer.
func (l *library) Examples(ctx context.Context, v knowledge.Viewer, in *phrases.Language, n int) ([]string, error) {
	view, err := l.View(ctx, v)
	if err != nil {
		return nil, err
	}
	return examples(view.Base, in, n), nil
}

// weak is the share of the best hit's score below which a hit isn't shown to
// people.
const weak = 0.2

// Search finds records and passages, each with its source.
func (l *library) Search(ctx context.Context, v knowledge.Viewer, words string, n int) ([]blocks.Hit, error) {
	found, err := l.Engine.Search(ctx, v, words, 0, n)
	if err != nil {
		return nil, err
	}
	base := l.Known(v)
	var hits []blocks.Hit
	for _, h := range found {
		if h.Score < weak*found[0].Score {
			break // the rest has hardly a word of it
		}
		e, ok := evidence(base, h.ID, h.Source)
		if !ok {
			e = answer.Evidence{Record: h.ID, Source: h.Source, Title: h.Title, Text: h.Text}
		}
		hits = append(hits, blocks.Hit{Evidence: e, Snippet: h.Snippet.Text, Marks: h.Snippet.Marks})
	}
	return hits, nil
}

// Record shows a record as the source tells it.
func (l *library) Record(ctx context.Context, v knowledge.Viewer, record string, source knowledge.SourceID) (answer.Evidence, bool, error) {
	view, err := l.View(ctx, v)
	if err != nil {
		return answer.Evidence{}, false, err
	}
	e, ok := evidence(view.Base, record, source)
	return e, ok, nil
}

// Name is what an entity is called.
func (l *library) Name(id knowledge.EntityID) string { return l.Edition().Base.NameOf(id) }

// Current names the edition in use.
func (l *library) Current() string { return l.Edition().ID }

// Since is when that became current.
func (l *library) Since() time.Time { return time.Unix(l.since.Load(), 0) }

// example is a question that the records answer to anybody.
func (l *library) example() string {
	if list := examples(l.Known(knowledge.Viewer{}), phrases.In(phrases.English), 1); len(list) > 0 {
		return list[0]
	}
	return "help"
}

// examples are questions that the records answer, one of each actor: first
// those about bans that were undone, since these are what others get wrong.
func examples(b *knowledge.Base, in *phrases.Language, n int) []string {
	var undone, standing []string
	seen := map[knowledge.EntityID]bool{}
	for _, e := range b.Events {
		apps := b.AppsOf(e)
		if e.Do != knowledge.Ban || len(apps) == 0 || seen[e.By] {
			continue
		}
		seen[e.By] = true
		question := in.Say("ask.did", "actor", b.NameOf(e.By), "app", b.NameOf(apps[0]))
		if slices.ContainsFunc(b.Naming(e.ID), func(x *knowledge.Event) bool { return x.Do.Undoing() }) {
			undone = append(undone, question)
		} else {
			standing = append(standing, question)
		}
	}
	all := append(undone, standing...)
	return all[:min(len(all), n)]
}

// evidence finds the record, and in it what the source says.
func evidence(b *knowledge.Base, record string, source knowledge.SourceID) (answer.Evidence, bool) {
	e := answer.Evidence{Record: record, Source: source}
	var reports []knowledge.Report
	if x := b.Event(knowledge.EventID(record)); x != nil {
		e.Text, reports = x.Text, slices.Clone(x.Reports)
		for _, r := range x.Reasons {
			reports = append(reports, r.Reports...)
		}
	} else if x := b.Fact(knowledge.FactID(record)); x != nil {
		e.Text, reports = x.Text, x.Reports
	} else if x := b.Passage(knowledge.PassageID(record)); x != nil {
		e.Text, reports = x.Text, []knowledge.Report{{Source: x.Source, At: x.At}}
		e.Since, e.Until = x.From.String(), x.Until.String()
	} else {
		return e, false
	}
	i := slices.IndexFunc(reports, func(r knowledge.Report) bool { return r.Source == source })
	if i < 0 && source != "" {
		return e, false // no source of this record, or none that may be seen
	}
	if i >= 0 {
		r := reports[i]
		e.Locator, e.Quote, e.Speaker, e.Certainty = r.At, r.Quote, r.Speaker, string(r.Certainty)
	}
	if s := b.Source(source); s != nil {
		e.Title, e.Publisher, e.Published, e.URL = s.Title, s.Publisher, s.Date.String(), s.URL
		e.Note = s.Note
	}
	return e, true
}
