package prose

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/extract/form"
	"policybot/knowledge/language"
)

// sentence is a sentence with what is known of its words.
type sentence struct {
	*Reader
	passage *knowledge.Passage
	topic   *topic
	form.Piece
	tokens []language.Token
	acts   [][]language.ActAt // by the token where they begin
	lists  []map[string]int   // by token: the lists a phrase of which begins there, and where it ends
	names  []*mention         // by token
	times  []moment
	taken  []bool // nouns that a verb has read
	rules  map[int]*ruleNoun

	versions knowledge.EntityID // of the app that is named, to which what is told is limited

	read []*claim.Claim
}

// mention is a name in the sentence.
type mention struct {
	language.Mention
	bodies, apps, terms []*knowledge.Entity
}

// paragraphNumber is the number of a paragraph, or the mark of a footnote, before its first
// sentence: "2.4 Staff may".
var paragraphNumber = regexp.MustCompile(`^(\d+(\.\d+)+\.?|[¹²³⁴⁵⁶⁷⁸⁹*†‡]+)\s+\p{Lu}`)

func (r *Reader) sentence(p *knowledge.Passage, t *topic, of form.Piece) *sentence {
	s := &sentence{Reader: r, passage: p, topic: t, Piece: of}
	s.tokens = r.listedChange(p, marked(of.Text))
	if n := len(paragraphNumber.FindString(of.Text)); n > 0 && of.Opens {
		s.tokens = slices.DeleteFunc(s.tokens, func(t language.Token) bool { return t.Start < n-1 })
	}
	if n := form.Dateline(p); of.Start < n && !t.own {
		s.tokens = slices.DeleteFunc(s.tokens, func(t language.Token) bool { return of.Start+t.Start < n })
	}
	if t.own {
		s.tokens = withoutOpening(withoutTold(r.plainExamples(s.tokens), of.Text, p.Date.Last))
		s.tokens, s.versions = r.wholeApp(s.tokens)
	}
	s.lists, s.acts, s.names = make([]map[string]int, len(s.tokens)), make([][]language.ActAt, len(s.tokens)), make([]*mention, len(s.tokens))
	s.taken = make([]bool, len(s.tokens))
	for _, p := range language.Phrases(s.tokens) {
		if p.List == "we" && p.From > 0 && s.norm(p.From-1) == "the" {
			continue // "the US" is nobody's us
		}
		if s.lists[p.From] == nil {
			s.lists[p.From] = map[string]int{}
		}
		s.lists[p.From][p.List] = p.To
	}
	s.readActs()
	for _, m := range s.namesIn() {
		n := r.mention(m)
		if s.spokenOf(n) || s.insideOther(n) {
			continue
		}
		for i := m.From; i < m.To; i++ {
			s.names[i] = n
		}
	}
	s.shareNouns()
	s.describeBodies()
	s.offices()
	return s
}

// withoutOpening leaves out words that a sentence opens with and that limit nothing: "for that reason
// interns may not".
func withoutOpening(tokens []language.Token) []language.Token {
	for _, p := range language.Phrases(tokens) {
		if p.From == 0 && p.List == "idle-opening" && p.To < len(tokens) && !language.Prepositional(tokens[p.To].Norm) {
			return tokens[p.To:]
		}
	}
	return tokens
}

// readActs takes in the verbs by which acts are told.
func (s *sentence) readActs() {
	for _, a := range language.Acts(s.tokens) {
		if end := s.to(a.To+1, "be-known"); end > 0 && a.Act == "allow" {
			a.Act, a.To = "say", end // "let it be known"
		}
		s.acts[a.From] = append(s.acts[a.From], a)
	}
}

// namesIn are the names in the sentence. A comma may stand in one: "the Department for
// Culture, Media and Sport".
func (s *sentence) namesIn() []language.Mention {
	list := s.Lexicon.Named(s.tokens)
	if !strings.Contains(s.Text, ", ") || !strings.Contains(s.Text, " and ") {
		return list
	}
	var words []language.Token
	var at []int
	for i, t := range s.tokens {
		if t.Word || t.Text != "," {
			words, at = append(words, t), append(at, i)
		}
	}
	for _, m := range s.Lexicon.Named(words) {
		from, to := at[m.From], at[m.To-1]+1
		if to-from == m.To-m.From || !s.commaIn(m) {
			continue
		}
		list = slices.DeleteFunc(list, func(x language.Mention) bool { return x.From < to && x.To > from })
		m.From, m.To = from, to
		list = append(list, m)
	}
	return list
}

// commaIn tells that what is named so has a name with a comma.
func (s *sentence) commaIn(m language.Mention) bool {
	return slices.ContainsFunc(m.Entities, func(id knowledge.EntityID) bool {
		e := s.Entity(id)
		return e != nil && slices.ContainsFunc(e.Names, func(n knowledge.Name) bool { return strings.Contains(n.Text, ", ") })
	})
}

// spokenOf tells that the name of a class stands, in the singular and with an
// article, for an app that was named, or is named behind it: "the Chinese app", "our own
// messenger", "the messenger Heron".
func (s *sentence) spokenOf(n *mention) bool {
	last := s.tokens[n.To-1]
	return len(n.apps) > 0 && n.apps[0].Kind == knowledge.Class && n.From > 0 && (s.in(n.From-1, "one", "own-pronoun") || s.norm(n.From-1) == "own") && s.in(n.To-1, "app-noun") && !strings.HasSuffix(last.Norm, "s")
}

// insideOther tells that the name is a part of something else: of an address or a
// path, or of a longer name.
func (s *sentence) insideOther(n *mention) bool {
	start, end := s.tokens[n.From].Start, s.tokens[n.To-1].End
	if start > 0 && strings.ContainsRune("/_@#.\\", rune(s.Text[start-1])) || end < len(s.Text) && strings.ContainsRune("/_@\\", rune(s.Text[end])) {
		return true
	}
	body := len(n.bodies) > 0 && n.bodies[0].Kind != knowledge.Government && n.bodies[0].Kind != knowledge.Person && !s.possessive(n.To-1)
	if len(n.apps) == 0 && !body || n.To >= len(s.tokens) || s.titled() && !(body && strings.HasSuffix(s.Text, ".")) {
		return false
	}
	next := s.tokens[n.To]
	if body {
		office := s.in(n.To, "title", "mouthpiece-noun", "body-noun", "state-noun", "persons-noun", "team-noun", "clause", "preposition")
		return !s.own() && next.Word && next.Upper && !office && len(s.acts[n.To]) == 0 && !language.Naming("calendar").Has(next.Norm) && !language.Stop(next.Norm) && s.Text[end:next.Start] == " " && len(s.Lexicon.Named(s.tokens[n.To:n.To+1])) == 0
	}
	return next.Word && next.Upper && strings.ToUpper(next.Text) != next.Text && !language.Stop(next.Norm) && len(s.acts[n.To]) == 0 && len(s.lists[n.To]) == 0 && s.Text[end:next.Start] == " " && len(s.Lexicon.Named(s.tokens[n.To:n.To+1])) == 0
}

// titled tells that most words of the sentence have capitals, as in a headline.
func (s *sentence) titled() bool {
	upper, lower := 0, 0
	for _, t := range s.tokens {
		switch {
		case !t.Word || language.Stop(t.Norm):
		case t.Upper:
			upper++
		default:
			lower++
		}
	}
	return upper > lower
}

// marked are the words of a text and the marks that part it.
func marked(text string) []language.Token {
	return slices.DeleteFunc(language.Tokenize(text), func(t language.Token) bool {
		if t.Word {
			return false
		}
		if t.Text == "," && t.Start > 0 && t.End+3 <= len(text) && digit(text[t.Start-1]) && digit(text[t.End]) && digit(text[t.End+2]) {
			return true // "9,000"
		}
		if t.Text == "-" {
			return t.Start == 0 || t.End == len(text) || text[t.Start-1] != ' ' || text[t.End] != ' '
		}
		return !strings.ContainsAny(t.Text, ",;:?!()\"“”‘’—–-|")
	})
}

func digit(b byte) bool { return '0' <= b && b <= '9' }

func (r *Reader) mention(m language.Mention) *mention {
	n := &mention{Mention: m}
	for _, id := range m.Entities {
		e := r.Base.Entity(id)
		switch {
		case e == nil:
		case e.Kind.Acts():
			n.bodies = append(n.bodies, e)
		case e.Kind.Used() && e.Kind != knowledge.VersionKind:
			n.apps = append(n.apps, e)
		default:
			n.terms = append(n.terms, e)
		}
	}
	return n
}

// in tells that a phrase of one of the lists begins at the token.
func (s *sentence) in(i int, lists ...string) bool { return s.to(i, lists...) > 0 }

// between tells that a phrase of one of the lists begins at one of the tokens.
func (s *sentence) between(from, to int, lists ...string) bool {
	for i := from; i < to; i++ {
		if s.in(i, lists...) {
			return true
		}
	}
	return false
}

// hasAny tells that a phrase of one of the lists stands in the sentence.
func (s *sentence) hasAny(lists ...string) bool { return s.between(0, len(s.tokens), lists...) }

// to is the end of the phrase of one of the lists that begins at the token, or 0.
func (s *sentence) to(i int, lists ...string) int {
	if i < 0 || i >= len(s.lists) {
		return 0
	}
	end := 0
	for _, l := range lists {
		end = max(end, s.lists[i][l])
	}
	return end
}

// back is where a phrase of the lists begins that ends before the token, or -1.
func (s *sentence) back(end int, lists ...string) int {
	for i := max(0, end-5); i < end; i++ {
		for _, l := range lists {
			if s.lists[i][l] == end {
				return i
			}
		}
	}
	return -1
}

// act is what the verb at the token does, where that is one of the meanings: the
// first of them that it may be.
func (s *sentence) act(i int, meanings ...string) *language.ActAt {
	if i < 0 || i >= len(s.acts) {
		return nil
	}
	for _, m := range meanings {
		for k := range s.acts[i] {
			if a := &s.acts[i][k]; a.Act == m {
				return a
			}
		}
	}
	return nil
}

// norm is the word at the token, in lower case; nothing beyond the ends.
func (s *sentence) norm(i int) string {
	if i < 0 || i >= len(s.tokens) {
		return ""
	}
	return s.tokens[i].Norm
}

func (s *sentence) mark(i int) bool {
	return i < 0 || i >= len(s.tokens) || !s.tokens[i].Word
}

// at is the name that covers the token, or nil.
func (s *sentence) at(i int) *mention {
	if i < 0 || i >= len(s.names) {
		return nil
	}
	return s.names[i]
}

func (s *sentence) appAt(i int) bool  { m := s.at(i); return m != nil && len(m.apps) > 0 }
func (s *sentence) bodyAt(i int) bool { m := s.at(i); return m != nil && len(m.bodies) > 0 }

// possessive tells that the token says whose the next is: Acme's.
func (s *sentence) possessive(i int) bool {
	if i < 0 || i >= len(s.tokens) {
		return false
	}
	t := s.tokens[i]
	if strings.HasSuffix(t.Text, "'s") || strings.HasSuffix(t.Text, "’s") {
		return t.Word && len(t.Text) > 2
	}
	return t.Word && strings.HasSuffix(t.Norm, "s") && (strings.HasPrefix(s.Text[t.End:], "' ") || strings.HasPrefix(s.Text[t.End:], "’ "))
}

// words are those of the tokens, as they stand.
func (s *sentence) words(from, to int) string {
	if from >= to {
		return ""
	}
	return s.Text[s.tokens[from].Start:s.tokens[to-1].End]
}

// question tells that the sentence asks.
func (s *sentence) question() bool {
	return strings.HasSuffix(strings.TrimRight(s.Text, "\"'”’);"), "?")
}

func firstOf(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}
