package acts

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/extract/form"
	"policybot/knowledge/extract/ground"
	"policybot/knowledge/language"
)

// vet casts doubt on what the home's own documents tell, where the sentence may say
// less than that: handbooks are full of steps, cases and parts of apps, and a rule
// on a whole app is taken from nothing but a sentence about just that. Whoever told
// it, a rule is in doubt where something unsure may have ended it, and what undoes
// or opens a doubtful rule is doubtful too. It gives the rules that may have ended.
func (r *reconciler) vet(list []*knowledge.Reading) []*knowledge.Reading {
	for _, x := range list {
		if x.Event != nil {
			r.vetOne(x)
		}
	}
	unsettled := r.unsettle(list)
	doubtful := map[knowledge.EventID]bool{}
	for _, x := range list {
		if x.Event != nil {
			doubtful[x.Event.ID] = !x.Sure()
		}
	}
	for _, x := range list {
		if x.Event != nil && x.Sure() && slices.ContainsFunc(x.Event.Names, func(id knowledge.EventID) bool { return doubtful[id] }) {
			x.Doubts = append(x.Doubts, whetherARule)
		}
	}
	return unsettled
}

// whetherARule is in doubt of what undoes or opens a doubtful rule.
const whetherARule = "whether the rule that it speaks of is one"

// unsettle casts doubt on each rule that something unsure may have ended, unless it
// is surely undone for that app in any case.
func (r *reconciler) unsettle(list []*knowledge.Reading) (unsettled []*knowledge.Reading) {
	type pair struct{ by, app knowledge.EntityID }
	type part struct {
		rule knowledge.EventID
		app  knowledge.EntityID
	}
	unsure, undone := map[pair][]*knowledge.Reading{}, map[part]bool{}
	for _, x := range list {
		switch {
		case x.Event == nil:
		case slices.Contains(x.Doubts, claim.OnlyVoiced), slices.Contains(x.Doubts, claim.OnlyGist): // what people think, or may mean, ends no rule
		case !x.Sure():
			for _, app := range x.Event.Apps {
				unsure[pair{x.Event.By, app}] = append(unsure[pair{x.Event.By, app}], x)
			}
		case x.Event.Do == knowledge.Withdraw || x.Event.Do == knowledge.Lift:
			for _, id := range x.Event.Names {
				for _, app := range x.Event.Apps {
					undone[part{id, app}] = true
				}
			}
		}
	}
	for _, x := range list {
		if x.Event == nil || !x.Sure() || !x.Event.Do.Rule() {
			continue
		}
		for _, app := range x.Event.Apps {
			if undone[part{x.Event.ID, app}] {
				continue
			}
			for _, u := range unsure[pair{x.Event.By, app}] {
				if x.Sure() && !gone(x.Event, u.Event) && (mayEnd(u.Event, x.Event) || r.ofOwn(x) && contradicts(u.Event, x.Event) || r.ofOwn(x) && r.ofOwn(u) && reverses(u, x.Event)) {
					x.Doubts = append(x.Doubts, "whether it still stands: “"+u.Words+"”")
					unsettled = append(unsettled, x)
				}
			}
		}
	}
	return unsettled
}

// alsoUnsettled casts doubt on guidance that rests on the words of rules that may
// have ended.
func alsoUnsettled(guidance, rules []*knowledge.Reading) []*knowledge.Reading {
	in := map[knowledge.PassageID][]*knowledge.Reading{}
	for _, x := range rules {
		in[x.Passage] = append(in[x.Passage], x)
	}
	out := slices.Clone(guidance)
	for i, g := range out {
		for _, x := range in[g.Passage] {
			if g.Sure() && (strings.Contains(g.Words, x.Words) || strings.Contains(x.Words, g.Words)) {
				doubted := *g
				doubted.Doubts = slices.Clone(x.Doubts)
				out[i] = &doubted
			}
		}
	}
	return out
}

// gone tells that the document no longer stated the rule when the event came.
func gone(rule, u *knowledge.Event) bool {
	return rule.Fades && rule.Until.Last < u.Announced.First
}

// mayEnd tells that the one event, if it was, may have ended the rule.
func mayEnd(u, rule *knowledge.Event) bool {
	return (u.Do == knowledge.Withdraw || u.Do == knowledge.Lift) && (slices.Contains(u.Names, rule.ID) || rule.Announced.First <= u.Announced.Last)
}

// contradicts tells that the same document tells the opposite of the rule of a later
// day.
func contradicts(u, rule *knowledge.Event) bool {
	return opposes(u, rule) && u.Reports[0].Source == rule.Reports[0].Source
}

// reverses tells that the opposite of the rule is told of a later day, for everybody and everything
// as far as was understood. What holds in some case, or lets people do something in one that isn't
// understood, may stand beside the rule.
func reverses(u *knowledge.Reading, rule *knowledge.Event) bool {
	later := u.Event
	inCase := later.Do == knowledge.Allow && slices.Contains(u.Doubts, claim.ForWhatHolds) ||
		slices.ContainsFunc(language.Phrases(language.Words(u.Words)), func(p language.PhraseAt) bool { return p.List == "some-case" })
	return opposes(later, rule) && later.Scope.IsZero() && !inCase && readIn(later.Collection, rule.Collection)
}

// opposes tells that the later rule lets people do what the other one doesn't, or the other way.
func opposes(later, rule *knowledge.Event) bool {
	return later.Do.Rule() && (later.Do == knowledge.Allow) != (rule.Do == knowledge.Allow) && rule.Announced.Last < later.Announced.First
}

func (r *reconciler) vetOne(x *knowledge.Reading) {
	e := x.Event
	if !x.Sure() || !r.ofOwn(x) {
		return
	}
	words := r.restated(r.Base.Passage(x.Passage), x.Words)
	s := vetted{event: e, text: words, tokens: language.Tokenize(words)}
	if s.modality, s.verb = language.ModalityOf(words); s.modality == language.Obliged {
		s.modality, s.verb = "", ""
	}
	s.behind, s.referent = r.behind(x), func() bool { return r.referent(x) }
	for _, m := range r.Lexicon.Read(words, r.Today()).Mentions {
		s.apps = append(s.apps, m.Entities...)
		if slices.ContainsFunc(m.Entities, func(id knowledge.EntityID) bool { return slices.Contains(e.Apps, id) }) {
			s.named = append(s.named, r.placed(s.tokens, m)...)
			if first, _, _ := strings.Cut(strings.ToLower(m.Text), " "); first == s.verb {
				s.verb = "" // "may have Pigeon"
			}
		}
	}
	if app := r.LedBy(words); app != "" && slices.Contains(e.Apps, app) {
		s.apps, s.led = append(s.apps, app), true
	}
	if p := r.Base.Passage(x.Passage); r.opensSection(p, words) && slices.Equal(r.appsNamed(form.LastHeading(p.Title), e.Apps[0]), e.Apps) {
		s.apps, s.led = append(s.apps, e.Apps...), true
	}
	if slices.ContainsFunc(e.Apps, r.namedAsPart) {
		x.Doubts = append(x.Doubts, "whether it speaks of an app: “"+r.nameOf(e.Apps[0])+"” may be a part of a text")
	}
	checks := []func() string{s.names}
	if e.Do.Rule() {
		checks = append(checks, s.whole, s.says)
	}
	for _, check := range checks {
		if doubt := check(); doubt != "" {
			x.Doubts = append(x.Doubts, doubt)
		}
	}
}

// namedAsPart tells that a proposed app is named as a numbered text is, or a part of one: "Item
// 1".
func (r *reconciler) namedAsPart(id knowledge.EntityID) bool {
	e := r.Entity(id)
	if e == nil || !e.Proposed {
		return false
	}
	cited := language.Citations(e.Name())
	return len(cited) == 1 && cited[0].Start == 0 && cited[0].End == len(e.Name()) && (cited[0].Part || language.Headed(cited[0].Kind))
}

// ofOwn tells that a document of home tells it, or one that no other body
// published. Where nobody is home, it is one that speaks of its own rules.
func (r *reconciler) ofOwn(x *knowledge.Reading) bool {
	p := r.Base.Passage(x.Passage)
	if p == nil || r.Base.Home == "" && x.Event.By != r.Home {
		return false
	}
	return r.OwnOf(r.Base.Source(p.Source), r.Base.Home)
}

// vetted is a sentence that a rule was read from.
type vetted struct {
	event    *knowledge.Event
	text     string
	tokens   []language.Token
	led      bool                 // it begins with the name of the app, and a colon
	named    []int                // behind which tokens the app's name ends
	apps     []knowledge.EntityID // all that it names
	behind   string               // the word that follows in its document
	referent func() bool          // the sentence before names the app, and no other
	modality language.Modality
	verb     string
}

// placed finds the end of a mention among the tokens: a reading keeps no marks.
func (r *reconciler) placed(tokens []language.Token, m language.Mention) []int {
	var ends []int
	words := strings.Fields(m.Text)
	for i := range tokens {
		if i+len(words) <= len(tokens) && slices.EqualFunc(tokens[i:i+len(words)], words, func(t language.Token, w string) bool { return t.Text == w }) {
			ends = append(ends, i+len(words))
		}
	}
	return ends
}

// ofData tells that the rule is about what may be put into the app, which says
// enough by itself.
func (s *vetted) ofData() bool { return len(s.event.Scope.Terms[knowledge.Data]) > 0 }

// names doubts a sentence that doesn't name the app, begin with the word that stands
// for it, or point back to where it is named.
func (s *vetted) names() string {
	if len(s.named) == 0 && !s.led && !s.ofData() && !s.meant() {
		return "which app it speaks of: the sentence names none"
	}
	if len(s.event.Apps) > 1 && slices.ContainsFunc(s.event.Apps, func(id knowledge.EntityID) bool { return !slices.Contains(s.apps, id) }) {
		return "which apps it speaks of: the sentence doesn't name all of them"
	}
	return ""
}

// meant tells that a word of the sentence stands for the app.
func (s *vetted) meant() bool {
	if len(s.event.Apps) != 1 || len(s.tokens) == 0 {
		return false
	}
	stands := func(t language.Token) bool { return language.StandsFor(t.Norm) }
	return s.event.Do.Strictness() > 0 && s.tokens[0].Norm == "it" || slices.ContainsFunc(s.tokens, stands) && s.referent()
}

// referent tells that the text before the reading's words, in its passage or in
// the one before, ends with a sentence that names its app, and no other one; or that it is
// the first under a heading that does.
func (r *reconciler) referent(x *knowledge.Reading) bool {
	p := r.Base.Passage(x.Passage)
	if p == nil || len(x.Event.Apps) != 1 {
		return false
	}
	if r.asksOfPage(p, x) {
		return true
	}
	head, _, _ := strings.Cut(p.Text, x.Words)
	before := form.Split(strings.TrimRight(head, " \t\n-*•")) // without the mark of its own item
	if len(before) == 0 {
		before = form.Split(r.PassageBefore(p))
	}
	for i, part := range slices.Backward(before) {
		if i == 0 && r.opensSection(p, part.Text) {
			break
		}
		if i > 0 && language.Restate(before[i-1].Text, part.Text) != "" {
			continue // the question says of what it answers
		}
		named := r.appsNamed(part.Text, x.Event.Apps[0])
		if len(named) > 0 || !slices.ContainsFunc(language.Tokenize(part.Text), func(t language.Token) bool { return language.StandsFor(t.Norm) }) {
			return slices.Equal(slices.Compact(named), x.Event.Apps)
		}
	}
	return slices.Equal(slices.Compact(r.appsNamed(form.LastHeading(p.Title), x.Event.Apps[0])), x.Event.Apps)
}

// asksOfPage tells that the words are a question and its answer on a page whose title is the app's
// name: "May I install it on my own laptop? Yes."
func (r *reconciler) asksOfPage(p *knowledge.Passage, x *knowledge.Reading) bool {
	parts := form.Split(x.Words)
	src := r.Base.Source(p.Source)
	return src != nil && len(parts) == 2 && language.Restate(parts[0].Text, parts[1].Text) != "" && slices.Equal(r.Lexicon.Names(src.Title), x.Event.Apps)
}

// opensSection tells that the words begin what stands under a heading, and tell of what that names
// how it stands, or answer it where it asks: "Banned since May", "Yes, until May".
func (r *reconciler) opensSection(p *knowledge.Passage, words string) bool {
	if p == nil || !strings.HasPrefix(p.Text, words) || !r.BeginsSection(p) {
		return false
	}
	is, _ := form.OpensStanding(words)
	return is != form.Unsaid || language.Restate(form.LastHeading(p.Title), words) != ""
}

// appsNamed are the apps that the text names, without what one of them is: "the messenger
// Heron".
func (r *reconciler) appsNamed(text string, but knowledge.EntityID) []knowledge.EntityID {
	var named []knowledge.EntityID
	for _, m := range r.Lexicon.Read(text, r.Today()).Mentions {
		named = append(named, ground.Apps(r.Base, m.Entities)...)
	}
	return slices.DeleteFunc(named, func(id knowledge.EntityID) bool {
		e := r.Entity(id)
		return id != but && e.Kind == knowledge.Class && r.Base.Within(but, id, r.Today())
	})
}

// behind is the word that follows in the document, where the reading's words end
// within a sentence.
func (r *reconciler) behind(x *knowledge.Reading) string {
	p := r.Base.Passage(x.Passage)
	if p == nil {
		return ""
	}
	_, rest, _ := strings.Cut(p.Text, x.Words)
	if tokens := language.Tokenize(rest); len(tokens) > 0 && tokens[0].Word && strings.HasPrefix(rest, " ") {
		return tokens[0].Norm
	}
	return ""
}

// whole doubts a name that is only a part of another one, or of a path: "Pigeon
// Cloud", "the Pigeon line", "/opt/pigeon/profile".
func (s *vetted) whole() string {
	if len(s.event.Scope.Terms[knowledge.Component])+len(s.event.Scope.Terms[knowledge.Version]) > 0 {
		return ""
	}
	for _, end := range s.named {
		if end == len(s.tokens) {
			return ""
		}
		next, last := s.tokens[end], s.tokens[end-1]
		path := strings.Contains("/_@", s.text[last.End:min(last.End+1, len(s.text))]) && last.End < len(s.text)
		if rule := language.Naming("act-noun").Has(next.Norm); next.Word && s.phrase(end+1, "of-word") && !rule {
			break // "accounts of others"
		}
		if !path && (!next.Word || language.Stop(next.Norm) || language.Follows(next.Norm) || language.Naming("act-noun").Has(next.Norm)) {
			return ""
		}
	}
	if len(s.named) == 0 {
		return ""
	}
	return "whether it speaks of the app, or of a part of it"
}

// phrase tells that a phrase of the list begins at the token.
func (s *vetted) phrase(at int, list string) bool {
	return slices.ContainsFunc(language.Phrases(s.tokens), func(p language.PhraseAt) bool { return p.From == at && p.List == list })
}

// says doubts a sentence whose verb is none of using, or that says the opposite.
func (s *vetted) says() string {
	using := s.verb == "" || language.Using(s.verb)
	ban := s.event.Do == knowledge.Ban
	switch {
	case language.OnlyQuoted(s.text):
		return "whether it is a rule yet: it is quoted as what another text will say"
	case s.ofData():
	case language.Relates(s.behind) && len(s.event.Scope.Terms[knowledge.Device]) > 0:
		return claim.ForWhatHolds
	case s.spares(), ban && s.deniesRest(), s.leaveFor():
		return ""
	case s.modality == "" && !ban && !s.commands() && !s.lets():
		return "whether it lets people use it"
	case s.modality != "" && !(ban && s.anew()) && (!using || ban != (s.modality == language.Forbidden) && s.modality != language.Conditional):
		return "whether it lets people use it"
	case ban && language.Unable(s.text):
		return "whether it may not be used, or can't be"
	}
	return ""
}

// spares tells that the sentence lets people use something by saying that a rule doesn't
// reach it: "the ban does not extend to private phones".
func (s *vetted) spares() bool {
	return s.event.Do == knowledge.Allow && slices.ContainsFunc(language.Acts(s.tokens), func(a language.ActAt) bool {
		return a.Act == "reach" && a.From > 0 && language.Denies(s.tokens[a.From-1].Norm)
	})
}

// leaveFor tells that the sentence speaks of the leave to use the app as of something that
// there is: "the permission to use Pigeon ends in May". Of whom it says that they have it, others
// don't: "who has permission to use it is listed".
func (s *vetted) leaveFor() bool {
	return s.event.Do == knowledge.Allow && slices.ContainsFunc(language.Phrases(s.tokens), func(p language.PhraseAt) bool {
		return p.List == "allow-noun" && (p.From == 0 || s.phrase(p.From-1, "determiner") && !strings.ContainsAny(s.tokens[p.From-1].Text, "'’")) && !s.phrase(0, "whom") && p.To < len(s.tokens) && slices.ContainsFunc(s.named, func(end int) bool {
			between := s.tokens[min(p.To, end):max(p.To, end-1)]
			return end > p.To && len(between) > 0 && len(between) <= 4 && !slices.ContainsFunc(between, func(t language.Token) bool {
				return !language.Stop(t.Norm) && !language.Using(t.Norm)
			})
		})
	})
}

// deniesRest tells that the sentence denies of something what it lets people do elsewhere:
// "but not on private phones".
func (s *vetted) deniesRest() bool {
	return len(s.event.Scope.Terms) > 0 && slices.ContainsFunc(language.Phrases(s.tokens), func(p language.PhraseAt) bool {
		return p.List == "except" && language.Denies(s.tokens[p.To-1].Norm)
	})
}

// anew tells that the sentence says of something that it is so again: of what is allowed
// again a ban is told, too.
func (s *vetted) anew() bool {
	return s.modality != language.Forbidden && slices.ContainsFunc(s.tokens, func(t language.Token) bool { return t.Norm == "again" })
}

// lets tells that the sentence lets people use it by whom it says that of, or by a
// verb of allowing whose subject stands before it: "drivers may use Pigeon", "the
// board approved Pigeon".
func (s *vetted) lets() bool {
	people := len(s.event.Scope.Terms[knowledge.Audience])+len(s.event.Scope.Terms[knowledge.Unit]) > 0
	if slices.ContainsFunc(language.Phrases(s.tokens), func(p language.PhraseAt) bool {
		return p.List == "let-for" || p.List == "remains" && s.staysFor(p.To)
	}) {
		return !s.someOf() // "is open to all staff", "remains available"
	}
	for _, a := range language.Acts(s.tokens) {
		switch {
		case a.From == 0:
		case a.Act == "allow" && a.Form&(language.Past|language.Plain) != 0 && !language.IsBeing(s.tokens[a.From-1].Norm):
			return true
		case (people || s.phrase(0, "everyone-word") || s.phrase(0, "all-each")) && a.Act == "get":
			return true
		case people && a.Act == "use" && a.Form&(language.Plain|language.Doing) != 0 && language.IsModal(s.tokens[s.goesOnFrom(a.From)].Norm):
			return true
		}
	}
	return false
}

// staysFor tells that what may be had from the token on is all that is said, or that everybody may:
// "available", "available to everyone"; not "available only to some".
func (s *vetted) staysFor(at int) bool {
	phrases := language.Phrases(s.tokens)
	to := func(at int, lists ...string) int {
		for _, p := range phrases {
			if p.From == at && slices.Contains(lists, p.List) {
				return p.To
			}
		}
		return at
	}
	end := to(at, "permitted")
	if end == at || end == len(s.tokens) {
		return end > at
	}
	whom := to(end, "to-word", "for-word")
	return whom > end && to(whom, "everyone-word", "all-each") > whom
}

// someOf tells that what stands right behind everybody says which of them are meant: "everyone ashore".
func (s *vetted) someOf() bool {
	return slices.ContainsFunc(language.Phrases(s.tokens), func(p language.PhraseAt) bool {
		return p.List == "everyone-word" && p.To < len(s.tokens) && s.tokens[p.To].Word && !language.Stop(s.tokens[p.To].Norm)
	})
}

// goesOnFrom is the token before the verb, and before words that say that it goes on: "may
// continue to use".
func (s *vetted) goesOnFrom(verb int) int {
	for _, p := range language.Phrases(s.tokens) {
		if p.List == "goes-on" && p.To == verb && p.From > 0 {
			verb = p.From
		}
	}
	return verb - 1
}

// commands tells that the sentence begins with a verb of using: "Use Pigeon".
func (s *vetted) commands() bool {
	i := slices.IndexFunc(s.tokens, func(t language.Token) bool { return t.Word && t.Norm != "please" })
	return i >= 0 && language.Using(s.tokens[i].Norm)
}

// restated is what the words say that were read of the passage: as they stand, or what
// they say as the answer to the question that they have, or that stands over them.
func (r *reconciler) restated(p *knowledge.Passage, words string) string {
	if parts := form.Split(words); len(parts) == 2 {
		if said := language.Restate(parts[0].Text, parts[1].Text); said != "" {
			return said
		}
	} else if p != nil && len(parts) == 1 && strings.HasPrefix(p.Text, words) && r.BeginsSection(p) {
		if said := language.Restate(form.LastHeading(p.Title), words); said != "" {
			return said
		}
	}
	return words
}
