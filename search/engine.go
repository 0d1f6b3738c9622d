// Package search answers questions: it reads them, computes what stands from
// the records, searches for evidence, and composes the answer.
package search

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"sync/atomic"
	"time"

	"policybot/knowledge"
	"policybot/knowledge/language"
	"policybot/search/answer"
	"policybot/search/answer/match"
	"policybot/search/answer/verdict"
	"policybot/search/edition"
	"policybot/search/excerpt"
	"policybot/search/index"
	"policybot/search/phrases"
	"policybot/search/question"
)

// Request is a question with what it is asked against. Who sees the answer is
// said by Viewer; unsaid, it is anybody at all, and the answer is from what is
// open to all.
type Request struct {
	Text     string
	Viewer   knowledge.Viewer
	Before   string        // what was understood of the question before it in the thread, or nothing
	AsOf     knowledge.Day // the day asked for, and up to which records are known; 0: today
	Language language.Tag  // of whoever asks, as far as it is known; the words and the thread go before it
	Tell     language.Tag  // in which to answer, whatever the question is in; "": in the question's
}

// Engine answers from one edition at a time. It is safe for use by many
// goroutines: an answer under way goes on with the edition it began with.
type Engine struct {
	now     func() time.Time
	edition atomic.Pointer[edition.Edition]
}

// NewEngine makes an engine that reads the day from the clock.
func NewEngine(now func() time.Time, ed *edition.Edition) *Engine {
	e := &Engine{now: now}
	e.edition.Store(ed)
	return e
}

// Use answers from another edition from now on, and gives back the one before.
func (e *Engine) Use(ed *edition.Edition) *edition.Edition { return e.edition.Swap(ed) }

// Edition is the one in use.
func (e *Engine) Edition() *edition.Edition { return e.edition.Load() }

// Ask answers the question.
func (e *Engine) Ask(ctx context.Context, r Request) (answer.Answer, error) {
	a, _, err := e.Explain(ctx, r)
	return a, err
}

// Explain answers the question, and gives back how it was understood: as one
// question, or as several in one message.
func (e *Engine) Explain(ctx context.Context, r Request) (answer.Answer, []*question.Question, error) {
	for {
		ed := e.edition.Load()
		a, asked, err := e.explain(ctx, ed, r)
		if e.again(ed, err) { // the whole question is asked of the new one
			continue
		}
		return a, asked, err
	}
}

// again tells that what failed was closed under the question, and that there is
// another in its place: an edition, or a view of one.
func (e *Engine) again(ed *edition.Edition, err error) bool {
	return errors.Is(err, edition.ErrClosed) && (e.edition.Load() != ed || !ed.Closed())
}

func (e *Engine) explain(ctx context.Context, whole *edition.Edition, r Request) (answer.Answer, []*question.Question, error) {
	ed, err := whole.For(ctx, r.Viewer)
	if err != nil {
		return answer.Answer{Question: r.Text, Edition: whole.ID, Verdict: verdict.Unknown}, nil, fmt.Errorf("making what the viewer may see ready: %w", err)
	}
	day := r.AsOf
	if day == 0 {
		day = e.today(ed)
	} else if ed, err = ed.KnownOn(ctx, day); err != nil {
		return answer.Answer{Question: r.Text, Edition: whole.ID, Verdict: verdict.Unknown}, nil, fmt.Errorf("making ready what was known on %s: %w", day, err)
	}
	var before *question.Question
	if r.Before != "" {
		before = question.ParseString(r.Before).Within(ed.Base)
	}
	asked := question.ParseAll(ed.Lexicon, ed.Base, r.Text, before, r.Language, day)
	var parts []answer.Answer
	at := match.Moment{Day: day, Known: day}
	for _, q := range asked {
		found, err := e.find(ctx, ed, q, at)
		if err != nil {
			return answer.Answer{Question: r.Text, Edition: whole.ID, Verdict: verdict.Unknown}, asked, fmt.Errorf("searching for evidence: %w", err)
		}
		a := answer.Compose(q, ed.Records, found, at, phrases.In(string(cmp.Or(r.Tell.Primary(), q.Language))))
		a.Edition = whole.ID
		parts = append(parts, a)
	}
	return answer.Join(parts), asked, nil
}

func (e *Engine) today(ed *edition.Edition) knowledge.Day {
	return knowledge.DayOf(e.now().In(ed.Base.Zone))
}

// maxFound is how many docs are looked at as evidence.
const maxFound = 50

// find searches for records that may answer, for those questions that no
// timeline answers. Those that name somebody are asked of their records first.
// What documents said at another time is not looked at.
func (e *Engine) find(ctx context.Context, ed *edition.Edition, q *question.Question, at match.Moment) ([]string, error) {
	if !match.NeedsSearch(q, ed.Records) {
		return nil, nil
	}
	named := slices.DeleteFunc(slices.Concat(q.Others, q.Actors, q.Apps), func(id knowledge.EntityID) bool { return id == ed.Base.Home })
	query := index.Query{Text: q.Wording, Entities: named, On: match.Days(q, ed.Records, at), Limit: maxFound}
	hits, err := ed.Search(ctx, query)
	if err != nil {
		return nil, err
	}
	return evidence(hits, excerpt.Choose(ed.Base, scoresOf(hits), query.On)), nil
}

// evidence lists what was found, of passages only those that were chosen, and
// these also where they were found for what stands around them.
func evidence(hits []index.Hit, chosen []excerpt.Passage) []string {
	left := map[string]bool{}
	for _, p := range chosen {
		left[string(p.ID)] = true
	}
	var ids []string
	for _, h := range hits {
		if h.Kind != index.Passage || left[h.ID] {
			ids = append(ids, h.ID)
		}
		delete(left, h.ID)
	}
	for _, p := range chosen {
		if left[string(p.ID)] {
			ids = append(ids, string(p.ID))
		}
	}
	return ids
}

// Excerpts finds the passages that tell of what the words ask, as many as do but
// n at most, among what the viewer may see and what stood on the day; 0 is today.
// Those that tell the most come first; where none does there are none.
func (e *Engine) Excerpts(ctx context.Context, v knowledge.Viewer, words string, on knowledge.Day, n int) ([]index.Hit, error) {
	base, day, hits, err := e.look(ctx, v, words, on, index.Query{Limit: excerptsFrom, Kinds: []index.Kind{index.Passage}})
	if err != nil {
		return nil, err
	}
	chosen := excerpt.Choose(base, scoresOf(hits), day)
	excerpts := make([]index.Hit, min(len(chosen), n))
	for i := range excerpts {
		excerpts[i] = index.Whole(base, chosen[i].Passage, chosen[i].Counts)
	}
	return excerpts, nil
}

// excerptsFrom is how many passages are looked at to choose from.
const excerptsFrom = 200

func scoresOf(hits []index.Hit) map[knowledge.PassageID]float64 {
	scores := map[knowledge.PassageID]float64{}
	for _, h := range hits {
		if h.Kind == index.Passage {
			scores[knowledge.PassageID(h.ID)] = h.Score
		}
	}
	return scores
}

// View is the edition in use as the viewer may see it.
func (e *Engine) View(ctx context.Context, v knowledge.Viewer) (*edition.Edition, error) {
	for {
		ed := e.edition.Load()
		if view, err := ed.For(ctx, v); !e.again(ed, err) {
			return view, err
		}
	}
}

// Known is what is on record for the viewer: of an edition that is being closed, the
// records without what is read in documents.
func (e *Engine) Known(v knowledge.Viewer) *knowledge.Base {
	view, err := e.View(context.Background(), v)
	if err != nil {
		return e.edition.Load().Written.For(v)
	}
	return view.Base
}

// Context is what the viewer may know of the question before: the names in it
// that are on record for them.
func (e *Engine) Context(v knowledge.Viewer, before string) string {
	if before == "" {
		return ""
	}
	return question.ParseString(before).Within(e.Known(v)).String()
}

// Search finds docs for words that people type, best first, among what the
// viewer may see and what stood on the day; 0 is today.
func (e *Engine) Search(ctx context.Context, v knowledge.Viewer, words string, on knowledge.Day, n int) ([]index.Hit, error) {
	_, _, hits, err := e.look(ctx, v, words, on, index.Query{Limit: n})
	return hits, err
}

// look searches the edition in use as the viewer may see it, for words that people
// type. It gives what that edition holds, and the day that was looked at.
func (e *Engine) look(ctx context.Context, v knowledge.Viewer, words string, on knowledge.Day, limits index.Query) (*knowledge.Base, knowledge.Date, []index.Hit, error) {
	for {
		ed := e.edition.Load()
		day := on
		if day == 0 {
			day = e.today(ed)
		}
		base, hits, err := lookIn(ctx, ed, v, words, knowledge.OnDay(day), limits)
		if !e.again(ed, err) {
			return base, knowledge.OnDay(day), hits, err
		}
	}
}

func lookIn(ctx context.Context, ed *edition.Edition, v knowledge.Viewer, words string, on knowledge.Date, limits index.Query) (*knowledge.Base, []index.Hit, error) {
	view, err := ed.For(ctx, v)
	if err != nil {
		return nil, nil, err
	}
	q := queryFor(view, words)
	q.On, q.Limit, q.Kinds = on, limits.Limit, limits.Kinds
	hits, err := view.Search(ctx, q)
	return view.Base, hits, err
}

// Reading is how the text is read for the viewer, for explanations: one that is
// in another language in its English words.
func (e *Engine) Reading(ctx context.Context, v knowledge.Viewer, text string, asOf knowledge.Day) (language.Reading, error) {
	ed, err := e.View(ctx, v)
	if err != nil {
		return language.Reading{}, err
	}
	if asOf == 0 {
		asOf = e.today(ed)
	}
	return ed.Lexicon.Read(ed.Lexicon.InEnglish(text, ed.Lexicon.Detect(text)).Text, asOf), nil
}
