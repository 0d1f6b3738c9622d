package bot

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"policybot/bot/blocks"
	"policybot/bot/state"
	"policybot/knowledge"
	"policybot/knowledge/draft"
	"policybot/search/answer"
	"policybot/search/answer/verdict"
	"policybot/search/phrases"
)

// memo is an engine that knows one invented company's memo.
type memo struct {
	hold   chan struct{} // nothing is answered before it is closed; may be nil
	begun  atomic.Int32  // questions that were given to it
	broken atomic.Bool   // nothing is answered any more
	rules  knowledge.Settings
	mu     sync.Mutex
	asked  []string // "text | before"
	owners []knowledge.Owner
	seers  []knowledge.Viewer // of all that was asked, searched and shown
}

var askedAbout = regexp.MustCompile(`(?i)did (\w+) ban (\w+)(?: #(\d+))?\?`)

var memo7 = answer.Evidence{
	Record: "acme-pigeon-ban", Source: "memo-7", Title: "Device memo 7", Publisher: "Acme IT", Published: "2024-03-04",
	Locator: "section 2", Text: "Acme told staff to remove Pigeon.", Quote: "remove it by 1 April", Speaker: "Acme IT", URL: "https://intranet.example/memo-7",
}

func (m *memo) Ask(ctx context.Context, v knowledge.Viewer, text, before string, in Tongue) (answer.Answer, error) {
	a, err := m.tell(ctx, v, text, before)
	a.Language = cmp.Or(in.Set, m.Language(text), in.Asker)
	return a, err
}

func (m *memo) tell(ctx context.Context, v knowledge.Viewer, text, before string) (answer.Answer, error) {
	m.begun.Add(1)
	m.seen(v)
	if m.hold != nil {
		select {
		case <-m.hold:
		case <-ctx.Done():
			return answer.Answer{}, ctx.Err()
		}
	}
	m.mu.Lock()
	m.asked = append(m.asked, text+" | "+before)
	m.mu.Unlock()
	switch {
	case strings.Contains(text, "boom"), m.broken.Load():
		return answer.Answer{}, errors.New("the index is gone")
	case strings.Contains(text, "panic"):
		panic(text)
	case strings.HasPrefix(text, "and "):
		who := strings.Trim(strings.TrimPrefix(text, "and "), "? ")
		_, app, _ := strings.Cut(before, "app:")
		a := m.ban(text, who, app)
		return longer(a, 40*strings.Count(text, "everything")), nil
	case strings.Contains(text, "in vain"):
		a := longer(m.ban(text, "Acme", "Owl"), 40)
		a.Verdict = verdict.Unknown
		return a, nil
	case strings.Contains(text, "which"):
		return answer.Answer{Question: text, Verdict: verdict.Unknown, Text: "Which Acme is meant?", Edition: "e1",
			Choices: []answer.Choice{{Label: "Acme Labs", Question: "did Acme ban Pigeon?"}}}, nil
	}
	if q := askedAbout.FindStringSubmatch(text); q != nil {
		a := m.ban(text, q[1], q[2])
		if q[3] != "" {
			a.Text = fmt.Sprintf("Answer #%s. %s", q[3], a.Text)
		}
		return a, nil
	}
	return answer.Answer{Question: text, Verdict: verdict.Unknown, Text: "There is no record of that.", Edition: "e1"}, nil
}

// Latest are two events of the memo's: a ban and its end.
func (m *memo) Latest(_ context.Context, _ knowledge.Viewer, _ *phrases.Language, n int) ([]answer.Event, error) {
	return []answer.Event{
		{ID: "acme-pigeon-ban", Date: "2024-03-04", Action: "ban", Actor: "acme", App: "pigeon", Text: "Acme told staff to remove Pigeon."},
		{ID: "acme-pigeon-lift", Date: "2024-06-10", Action: "lift", Actor: "acme", App: "pigeon", Text: "Acme ended the ban."},
	}[:min(n, 2)], nil
}

// Examples are what the memo answers.
func (m *memo) Examples(_ context.Context, _ knowledge.Viewer, _ *phrases.Language, n int) ([]string, error) {
	return []string{"did Acme ban Pigeon?", "did Globex ban Pigeon?"}[:min(n, 2)], nil
}

// Language takes words with umlauts for German.
func (m *memo) Language(text string) string {
	if strings.ContainsAny(text, "äöüß") {
		return "de"
	}
	return ""
}

func (m *memo) AsksAnew(_ context.Context, _ knowledge.Viewer, text string) (bool, error) {
	return askedAbout.MatchString(text), nil
}

// Asks tells whether the memo tells anything about it.
func (m *memo) Asks(_ context.Context, _ knowledge.Viewer, text, _ string) (bool, error) {
	return askedAbout.MatchString(text) || strings.HasPrefix(text, "and "), nil
}

// longer is an answer with more evidence, of which 40 are more than one message
// shows.
func longer(a answer.Answer, n int) answer.Answer {
	for i := range n {
		e := memo7
		e.Record = fmt.Sprint("record-", i)
		a.Evidence = append(a.Evidence, e)
		a.Text += fmt.Sprintf(" And more of it [%d].", i+2)
	}
	return a
}

func (m *memo) ban(text, who, app string) answer.Answer {
	return answer.Answer{
		Question: text, Understood: "did-ban actor:" + strings.ToLower(who) + " app:" + strings.ToLower(app),
		Verdict: verdict.Yes, Text: "Yes, " + who + " banned " + app + " on 4 March 2024 [1].", AsOf: "2024-05-01", KnownTo: "2024-03",
		Evidence: []answer.Evidence{memo7}, Edition: "e1",
	}
}

func (m *memo) Search(_ context.Context, v knowledge.Viewer, words string, n int) ([]blocks.Hit, error) {
	m.seen(v)
	if words == "nothing" {
		return nil, nil
	}
	return []blocks.Hit{{Evidence: memo7, Snippet: "remove it by 1 April", Marks: [][2]int{{13, 20}}}}[:min(n, 1)], nil
}

func (m *memo) Record(_ context.Context, v knowledge.Viewer, record string, source knowledge.SourceID) (answer.Evidence, bool, error) {
	m.seen(v)
	return memo7, record == memo7.Record && source == memo7.Source, nil
}

func (m *memo) Context(_ knowledge.Viewer, before string) string { return before }

func (m *memo) Hides(v knowledge.Viewer, id knowledge.EntityID) bool {
	listed := slices.ContainsFunc(m.rules.Collections, func(a knowledge.Access) bool { return string(a.Name) == string(id) })
	return listed && !m.rules.Sees(v, knowledge.Collection(id)) // a collection hides the entity of its name
}

// From tells that what the memo knows of Osprey is for legal.
func (m *memo) From(_ knowledge.Viewer, a answer.Answer) []knowledge.Collection {
	if strings.Contains(a.Understood, "osprey") {
		return []knowledge.Collection{"legal"}
	}
	return nil
}

func (m *memo) Owners(knowledge.Viewer, answer.Answer) []knowledge.Owner {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.owners
}

func (m *memo) own(owners ...knowledge.Owner) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.owners = owners
}

// lastSeer is who saw what was told last.
func (m *memo) lastSeer() knowledge.Viewer {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.seers[len(m.seers)-1]
}

func (m *memo) Settings() knowledge.Settings { return m.rules }

func (m *memo) seen(v knowledge.Viewer) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.seers = append(m.seers, v)
}

func (m *memo) all() []string {
	m.mu.Lock()
	defer m.mu.Unlock()
	return append([]string(nil), m.asked...)
}

// shelf is a library that has e1 in use, and in its folder e2 or what is set.
type shelf struct {
	hold   chan struct{} // nothing is read before it is closed; may be nil
	mu     sync.Mutex
	err    error
	folder string             // the edition that the folder holds; empty: e2
	used   string             // the one in use; empty: e1
	asked  int                // for any of it
	seers  []knowledge.Viewer // of the reports
	acts   []state.Act
}

func (s *shelf) wait(ctx context.Context) error {
	s.mu.Lock()
	s.asked++
	s.mu.Unlock()
	if s.hold != nil {
		select {
		case <-s.hold:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.err
}

func (s *shelf) report(v knowledge.Viewer, from From) Report {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.seers = append(s.seers, v)
	return Report{
		Edition: cmp.Or(from.Edition, s.folder, "e2"), Before: cmp.Or(s.used, "e1"),
		Changes: []string{"Acme · Pigeon: in force → withdrawn"}, Counts: []blocks.Count{{Of: blocks.Added, N: 3}},
	}
}

func (s *shelf) use(r Report, acts ...state.Act) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.used, s.acts = r.Edition, append(s.acts, acts...)
}

func (s *shelf) Reload(ctx context.Context, _ string) (Report, error) {
	if err := s.wait(ctx); err != nil {
		return Report{}, err
	}
	r := s.report(knowledge.Viewer{All: true}, From{})
	s.use(r)
	return r, nil
}

func (s *shelf) Propose(ctx context.Context, v knowledge.Viewer, from From) (Report, error) {
	if err := s.wait(ctx); err != nil {
		return Report{}, err
	}
	return s.report(v, from), nil
}

func (s *shelf) Take(ctx context.Context, v knowledge.Viewer, from From, shown Report, act state.Act) (Report, error) {
	if err := s.wait(ctx); err != nil {
		return Report{}, err
	}
	r := s.report(v, from)
	if shown.Edition != r.Edition || shown.Before != r.Before {
		return Report{}, ErrAnother
	}
	s.use(r, act)
	return r, nil
}

// Draft writes by an empty base.
func (s *shelf) Draft(_ knowledge.Viewer, r draft.Report, number int64) (draft.Draft, error) {
	return draft.Write(knowledge.NewBase(knowledge.Settings{}, nil, nil, nil, nil, nil), r, number, knowledge.DayOf(time.Now()))
}

func (s *shelf) Editions(context.Context, int) ([]blocks.Edition, error) {
	return []blocks.Edition{{Number: 2, Hash: "e2", Who: "U0ADMIN001", Holds: []blocks.Count{{Of: blocks.Events, N: 3}}, Current: true, Kept: true},
		{Number: 1, Hash: "e1", Who: "start", Kept: true}}, nil
}

func (s *shelf) set(err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.err = err
}

func (s *shelf) put(edition string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.folder = edition
}

// count is how often anything was asked of it.
func (s *shelf) count() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.asked
}

// taken are the acts by which something else came into use.
func (s *shelf) taken() []state.Act {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.acts)
}
