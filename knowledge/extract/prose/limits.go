package prose

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/extract/ground"
	"policybot/knowledge/language"
)

// befores are the lists of words that stand before a term of each dimension where
// it limits a rule.
var befores = []struct {
	dimension knowledge.Dimension
	list      string
}{
	{knowledge.Device, "device-before"}, {knowledge.Network, "network-before"}, {knowledge.Audience, "audience-before"},
	{knowledge.Place, "place-before"}, {knowledge.Data, "data-before"}, {knowledge.Purpose, "purpose-before"}, {knowledge.Unit, "audience-before"},
}

// limitedTo tells that what is restricted is left to the term: "limits it to
// company devices".
func (s *sentence) limitedTo(i int) bool {
	p := s.onlyFrom(i)
	return p > 0 && (s.in(p-1, "to-word") || s.in(p-1, "only"))
}

// onlyFrom is where the term begins with its article.
func (s *sentence) onlyFrom(i int) int {
	for i > 0 && s.in(i-1, "determiner") {
		i--
	}
	return i
}

// someOf tells that people come, of whom only some are meant: "some of its staff".
func (s *sentence) someOf(i int) bool {
	for j := i; j < min(len(s.tokens), i+4); j++ {
		if s.in(j, "persons-noun") {
			return true
		}
		if !s.in(j, "determiner", "preposition", "own") {
			return false
		}
	}
	return false
}

func (s *sentence) limit(c *claim.Claim, except bool, d knowledge.Dimension, ids []knowledge.EntityID) {
	to := &c.Scope.Terms
	if except {
		to = &c.Scope.Except
	}
	if *to == nil {
		*to = knowledge.Terms{}
	}
	for _, id := range ids {
		(*to)[d] = ground.AppendNew((*to)[d], id)
	}
}

// termHere is the term of a scope that begins at the token, its dimension, and
// where it ends.
func (s *sentence) termHere(i int, c *claim.Claim) ([]knowledge.EntityID, knowledge.Dimension, int) {
	if id := s.onesAt(i); id != "" {
		return []knowledge.EntityID{id}, knowledge.Device, i + 2
	}
	if ids, end := s.ownedDevice(i, c); end > 0 {
		if e := s.Entity(ids[0]); e != nil && e.Kind == knowledge.NetworkKind {
			return ids, knowledge.Network, end
		}
		return ids, knowledge.Device, end
	}
	m := s.at(i)
	if m == nil || m.From != i {
		return nil, "", 0
	}
	if len(m.apps) > 0 {
		return nil, "", m.To
	}
	for _, t := range m.terms {
		for _, d := range knowledge.Dimensions() {
			if d.KindOf() != t.Kind || d == knowledge.Version {
				continue
			}
			if d == knowledge.Audience && (s.generic(m) || s.possessive(m.To-1) && s.dataSoon(m.To) || s.approver(m) || s.served(m, c)) {
				return nil, "", m.To // "pupils' data" is data, "your manager's approval" a condition
			}
			return []knowledge.EntityID{t.ID}, d, m.To
		}
	}
	for _, b := range m.bodies {
		switch {
		case b.ID == c.By:
			return nil, "", m.To
		case b.Kind == knowledge.UnitKind:
			return []knowledge.EntityID{b.ID}, knowledge.Unit, m.To
		case b.Kind == knowledge.Government && !s.possessive(m.To-1):
			return []knowledge.EntityID{b.ID}, knowledge.Place, m.To
		}
	}
	return nil, "", m.To
}

// served tells that the people named are whom something is done for or with, and not whom a rule is
// for: "client documents", "to talk to clients". What an app is used for is in doubt, where no data or purpose was read.
func (s *sentence) served(m *mention, c *claim.Claim) bool {
	switch {
	case !s.compounded(m) && !s.talkedTo(m):
		return false
	case len(c.Scope.Terms[knowledge.Data])+len(c.Scope.Terms[knowledge.Purpose]) > 0:
	case s.own() || !s.dataSoon(m.To):
		c.Doubt("for what use it holds")
	}
	return true
}

// talkedTo tells that people do something with whom the mention names: "to talk to clients".
func (s *sentence) talkedTo(m *mention) bool {
	if !s.in(m.From-1, "to-word", "with-word") {
		return false
	}
	for i := m.From - 2; i > max(0, m.From-5) && s.plainWord(i) && len(s.acts[i]) == 0; i-- {
		if s.in(i-1, "to-word") {
			return true
		}
	}
	return false
}

// compounded tells that whom the mention names, in the singular and without an article, says of what
// kind the thing behind is: "client work".
func (s *sentence) compounded(m *mention) bool {
	one, next := s.norm(m.To-1), s.norm(m.To)
	if strings.HasSuffix(one, "s") || s.in(m.To-1, "persons-noun", "own-people") || s.in(m.From-1, "determiner") || !s.plainWord(m.To) || strings.HasSuffix(next, "ing") {
		return false
	}
	a := s.anyAct(m.To)
	return a == nil || s.noun(m.To, a)
}

// approver tells that the people named are those who agree, and not whom a rule is for: "with your
// manager's approval", "whatever your manager approves".
func (s *sentence) approver(m *mention) bool {
	if a := s.act(m.To, "allow"); a != nil && a.Form&(language.Plain|language.Third) != 0 && !s.noun(m.To, a) {
		return true
	}
	return s.possessive(m.To-1) && s.approvalSoon(m.To-1)
}

// onesAt is the device that "private ones" at the token is, where devices were named before.
func (s *sentence) onesAt(i int) knowledge.EntityID {
	if !s.in(i+1, "ones-word") {
		return ""
	}
	for j := i - 1; j >= 0; j-- {
		if s.in(j, "device-head-noun") {
			for _, m := range s.Lexicon.Named([]language.Token{s.tokens[i], s.tokens[j]}) {
				if e := s.Base.Entity(m.Entities[0]); e != nil && e.Kind == knowledge.DeviceKind && m.From == 0 {
					return e.ID
				}
			}
			return ""
		}
	}
	return ""
}

// dataSoon tells that a noun for data comes in the next words.
func (s *sentence) dataSoon(i int) bool {
	for j := i; j < min(len(s.tokens), i+3); j++ {
		if s.in(j, "data-head-noun") {
			return true
		}
	}
	return false
}

// ownedDevice reads whose a device is: "its phones", "government-issued laptops".
func (s *sentence) ownedDevice(i int, c *claim.Claim) ([]knowledge.EntityID, int) {
	if end := s.notOurs(i + 1); end > 0 && (s.in(i, "device-head-noun") || s.termAt(i, knowledge.DeviceKind) != "") {
		c.To = max(c.To, end)
		if ids := s.ofWhose("personal", i, i+1); len(ids) > 0 {
			return ids, end
		}
		if ids := s.Lexicon.Names("personal device"); len(ids) > 0 {
			return ids[:1], end
		}
	}
	if to, end := s.ofOurs(i); end > 0 {
		if ids := s.ofWhose("company", i, to); len(ids) > 0 {
			return ids, max(to, end)
		}
	}
	j := i
	switch {
	case s.in(i, "owned-by-body"):
		j = s.to(i, "owned-by-body")
	case s.in(i, "own") && !s.in(i, "our-word"):
		j = s.to(i, "own")
	case s.in(i, "our-word"):
		j = i + 1
	case s.bodyAt(i) && s.at(i).From == i && (s.possessive(s.at(i).To-1) || s.at(i).To-i == 1):
		j = s.at(i).To
	case s.nameOfOwner(i):
		j = i + 1
	default:
		return nil, 0
	}
	for j < len(s.tokens) && j < i+5 && (s.in(j, "owned-by-body") || s.ownedWord(j) || s.in(j, "self-owned") && s.in(i, "its-word")) {
		j++
	}
	d, to := s.termAt(j, knowledge.DeviceKind), j+1
	if d != "" && (s.at(j).From == j || s.at(j).From == j-1 && s.in(j-1, "self-owned")) {
		to = s.at(j).To
	} else if d != "" || j == i || !s.in(j, "device-head-noun", "network-head-noun") {
		return nil, 0
	}
	if ids := s.ofWhose("company", j, to); len(ids) > 0 {
		return ids, to
	}
	if d == "" {
		return nil, 0
	}
	return []knowledge.EntityID{d}, to
}

// ofWhose is the device that the words between the tokens name, as one that is somebody's.
func (s *sentence) ofWhose(owner string, from, to int) []knowledge.EntityID {
	words := append(language.Tokenize(owner), s.tokens[from:to]...)
	for _, m := range s.Lexicon.Named(words) {
		if m.From == 0 && m.To == len(words) {
			return m.Entities[:1]
		}
	}
	return nil
}

// notOurs is where the words end from the token on that say of a device that it isn't the
// company's, or 0: "a machine that isn't ours", "a phone that you own".
func (s *sentence) notOurs(i int) int {
	if !s.in(i, "that-word", "which-word") {
		return 0
	}
	if s.in(i+1, "you", "they-word") {
		return s.to(i+2, "own-verb")
	}
	if s.in(i+1, "be") && s.in(i+2, "not") {
		return s.to(i+3, "ours-word")
	}
	return 0
}

// ofOurs is where the device or network ends that begins at the token, and what is said
// behind it of whose it is, where it is home's in a document of its own: "devices of the
// City". Of several, "phones and laptops of the City", only the last takes in whose they are.
func (s *sentence) ofOurs(i int) (to, end int) {
	if !s.own() || i > 0 && !s.mark(i-1) && !s.in(i-1, "preposition", "determiner", "join") {
		return 0, 0 // "old phones of the City" aren't all of its phones
	}
	for j, more := i, false; ; more = true {
		next := s.deviceEnd(j)
		if next == 0 {
			return 0, 0
		}
		if !more {
			to = next
		}
		if j = next; s.in(j, "join") || s.norm(j) == "," {
			j++
			continue
		}
		if end = s.ourselvesEnd(j + 1); !s.in(j, "of-word") || end == 0 {
			return 0, 0
		}
		if more {
			return to, to
		}
		return to, end
	}
}

// deviceEnd is where the noun for a device or network ends that begins at the token, or 0.
func (s *sentence) deviceEnd(i int) int {
	for _, k := range []knowledge.Kind{knowledge.DeviceKind, knowledge.NetworkKind} {
		if s.termAt(i, k) != "" && s.at(i).From == i {
			return s.at(i).To
		}
	}
	return s.to(i, "device-head-noun", "network-head-noun")
}

// ourselvesEnd is where the words end that name home from the token on, by its name or as what
// it is, "the company"; 0 where they name somebody else, or people or things of it.
func (s *sentence) ourselvesEnd(i int) int {
	end := s.to(i, "own")
	if m := s.at(s.bare(i)); m != nil && (m.From == i || m.From == s.bare(i)) {
		if !s.homeAt(m.From) {
			return 0
		}
		end = m.To
	} else if end <= i+1 {
		return 0
	}
	if s.in(end, "join") && s.in(end+1, "of-word") {
		return 0 // "of the company and of guests"
	}
	if s.possessive(end-1) || s.at(end) != nil || s.in(end, "of-word", "persons-noun", "body-noun", "which-word", "that-word") {
		return 0
	}
	return end
}

// nameOfOwner tells that the word is what the body is called with an article whose the
// document is: "an Infirmary laptop" is one of the Infirmary.
func (s *sentence) nameOfOwner(i int) bool {
	return i < len(s.tokens) && s.tokens[i].Upper && s.at(i) == nil && slices.Contains(s.Lexicon.Names("the "+s.tokens[i].Text), s.ourselves())
}

// ownedSoon tells that somebody's device or network is named behind the token.
func (s *sentence) ownedSoon(i int, c *claim.Claim) bool {
	for j := i + 1; j <= i+2; j++ {
		if _, end := s.ownedDevice(j, c); end > 0 {
			return true
		}
	}
	return false
}

func (s *sentence) ownedWord(j int) bool { return language.Owned(s.norm(j)) }

// limiting tells that a word stands before the term that makes a limit of it, or
// that it stands in a list behind one that is.
func (s *sentence) limiting(i int, d knowledge.Dimension, st *stance) bool {
	if d == knowledge.Component {
		return s.appAt(i-1) || s.appNear(i) || s.in(s.onlyFrom(i)-1, "component-before")
	}
	for _, b := range befores {
		if b.dimension != d {
			continue
		}
		for j := i - 1; j >= max(0, i-6) && s.back(j+1, "says") < 0; j-- {
			if s.in(j, b.list) || s.back(j+1, b.list) >= 0 {
				return !(d == knowledge.Audience && (s.in(j, "from-word") || s.in(j, "of-word")) && s.at(i) != nil && st.at > i)
			}
			if s.mark(j) && s.norm(j) != "," && s.quoted(j) < 0 || s.in(j, "clause") {
				return false
			}
			if s.in(j, "preposition", "limits") && !s.in(j, b.list) {
				return false // "for anyone below manager level"
			}
		}
	}
	return false
}

func (s *sentence) appNear(i int) bool {
	for j := i + 1; j < min(len(s.tokens), i+4); j++ {
		if s.appAt(j) {
			return true
		}
	}
	return false
}

// tidy drops terms that others of the same list say closer.
func (s *sentence) tidy(c *claim.Claim) {
	for _, t := range []knowledge.Terms{c.Scope.Terms, c.Scope.Except} {
		for d, ids := range t {
			t[d] = slices.DeleteFunc(slices.Clone(ids), func(id knowledge.EntityID) bool {
				return slices.ContainsFunc(ids, func(x knowledge.EntityID) bool {
					return x != id && s.Base.Within(x, id, knowledge.LastDay-1)
				})
			})
			slices.Sort(t[d])
		}
	}
}

// alsoOwned reads a second device or network that is somebody's: "school devices and
// networks".
func (s *sentence) alsoOwned(from, end int, c *claim.Claim) ([]knowledge.EntityID, knowledge.Dimension, int) {
	if _, to := s.ownedDevice(from, c); to != end && !s.companyTerm(from) || !s.in(end, "join") || !s.in(end+1, "device-head-noun", "network-head-noun") {
		return nil, "", 0
	}
	words := append(language.Tokenize("company"), s.tokens[end+1])
	for _, m := range s.Lexicon.Named(words) {
		if e := s.Base.Entity(m.Entities[0]); m.From == 0 && m.To == 2 && e != nil {
			if e.Kind == knowledge.NetworkKind {
				return []knowledge.EntityID{e.ID}, knowledge.Network, end + 2
			}
			return []knowledge.EntityID{e.ID}, knowledge.Device, end + 2
		}
	}
	return nil, "", 0
}

// companyTerm tells that the term says that it is the company's.
func (s *sentence) companyTerm(i int) bool { return s.in(i, "body-noun", "owned-by-body") }
