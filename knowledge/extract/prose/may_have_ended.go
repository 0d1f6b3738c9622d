package prose

import (
	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
)

// mayHaveEnded keeps what a document of home's own says of an app in a sentence of which nothing
// was read on it, where that may end what a list or a table tells: "Pigeon was switched off",
// "use Heron instead of Pigeon", and of one that is banned, "Pigeon has passed its review".
func (s *sentence) mayHaveEnded() {
	if !s.own() || s.question() {
		return
	}
	someCase := s.inSomeCase()
	for i := range s.tokens {
		m := s.at(i)
		if m == nil || m.From != i || !s.appAt(i) || s.deniesIn(0, m.To+mostWords) || s.toldOf(idsOf(m.apps), s.norm(m.To) == ":") {
			continue
		}
		mind := s.back(s.bareBefore(m.From), "mind-changed")
		changed := mind >= 0 && s.doneByUs(mind)
		if changed || !someCase && !s.whenIt(i) && (s.endedBehind(m) || s.endedBefore(m)) {
			s.mayHaveBecome(m, knowledge.Allow)
		}
		if changed || s.openedBehind(m) || s.openedBefore(m) {
			s.mayHaveBecome(m, knowledge.Ban)
		}
	}
}

// mayHaveBecome keeps that the sentence may end such a rule on what is named.
func (s *sentence) mayHaveBecome(m *mention, of knowledge.Act) {
	apps := idsOf(m.apps)
	c := s.remarkOn(apps, of)
	if c == nil {
		both := s.remarkOn(apps, knowledge.Allow) != nil
		if c = s.remarked(s.ourselves(), apps); both {
			c.Doubts = []string{"what it says of the ban before it"} // and of a permission
		}
	}
	c.Of = of
	if t := s.timeIn(0, len(s.tokens), onThen, fromThen, sinceThen); t != nil && t.date.First <= s.anchorDate().Last {
		c.Announced, c.Dated = t.date, true
	}
}

// remarkOn is what was kept of the sentence on one of the apps and such a rule, or on which rule isn't
// known, or nil.
func (s *sentence) remarkOn(apps []knowledge.EntityID, of knowledge.Act) *claim.Claim {
	for _, c := range s.read {
		if c.Remark && (c.Of == "" || c.Of == of) && overlaps(c.Apps, apps) {
			return c
		}
	}
	return nil
}

// whenIt tells that the clause says when something is so: "once you have left Pigeon".
func (s *sentence) whenIt(at int) bool {
	for i := at - 1; i >= 0 && !s.mark(i); i-- {
		if s.in(i, "over-case") {
			return true
		}
	}
	return false
}

// toldOf tells that something was read of one of the apps, and surely where it is an entry of a
// log: "Pigeon: blocked after a leak".
func (s *sentence) toldOf(apps []knowledge.EntityID, entry bool) bool {
	for _, c := range s.read {
		if !c.Remark && overlaps(c.Apps, apps) && !(entry && len(c.Doubts) > 0) {
			return true
		}
	}
	return false
}

// said is where the words begin that say of what is named how it is, or of a contract or the like
// of it: "Pigeon was", "Pigeon: ", "the Pigeon licence has".
func (s *sentence) said(m *mention) (at int, plain bool) {
	at = max(m.To, s.to(m.To, "held-noun"))
	from := at
	for s.to(at, "ended-so", "ended-last", "opened-so", "opened-last") == 0 && at < len(s.tokens) && (s.norm(at) == ":" || s.norm(at) == "–" || s.norm(at) == "-" || s.in(at, "be", "have", "adverb", "determiner")) {
		at++
	}
	return at, at > from || m.From == 0 || s.mark(m.From-1) || s.back(m.From, "held-by") >= 0
}

// endedBehind tells that words behind what is named say that it ended.
func (s *sentence) endedBehind(m *mention) bool {
	at, plain := s.said(m)
	return plain && (s.saysAlone(at, "ended-so") || s.saysLast(at, "ended-last")) && !(s.in(m.To, "held-noun") && s.in(s.to(m.To, "held-noun"), "present-be")) // "accounts are removed after a year"
}

// endedBefore tells that words before what is named say that people left it: "we stopped using
// Pigeon", "instead of Pigeon".
func (s *sentence) endedBefore(m *mention) bool {
	at := s.bareBefore(m.From)
	from := s.back(at, "left-behind")
	if now := s.back(at, "left-ongoing"); from < 0 && now > 1 && s.in(now-1, "be") && s.in(now-2, "we") {
		from = now // "we are switching off Pigeon"
	}
	if from < 0 || !s.mark(m.To) && m.To < len(s.tokens) && (!s.in(m.To, "preposition", "and", "since", "adverb") || s.in(m.To, "for-word")) && !s.timeAt(m.To) {
		return false // "rather than Pigeon forms", "instead of Pigeon for video"
	}
	return s.in(from, "instead-of") || s.doneByUs(from)
}

// doneByUs tells that nobody but home, a part of it or an app stands before the verb at the token as the one
// who does what it tells.
func (s *sentence) doneByUs(verb int) bool {
	from := verb - 1
	for from >= 0 && s.in(from, "be", "have", "adverb") {
		from--
	}
	return from < 0 || s.mark(from) || s.in(from, "we", "and") || s.appAt(from) || s.oursBefore(from)
}

// oursBefore tells that whoever the sentence begins with, up to the token, is a part of home rather than
// another body or some people: "the works council", "Legal".
func (s *sentence) oursBefore(end int) bool {
	for i := 0; i <= end; i++ {
		if s.at(i) != nil || s.mark(i) || s.in(i, "preposition", "persons-noun", "audience-head-noun", "they-word", "it-word", "who-word", "clause") || s.act(i, "use") != nil {
			return false
		}
	}
	return end < mostWords
}

// openedBefore tells that words before what is named say that people may have it again: "you may
// reinstall Pigeon", "no objection to Pigeon".
func (s *sentence) openedBefore(m *mention) bool {
	return s.back(s.bareBefore(m.From), "opened-before") >= 0 && s.usedWhole(m)
}

// deniesIn tells that the sentence denies something between the tokens, or says that nobody does it.
func (s *sentence) deniesIn(from, to int) bool {
	for i := from; i < min(to, len(s.tokens)); i++ {
		if s.in(i, "not", "no-word", "nobody") && !s.in(i, "left-behind", "ended-so", "ended-last", "opened-before", "opened-so") && !(i > 0 && s.in(i-1, "and")) {
			return true
		}
	}
	return false
}

// openedBehind tells that words behind what is named say that it may be used now.
func (s *sentence) openedBehind(m *mention) bool {
	at, plain := s.said(m)
	return plain && (s.saysAlone(at, "opened-so") || s.saysLast(at, "opened-last"))
}

// saysLast tells that a phrase of the list stands at the token, with nothing but a day behind it.
func (s *sentence) saysLast(at int, list string) bool {
	end := s.to(at, list)
	return end > 0 && (end == len(s.tokens) || s.mark(end) || s.timeAt(end))
}

// saysAlone tells that a phrase of the list stands at the token, and says how it is rather than
// more of a noun behind it: "Pigeon: closed issues".
func (s *sentence) saysAlone(at int, list string) bool {
	end := s.to(at, list)
	if end > 0 && s.in(end-2, "of-word", "the-word") && s.in(end, "app-noun") {
		end++ // "added to the list of approved apps", "on the banned tools"
	}
	return end > 0 && !s.in(at-1, "not") && (end == len(s.tokens) || s.in(end-1, "determiner", "by-word", "with-word") || s.mark(end) || s.timeAt(end) || s.in(end, "preposition", "time-before", "and", "adverb", "since") && !s.in(end+1, "each-weekday"))
}
