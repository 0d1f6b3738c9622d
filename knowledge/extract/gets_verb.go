package extract

import (
	"regexp"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// getsVerb reads, in a document of home's own, which people get or have an app, and which
// don't: "interns don't get Pigeon", "bank staff have it", "pilots get Pigeon logins".
func (s *sentence) getsVerb(a *language.ActAt) {
	if !s.own() || s.question() || s.noun(a.From, a) || a.Form&(language.Plain|language.Third) == 0 {
		return
	}
	g := s.group(a.From)
	if g.modal != "" && g.modal != "will" || g.infinite || g.perfect || g.be || g.pastDo {
		return
	}
	apps, end, none := s.got(a.To)
	st := s.stance(a)
	if len(apps) == 0 || st.mode != isDone && st.mode != toCome || st.who.pronoun || st.who.home || len(st.who.apps) > 0 {
		return
	}
	c := claim{do: knowledge.Allow, apps: apps, rule: true, by: s.ourselves()}
	if none || st.not || st.noLonger || st.who.nobody {
		c.do = knowledge.Ban
	}
	c.scope = s.forTeams(s.scopeOf(st.who), st.who)
	c.doubt(s.notAll(st.who))
	s.forPart(&c, st.who)
	s.forBoth(&c, &st)
	if len(c.scope.Terms) == 0 && !st.who.nobody {
		return // of whom it is told isn't known
	}
	s.onlyFor(&st, &c)
	s.found(&st, c, end)
}

// mostGot is how many words may stand between who gets something and what that is.
const mostGot = 6

// got are the apps that stand behind the verb as what people get, where that ends, and
// whether they get none of it: "no access to Pigeon".
func (s *sentence) got(from int) (apps []knowledge.EntityID, end int, none bool) {
	for i := from; i < min(len(s.tokens), from+mostGot) && !s.mark(i); i++ {
		none = none || s.in(i, "no-word")
		switch m := s.at(i); {
		case m != nil && len(m.apps) == 1:
			if s.in(m.To, "licence-noun") {
				return idsOf(m.apps), m.To + 1, none
			}
			if m.To < len(s.tokens) && !s.mark(m.To) && !s.in(m.To, "preposition", "clause", "and", "only", "adverb", "anywhere") && !s.timeAt(m.To) {
				return nil, 0, false // "get Pigeon messages"
			}
			return idsOf(m.apps), m.To, none
		case m != nil:
			return nil, 0, false
		case s.in(i, "it-word") && i == from:
			spoken, doubt := s.spokenAt(true)
			if doubt != "" || i+1 < len(s.tokens) && !s.mark(i+1) && !s.in(i+1, "preposition", "clause", "and") {
				return nil, 0, false
			}
			return spoken, i + 1, none
		case !s.in(i, "determiner", "own", "own-word", "only", "no-word", "access-word", "licence-noun") && !(s.in(i, "preposition") && s.in(i-1, "access-word", "licence-noun")):
			return nil, 0, false
		}
	}
	return nil, 0, false
}

var (
	having = regexp.MustCompile(`(?i)\b(get|gets|have|has)\b`)
	goneBy = regexp.MustCompile(`(?i)\b(gone|for good|history|no more)\b`)
)

// informal tells that the text may tell of who gets or has an app, or that one is gone,
// which no word of policy shows.
func informal(text string) bool { return having.MatchString(text) || goneBy.MatchString(text) }

// has tells the same of the passage, in a document of home's own that names an app there.
func (r *reader) has(p *knowledge.Passage) bool {
	if !informal(p.Text) || !r.topicOf(p).own {
		return false
	}
	return len(apps(r.base, r.lexicon.Mentions(p.Text+" . "+strings.ReplaceAll(p.Title, " › ", " . ")))) > 0
}
