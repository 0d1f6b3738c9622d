package language

import (
	"slices"
	"strings"
)

// subject is where in the units the one stands who acts or is what is said: the
// first name, noun or pronoun that no preposition stands before, with what
// belongs to it. A pronoun before a body that acts is what is done to.
func (s *sentence) subject(c []unit) (from, to int) {
	for i := 0; i < len(c); {
		switch {
		case c[i].class == preposition:
			i = s.phraseEnd(c, i+1)
			continue
		case c[i].class == pronoun && c[i].english != "I" && c[i].english != "we" && c[i].english != "you":
			if n := at(c, i+1); n.class == named && n.acts && !s.passive() {
				i++
				continue
			}
			return i, i + 1
		case heads(c[i]), c[i].class == determiner, c[i].class == plain && (at(c, i+1).class == noun || at(c, i+1).class == named):
			if end := s.phraseEnd(c, i); end > i {
				return i, end
			}
		}
		i++
	}
	return 0, 0
}

// phraseEnd is the end of what is named from the unit on: articles and
// adjectives, a noun, what it is of, and others with "and" between.
func (s *sentence) phraseEnd(c []unit, i int) int {
	start := i
	for i < len(c) && (c[i].class == determiner || c[i].class == plain && i+1 < len(c) && !isVerb(c[i+1])) {
		i++
	}
	if i == len(c) || !heads(c[i]) && c[i].class != timed && c[i].class != asking {
		if i > start && c[i-1].class == determiner {
			return i // "that" by itself
		}
		return max(start, min(i, len(c)))
	}
	articled := i > start && c[start].class == determiner
	i++
	for i < len(c) {
		n := at(c, i+1)
		switch last := c[i-1]; {
		case c[i].joined:
			i++
		case strings.HasSuffix(last.english, "'s") && (heads(c[i]) || c[i].class == plain):
			i++
		case (c[i].class == noun || isVerb(c[i])) && last.class == named && (articled || last.used && actNoun(c[i])) && c[i].class == noun:
			i++ // "the Pigeon ban"
		case last.class == noun && c[i].english == "of the":
			i = s.phraseEnd(c, i+1)
		case last.unknown && c[i].unknown && slices.ContainsFunc(c[i+1:], heads): // a name of several words
			i++
		case last.class == named && startsWithDigit(c[i].english) && !measured(n): // its version
			i++
		case last.class == noun && c[i].class == named && len(c[i].english) > 3 && c[i].english[:3] == "of ":
			i++
		case last.class == noun && c[i].english == "of" && (n.class == named || n.class == noun) && (!s.passive() || attached(last) || n.used):
			i += 2
		case (c[i].english == "and" || c[i].english == "or" || c[i].english == "nor" || c[i].english == ",") && n.class == named && last.class == named && (n.acts && last.acts || n.used && last.used):
			i += 2
		case (c[i].english == "and" || c[i].english == "or") && (n.class == noun || n.class == determiner) && last.class == noun:
			return s.phraseEnd(c, i+1)
		default:
			return i
		}
	}
	return i
}

// measured tells that the unit may be what a number before it is of.
func measured(u unit) bool {
	return u.class == noun || listed("measure", Stem(u.english)) || NamesNumber(u.english)
}

func startsWithDigit(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }

// passive tells that what stands first is done to.
func (s *sentence) passive() bool {
	h := helper(s.finite)
	if h == nil {
		return false
	}
	done := slices.ContainsFunc(s.rest, func(u unit) bool { return hasForm(u, participle) && !hasForm(u, infinitive) })
	be := slices.ContainsFunc(s.rest, func(u unit) bool { return lasts(u) && (u.english == "be" || u.english == "been") })
	return be || done && (h.helps == "being" || h.helps == "passive")
}

// turned tells that what stands first is no subject: it is behind a preposition
// or says when, or an app stands there, and a body that acts in the middle.
func (s *sentence) turned(front, subject []unit) bool {
	first := front[0]
	if first.class == preposition || first.class == timed || first.class == plain || first.class == beside {
		return true
	}
	if s.passive() || h(s.finite, "being") {
		return false
	}
	object := slices.ContainsFunc(front, func(u unit) bool { return u.used && !u.acts }) || first.class == pronoun && pointing(first)
	return object && (subject[0].class == named && subject[0].acts || subject[0].class == pronoun)
}

// pointing tells that a pronoun may be what is done to.
func pointing(u unit) bool { return listed("pointing-unit", u.english) }

func h(u unit, helps string) bool {
	v := helper(u)
	return v != nil && v.helps == helps
}

// asksForSubject tells that a question asks who acts, rather than on what: by
// its word, or by what it names.
func (s *sentence) asksForSubject(front, subject []unit) bool {
	q := slices.IndexFunc(front, func(u unit) bool { return u.class == asking })
	if q < 0 || front[0].class == preposition {
		return false
	}
	word := front[q]
	if h(s.finite, "perfect") && len(s.rest) == 0 && word.english != "who" {
		return false // "how many users does it have"
	}
	switch word.english {
	case "who":
		return true
	case "which", "how many", "what kind of":
		if word.object {
			return false
		}
		last := front[len(front)-1]
		body := slices.ContainsFunc(Tokenize(last.english), func(t Token) bool {
			return Means(t, "company-noun") || Means(t, "government-noun") || Means(t, "person-noun") || Means(t, "institution") || Means(t, "employees")
		})
		acting := subject[len(subject)-1]
		return body || last.acts || s.passive() || h(s.finite, "being") || acting.used && !acting.acts && !thing(last) && s.doneTo()
	case "what":
		return false
	}
	return false
}

// doneTo tells that the verb is one that is done to apps, rather than by them.
func (s *sentence) doneTo() bool {
	return slices.ContainsFunc(append(slices.Clone(s.rest), s.finite), func(u unit) bool {
		return slices.ContainsFunc(u.verbs, func(v *verbForm) bool {
			return slices.ContainsFunc(Tokenize(v.english.base), func(t Token) bool {
				for _, c := range []Cue{"ban", "restrict", "allow", "undo", "ditch", "use", "consider", "warn", "advise", "cover", "reacts"} {
					if Means(t, c) {
						return true
					}
				}
				return false
			})
		})
	})
}

// thing tells that the unit is what is used or done, rather than somebody.
func thing(u unit) bool {
	return u.used || slices.ContainsFunc(Tokenize(u.english), func(t Token) bool {
		return Means(t, "app-noun") || Means(t, "policy") || Means(t, "why") || Means(t, "ban") || Means(t, "said")
	})
}

// agents makes "by" of the word before who acts in the passive, unless it
// belongs to the noun before it: "das Verbot von".
func agents(s sentence, c []unit) []unit {
	out := slices.Clone(c)
	for i := range out {
		if out[i].english != "of" && out[i].english != "through" {
			continue
		}
		n := at(out, i+1)
		if n.class == determiner || n.class == plain {
			n = at(out, i+2)
		}
		if s.passive() && !(i > 0 && attached(out[i-1])) && (n.acts || n.class == noun && len(n.entities) == 0 || n.class == pronoun || n.class == asking) && !n.used {
			out[i].english = "by"
		} else if out[i].english == "of" && (i == 0 || out[i-1].class != noun && out[i-1].class != plain) {
			out[i].english = "from"
		}
	}
	return out
}

// attached tells that what stands behind the noun belongs to it, rather than to
// the verb: the ban of somebody, but not the app of somebody.
func attached(u unit) bool { return u.class == noun && !thing(u) || actNoun(u) }

// actNoun tells that the unit is a noun for a rule or what is done with it.
func actNoun(u unit) bool {
	return slices.ContainsFunc(Tokenize(u.english), func(t Token) bool {
		return Means(t, "ban") || Means(t, "restrict") || Means(t, "allow") || Means(t, "undo") || Means(t, "policy")
	})
}
