package prose

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/extract/form"
	"policybot/knowledge/language"
)

// raised reads the items of home's own minutes in which somebody wants a rule on an app made or
// undone, and which say that this was put off or refused: then home considers it, or doesn't do
// it. It gives the items, or the whole passage.
func (r *Reader) raised(p *knowledge.Passage) (read []string) {
	for _, item := range itemsOf(p) {
		w := r.wanted(p, item)
		if w == nil {
			continue
		}
		c := claim.Claim{Do: knowledge.Consider, Of: w.of, Apps: []knowledge.EntityID{w.app}, By: w.by.ourselves(), Certainty: knowledge.Stated, Passage: p, To: len(w.by.tokens), Words: w.words}
		switch {
		case w.refused && w.of == knowledge.Ban:
			c.Do = knowledge.Deny
		case w.refused: // the rule was to be undone, and stands
			c.Do, c.Of, c.Undoes, c.Presupposes = knowledge.Clarify, "", knowledge.Ban, true
		}
		c.Announced = w.by.undated(&c, &stance{mode: isDone})
		w.by.keep(c)
		r.Claims = append(r.Claims, w.by.read...)
		read = append(read, item)
	}
	return read
}

// itemsOf are the items of the list that the passage is, or the whole of it.
func itemsOf(p *knowledge.Passage) []string {
	if lead, items := form.SplitList(p.Text); lead == "" && len(items) > 0 {
		return items
	}
	return []string{p.Text}
}

// wish is what somebody wants in an item of minutes.
type wish struct {
	app     knowledge.EntityID
	of      knowledge.Act
	by      *sentence // by which it is told
	words   string    // from there to what came of it
	refused bool      // and not only put off
}

// wanted is the wish in the item, or nil. An item in which something is decided has none.
func (r *Reader) wanted(p *knowledge.Passage, item string) *wish {
	t := r.topicOf(p)
	if !t.own || !r.minutes(p) {
		return nil
	}
	w, putOff, end := wish{app: r.itemApp(p, item)}, false, 0
	for _, part := range form.Split(item) {
		s := r.sentence(p, t, part)
		if w.app == "" || s.hasAny("decides-item") {
			return nil
		}
		if w.of == "" {
			w.of, w.by = s.wants(), s
		}
		late, no := s.hasAny("put-off"), s.hasAny("not-granted")
		if w.by != s && !late && !no && s.doesSomething() {
			return nil
		}
		if putOff, w.refused = putOff || late, w.refused || no; late || no {
			end = part.Start + len(part.Text)
		}
	}
	if w.of == "" || putOff == w.refused || end < w.by.Start || w.by.namesAppBeside(w.app) {
		return nil
	}
	w.words = item[w.by.Start:end]
	return &w
}

// namesAppBeside tells that the sentence names an app beside that one.
func (s *sentence) namesAppBeside(app knowledge.EntityID) bool {
	return slices.ContainsFunc(s.names, func(m *mention) bool {
		return m != nil && slices.ContainsFunc(m.apps, func(e *knowledge.Entity) bool { return e.ID != app && e.Kind == knowledge.App })
	})
}

// doesSomething tells that the sentence begins with who did something to an app: "the board banned".
func (s *sentence) doesSomething() bool {
	s.tell()
	return slices.ContainsFunc(s.read, func(c *claim.Claim) bool { return (c.Do.Rule() || c.Do.Undoing()) && len(c.Doubts) == 0 })
}

// minutes tells that the passage is of a document that is named or filed as the minutes of a
// meeting.
func (r *Reader) minutes(p *knowledge.Passage) bool {
	src := r.Base.Source(p.Source)
	return src != nil && (language.Naming("minutes").In(form.LowersOf(src.Title)) || language.Naming("minutes").In(form.LowersOf(src.Origin.File)))
}

// itemApp is the one app that the item is about: that is named by its first words, else by all of
// it, or else by the heading above it; or "".
func (r *Reader) itemApp(p *knowledge.Passage, item string) knowledge.EntityID {
	first := ""
	for _, part := range form.Split(item) {
		if len(strings.Fields(part.Text)) > mostLead {
			break
		}
		first += part.Text + " "
	}
	for _, text := range []string{first, item, form.LastHeading(p.Title)} {
		apps := slices.DeleteFunc(r.Lexicon.Mentions(text), func(id knowledge.EntityID) bool {
			e := r.Base.Entity(id)
			return e == nil || e.Kind != knowledge.App
		})
		switch len(apps) {
		case 0:
		case 1:
			return apps[0]
		default:
			return ""
		}
	}
	return ""
}

// mostBeforeWish is how many words before it may say that nobody wishes it: "would not like to".
const mostBeforeWish = 3

// wants is what somebody is told to want in the sentence: a ban, or an end to one. What another
// body wants for itself is nothing of home's, and what is or was so is no wish.
func (s *sentence) wants() knowledge.Act {
	at := slices.IndexFunc(s.tokens, func(t language.Token) bool { return language.Listed("wanting-rule", t.Norm) })
	if at < 0 {
		return ""
	}
	ban, undo, last := false, false, at
	for i := range s.tokens {
		switch told := s.in(i-1, "finite-be"); {
		case s.othersBody(i):
			return ""
		case i < at || told:
		case s.act(i, "undo", "withdraw", "unban") != nil:
			undo, last = true, i
		case s.act(i, "ban") != nil, s.in(i, "ban-noun"):
			ban, last = true, i
		}
	}
	if s.between(max(0, at-mostBeforeWish), last, "unwanted") {
		return ""
	}
	switch {
	case ban && undo:
		return knowledge.Lift
	case ban:
		return knowledge.Ban
	}
	return ""
}
