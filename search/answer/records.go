package answer

import (
	"maps"
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/language"
	"policybot/search/answer/stem"
)

// Records is a Base made ready to be answered from: for every fact and event
// its words and whom it speaks of, and for passages what is needed to work the
// same out for those that a search found. It is immutable.
type Records struct {
	*knowledge.Base
	lexicon  *language.Lexicon
	told     map[string]*told                        // by id of fact or event
	ofEvent  map[knowledge.EventID][]*knowledge.Fact // facts about the event
	words    stem.Counts                             // of facts, events and passages
	passages passagesTold
}

// told is one fact, event or passage: something that a question may ask for.
type told struct {
	fact     *knowledge.Fact
	event    *knowledge.Event
	passage  *knowledge.Passage
	speaksOf []knowledge.EntityID
	relation map[string]bool // stems of what it tells: its relation, or its act
	stems    map[string]bool // stems of all of it
}

// NewRecords prepares the records.
func NewRecords(b *knowledge.Base, lex *language.Lexicon) *Records {
	r := newRecords(b, lex)
	roles := rolesOf(b)
	for _, f := range b.Facts {
		r.addFact(f, r.ofFact(f, roles))
	}
	for _, e := range b.Events {
		r.add(string(e.ID), r.ofAct(e))
	}
	r.countPassages()
	return r
}

func newRecords(b *knowledge.Base, lex *language.Lexicon) *Records {
	return &Records{Base: b, lexicon: lex, told: map[string]*told{}, ofEvent: map[knowledge.EventID][]*knowledge.Fact{}}
}

func (r *Records) ofFact(f *knowledge.Fact, roles map[string]string) *told {
	t := &told{fact: f, relation: stem.Of(f.Relation)}
	t.stems = stem.Of(f.Relation, f.Text, f.Value.Text, f.Value.Unit, f.By, roles[f.By], quotes(f.Reports))
	maps.Copy(t.stems, stem.Of(silence[f.Holds]))
	t.speaksOf = slices.Concat(f.About, r.lexicon.Mentions(f.Text+" . "+f.Value.Text+" . "+f.By+" . "+speakers(f.Reports)))
	for _, id := range f.Events {
		if e := r.Event(id); e != nil {
			t.speaksOf = slices.Concat(t.speaksOf, r.AppsOf(e), []knowledge.EntityID{e.By})
		}
	}
	return t
}

func (r *Records) ofAct(e *knowledge.Event) *told {
	t := &told{event: e, relation: stem.Of(string(e.Do))}
	t.stems = stem.Of(string(e.Do), e.Text, quotes(e.Reports), reasonsOf(e))
	t.speaksOf = slices.Concat([]knowledge.EntityID{e.By}, r.AppsOf(e), r.lexicon.Mentions(e.Text+" . "+speakers(e.Reports)))
	return t
}

func (r *Records) addFact(f *knowledge.Fact, t *told) {
	for _, id := range f.Events {
		r.ofEvent[id] = append(r.ofEvent[id], f)
	}
	r.add(string(f.ID), t)
}

// rolesOf gives what each person is, so that what somebody said can be asked
// for by it: "the foreign minister".
func rolesOf(b *knowledge.Base) map[string]string {
	roles := map[string]string{}
	for _, f := range b.Facts {
		if f.Relation == "role" && len(f.About) > 0 {
			roles[b.NameOf(f.About[0])] += " . " + f.Value.Text
		}
	}
	return roles
}

// silence is how people speak of what nobody knows or tells.
var silence = map[knowledge.Truth]string{knowledge.DeclinedT: "declined refused answer comment", knowledge.NotKnown: "unknown unclear"}

func (r *Records) add(id string, t *told) {
	r.told[id] = t
	r.words.Add(t.stems)
}

func quotes(reports []knowledge.Report) string {
	var parts []string
	for _, r := range reports {
		parts = append(parts, r.Quote)
	}
	return strings.Join(parts, " . ")
}

func reasonsOf(e *knowledge.Event) string {
	var parts []string
	for _, r := range e.Reasons {
		parts = append(parts, r.Text)
	}
	return strings.Join(parts, " . ")
}

func speakers(reports []knowledge.Report) string {
	var parts []string
	for _, r := range reports {
		parts = append(parts, r.Speaker)
	}
	return strings.Join(parts, " . ")
}
