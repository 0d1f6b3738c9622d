package prose

import (
	"slices"

	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
)

// spoken are the apps that "the app" or "it" stands for.
func (s *sentence) spoken() []knowledge.EntityID {
	if apps := s.justNamed(); len(apps) > 0 && len(s.read) == 0 {
		return apps
	}
	if apps := s.ledBy(); len(apps) > 0 {
		return apps
	}
	for i := len(s.tokens) - 1; i >= 0; i-- { // named in the sentence already
		if s.appAt(i) && len(s.read) == 0 && len(s.topic.apps) == 0 {
			return idsOf(s.at(i).apps)
		}
	}
	if t := s.topic; len(t.guessed) > 0 && t.guessedIn == s.passage.ID {
		return t.guessed
	}
	if len(s.topic.apps) == 0 {
		return s.topic.section
	}
	return s.topic.apps
}

// justNamed are the apps to which the same sentence tells something done before it says
// it: "restored Pigeon after blocking it".
func (s *sentence) justNamed() []knowledge.EntityID {
	for i := range s.tokens {
		if s.in(i, "it-word", "them-word") {
			return nil
		}
		if m := s.at(i); m != nil && m.From == i && len(m.apps) > 0 && s.act(i-1, "ban", "allow", "unban", "restrict", "reinstate", "undo", "unlist") != nil {
			apps, _ := s.together(m)
			return apps
		}
	}
	return nil
}

// spokenAt are the apps that the object or subject stands for; one of several that
// were named, where it speaks of one.
func (s *sentence) spokenAt(one bool) (apps []knowledge.EntityID, doubt string) {
	apps = s.spoken()
	if s.strangeObject() || one && s.onlyMentioned(apps) {
		return apps, "what is meant"
	}
	if !one || len(apps) < 2 {
		return apps, ""
	}
	single := slices.DeleteFunc(slices.Clone(apps), func(id knowledge.EntityID) bool {
		e := s.Entity(id)
		return e != nil && e.Kind == knowledge.Class
	})
	if len(single) == 1 {
		return single, ""
	}
	if len(s.topic.whole) == 1 && slices.Contains(apps, s.topic.whole[0]) {
		return s.topic.whole, "" // the one that the document is about
	}
	if !s.own() && len(s.topic.whole) == 1 {
		apps = s.topic.whole
	}
	return apps, "which of them is meant"
}

// onlyMentioned tells that the one app was only named, before the passage, and that
// nothing says that the document is about it.
func (s *sentence) onlyMentioned(apps []knowledge.EntityID) bool {
	t := s.topic
	if s.own() || t.cell || len(apps) != 1 || slices.Contains(t.whole, apps[0]) || slices.Contains(t.section, apps[0]) || t.appsIn == s.passage.ID && slices.Contains(t.appsNow, apps[0]) || s.namesApp() {
		return false
	}
	return !slices.ContainsFunc(t.order, func(c *claim.Claim) bool { return slices.Contains(c.Apps, apps[0]) })
}

// strangeObject tells that the sentence tells of something done to what has a name
// that nobody knows: then "it" may be that.
func (s *sentence) strangeObject() bool {
	for i := 1; i < len(s.tokens); i++ {
		if s.tokens[i].Upper && s.at(i) == nil && !s.timeAt(i) && !s.mark(i-1) && s.act(i-1, "ban", "allow", "unban", "restrict", "reinstate", "undo", "unlist") != nil && !s.noun(i-1, s.anyAct(i-1)) {
			return true
		}
	}
	return false
}

// antecedent are the apps that a clause with which or that is about: "Pigeon,
// which Acme banned".
func (s *sentence) antecedent(st *stance) []knowledge.EntityID {
	i := st.who.from - 1
	if i < 1 || !s.in(i, "which-word") && !s.in(i, "that-word") {
		return nil
	}
	if s.norm(i-1) == "," {
		i--
	}
	from, to, _ := s.phraseBefore(i)
	return s.party(from, to).apps
}
