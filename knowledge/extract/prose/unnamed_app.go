package prose

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/extract/ground"
	"policybot/knowledge/language"
)

// appByRole are the apps of names that nobody declares and that stand where what is used does:
// what a deed is done to, or has it done, "gave Heron a last warning", "Heron was put out of
// reach". They are proposed, and what rests on them is in doubt.
func (s *sentence) appByRole(d *deed) (apps []knowledge.EntityID) {
	if d.Act == "close" || d.Act == "tolerate" {
		return nil // streets are closed as well, and people endorsed
	}
	if d.st.be && d.Form&language.Participle != 0 && !d.st.who.persons {
		if s.in(d.To, "from-word") && !s.machineSoon(d.To+1) {
			return nil // who is banned from somewhere
		}
		return s.appsOf(d.st.who)
	}
	for i := d.To; i < min(len(s.tokens), d.To+reachOfObject) && !s.in(i, "clause") && (!s.mark(i) || s.quoted(i) > 0); i++ {
		if a := s.anyAct(i); a != nil && i > d.To && !s.noun(i, a) && s.act(i, "use", "feed", "erase", "supply") == nil {
			return nil
		}
		if m := s.at(i); m != nil && i == s.bare(d.To) {
			if id := s.appOfBody(m); id != "" {
				return []knowledge.EntityID{id}
			}
		}
		if s.strange(i) {
			if at := i - 1; at > d.To && at != d.Apart && s.in(at, "preposition") && s.back(i, "use-of") < 0 && !s.in(at, "from-word") && !(s.in(at, "against-word", "on-noun") && (d.Act == "warn" || d.Act == "advise")) {
				return nil // where or with whom
			}
			return s.strangersIn(i, min(len(s.tokens), i+reachOfObject))
		}
	}
	return nil
}

// machineSoon tells that a device or network is named in the next words.
func (s *sentence) machineSoon(from int) bool {
	for i := from; i < min(len(s.tokens), from+mostWords) && !s.mark(i); i++ {
		if s.in(i, "device-head-noun", "network-head-noun", "store-noun") || s.termAt(i, knowledge.DeviceKind) != "" || s.termAt(i, knowledge.NetworkKind) != "" {
			return true
		}
	}
	return false
}

// appsOf are the apps that whoever stands as a subject may be, by what is said of it.
func (s *sentence) appsOf(p party) []knowledge.EntityID {
	if p.body != "" {
		if m := s.at(s.bare(p.from)); m != nil && m.To == p.to {
			if id := s.appOfBody(m); id != "" {
				return []knowledge.EntityID{id}
			}
		}
		return nil
	}
	if p.person || p.persons || p.rule != nil {
		return nil
	}
	return s.strangersIn(p.from, p.to)
}

// appOfBody is what a company makes that has its name, where what is used stands: "unblocked
// Heron", whose maker acted before. It is proposed.
func (s *sentence) appOfBody(m *mention) knowledge.EntityID {
	if len(m.bodies) == 0 || len(m.apps) > 0 || s.possessive(m.To-1) {
		return ""
	}
	e := m.bodies[0]
	if e.Kind != knowledge.Organization || !e.Proposed || s.in(m.To, "persons-noun") || s.in(m.To-1, "body-noun", "state-noun", "part-of-state-noun") {
		return ""
	}
	id := e.ID + "-app"
	if known := s.Entity(id); known != nil {
		return id
	}
	return s.propose(&knowledge.Entity{ID: id, Kind: knowledge.App, Names: slices.Clone(e.Names)})
}

// listedBehind are the apps of a list that begins at the token: "also prohibited: Heron and Wren".
func (s *sentence) listedBehind(from int) (apps []knowledge.EntityID) {
	for i := s.bare(from); i < len(s.tokens); {
		switch m := s.at(i); {
		case m != nil && len(m.apps) > 0:
			apps = ground.AppendNew(apps, m.apps[0].ID)
			i = m.To
		case m != nil && s.appOfBody(m) != "":
			apps = ground.AppendNew(apps, s.appOfBody(m))
			i = m.To
		case s.strange(i):
			end := i
			for end < len(s.tokens) && s.strange(end) {
				end++
			}
			if id := s.strangerApp(i, end); id != "" {
				apps = ground.AppendNew(apps, id)
			}
			i = end
		case s.norm(i) == ",", s.in(i, "join", "determiner"):
			i++
		case s.in(i, "for-word") && len(apps) > 0:
			for i++; i < len(s.tokens) && !s.mark(i) && !s.in(i, "and"); i++ {
			}
		default:
			return apps
		}
	}
	return apps
}

// strangersIn are the apps that names of strangers between the tokens are proposed as: the first
// one, and those that are listed with it.
func (s *sentence) strangersIn(from, to int) (apps []knowledge.EntityID) {
	for from < to && (!s.strange(from) || s.inOpening(from)) {
		from++
	}
	for from < to {
		end := from
		for end < to && s.strange(end) && !s.inOpening(end) {
			end++
		}
		if end == from {
			break
		}
		if id := s.strangerApp(from, end); id != "" {
			apps = append(apps, id)
		}
		if s.possessive(end - 1) {
			return nil
		}
		for from = end; from < to && (s.norm(from) == "," || s.in(from, "join", "determiner")); from++ {
		}
	}
	return apps
}

// inOpening tells that a word has its capital for nothing but that it begins the sentence.
func (s *sentence) inOpening(i int) bool {
	return i == 0 && (len(s.lists[0]) > 0 || len(s.acts[0]) > 0 || language.Stop(s.norm(0)) || language.Everyday(s.norm(0)))
}

// strangerApp is the app of the name between the tokens, which nobody declares, or nothing where
// that is one of a person, a place, a body or a nation.
func (s *sentence) strangerApp(from, to int) knowledge.EntityID {
	name := strings.TrimSuffix(strings.TrimSuffix(s.words(from, to), "'s"), "’s")
	lower := strings.ToLower(name)
	if s.in(from-1, "title", "mouthpiece-noun") || s.in(from, "nationality", "title", "mouthpiece-noun") || s.in(to-1, "body-noun", "state-noun", "persons-noun", "device-head-noun") {
		return ""
	}
	for _, list := range []string{"country", "kind-of-thing", "calendar"} {
		if language.Naming(list).Has(lower) {
			return ""
		}
	}
	id := knowledge.EntityID(knowledge.Slug(name))
	if e := s.Entity(id); id == "" || e != nil && !e.Kind.Used() {
		return ""
	} else if e != nil {
		return id
	}
	return s.propose(&knowledge.Entity{ID: id, Kind: knowledge.App, Names: []knowledge.Name{{Text: name}}})
}
