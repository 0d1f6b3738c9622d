package prose

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// speakThemselves tells that several who act say so themselves: "Acme and Globex banned it, the
// companies said".
func (s *sentence) speakThemselves(st *stance) bool {
	return len(st.who.others) > 0 && st.spoke[1] == st.spoke[0]+2 && s.in(st.spoke[0], "the-word") && s.in(st.spoke[0]+1, "body-noun") && strings.HasSuffix(s.norm(st.spoke[0]+1), "s")
}

// haves tells that "have" before the token is what people do with what is named there, rather
// than a part of another verb.
func (s *sentence) haves(i int) bool {
	return i > 0 && (s.at(i) != nil || s.in(i, "determiner", "it", "the-few", "either-word"))
}

// somebodys tells that who says so is only told by an office, of whoever was named last: "a
// spokeswoman".
func (s *sentence) somebodys(who [2]int) bool {
	return who[1] == who[0]+2 && s.in(who[0], "a-word", "the-word") && s.in(who[0]+1, "mouthpiece-noun") && !s.in(who[0]+1, "press-noun")
}

// stateSpeaks tells that somebody who holds an office in a state says what the state does:
// "the president of the Treasury Board".
func (s *sentence) stateSpeaks(st *stance, by knowledge.EntityID) bool {
	e := s.Entity(by)
	if e == nil || e.Kind != knowledge.Government && !language.PartOfState(e.Name()) {
		return false
	}
	for i := st.spoke[0]; i < st.spoke[1]; i++ {
		if m := s.at(i); m != nil && len(m.bodies) > 0 && m.bodies[0].Kind == knowledge.Government && m.bodies[0].ID != by && !slices.Contains(s.Over(by), m.bodies[0].ID) {
			return false // of another state
		}
	}
	for i := st.spoke[0]; i < st.spoke[1]; i++ {
		if s.in(i, "state-office-noun", "state-title", "office-noun", "part-of-state-noun") && !s.isPress(st.speaker.body) {
			return true
		}
	}
	return false
}

// speaksFor tells that who says it is only named by an office or paper of whoever
// acts: "a spokeswoman", "the memo".
func (s *sentence) speaksFor(who [2]int) bool {
	for i := who[0]; i < who[1]; i++ {
		if s.in(i, "press-noun") && i == who[1]-1 {
			return false
		}
		if s.in(i, "mouthpiece-noun", "body-noun", "persons-noun") && !s.in(i, "press-noun") {
			return true
		}
	}
	return false
}
