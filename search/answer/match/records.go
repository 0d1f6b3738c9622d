package match

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
	Lexicon  *language.Lexicon
	Told     map[string]*Told                        // by id of fact or event
	ofEvent  map[knowledge.EventID][]*knowledge.Fact // facts about the event
	Words    stem.Counts                             // of facts, events and passages
	passages passagesTold
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
	return &Records{Base: b, Lexicon: lex, Told: map[string]*Told{}, ofEvent: map[knowledge.EventID][]*knowledge.Fact{}}
}

func (r *Records) ofFact(f *knowledge.Fact, roles map[string]string) *Told {
	t := &Told{Fact: f, Relation: stem.Of(f.Relation)}
	t.Stems = stem.Of(f.Relation, f.Text, f.Value.Text, f.Value.Unit, f.By, roles[f.By], quotes(f.Reports))
	maps.Copy(t.Stems, stem.Of(silence[f.Holds]))
	t.SpeaksOf = slices.Concat(f.About, r.Lexicon.Mentions(f.Text+" . "+f.Value.Text+" . "+f.By+" . "+speakers(f.Reports)))
	for _, id := range f.Events {
		if e := r.Event(id); e != nil {
			t.SpeaksOf = slices.Concat(t.SpeaksOf, r.AppsOf(e), []knowledge.EntityID{e.By})
		}
	}
	return t
}

func (r *Records) ofAct(e *knowledge.Event) *Told {
	t := &Told{Event: e, Relation: stem.Of(string(e.Do))}
	t.Stems = stem.Of(string(e.Do), e.Text, quotes(e.Reports), reasonsOf(e))
	t.SpeaksOf = slices.Concat([]knowledge.EntityID{e.By}, r.AppsOf(e), r.Lexicon.Mentions(e.Text+" . "+speakers(e.Reports)))
	return t
}

func (r *Records) addFact(f *knowledge.Fact, t *Told) {
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

func (r *Records) add(id string, t *Told) {
	r.Told[id] = t
	r.Words.Add(t.Stems)
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
