package question

import (
	"maps"

	"policybot/knowledge"
)

// carry completes a question from the one before it in the thread: "and Wells
// Fargo?" asks the same of another, "why?" something else of the same.
func (p *parser) carry(before *Question) {
	if before == nil {
		return
	}
	q := p.q
	_, lacksActor := q.Lacks(ActorRole)
	_, lacksApp := q.Lacks(AppRole)
	bare := p.bareQuestion()
	elliptic := p.verb.at < 0 && (p.wh() == "" || p.has("what-about")) && !p.has("may") && !p.asked()
	bareName := q.Intent == Status || q.Intent == About || q.Intent == Fact
	if q.Intent == Sure || elliptic && bareName && p.extra("what-about") == 0 && !p.has("timeline", "about", "changes", "policy") {
		q.Intent, q.Act, q.Verb, q.Asks = before.Intent, before.Act, before.Verb, before.Asks
		q.Words = append(q.Words, before.Words...)
		q.Carried = true
	}
	if q.Intent == Chat {
		if p.wh() == "" || len(before.Actors)+len(before.Apps) == 0 {
			return
		}
		q.Intent = map[Kind]Intent{ReasonKind: Why, DateKind: When, PersonKind: Who}[q.Asks]
		if q.Intent == "" {
			q.Intent = before.Intent
		}
	}
	if q.Act == "" && q.Intent == before.Intent {
		q.Act, q.Verb = before.Act, before.Verb
	}
	refers := p.refersBack()
	if (q.Intent == Fact || q.Intent == IsFact) && !q.Carried && len(before.Apps) > 0 && len(q.Actors)+len(q.Apps)+len(q.Others) == 0 && !bare {
		q.Apps, q.Carried = before.Apps, true // "who owns it"
		return
	}
	if len(q.Apps) == 0 && !lacksApp && (refers || q.Carried) {
		q.Apps, q.Carried = before.Apps, true
	}
	if len(q.Actors) == 0 && !lacksActor && (refers || q.Carried) && !(q.Home && p.base.Home != "") && q.Intent != Who && q.Intent != HowMany {
		q.Actors, q.Carried = before.Actors, true
	}
	onlyWhere := len(before.Actors)+len(before.Apps) == 0 && p.pointsBack()
	if (q.Carried || onlyWhere) && len(q.Where) == 0 && (onlyWhere || sameIDs(q.Actors, before.Actors)) {
		q.Where = maps.Clone(before.Where)
		if q.Where == nil {
			q.Where = knowledge.Terms{}
		}
	}
	if q.When == nil && q.Carried && q.Intent == before.Intent {
		q.When = before.When
	}
	if as := bareIntents[q.Asks]; q.Intent == Fact && bare && as != "" && len(q.Actors)+len(q.Apps) > 0 {
		q.Intent, q.Act, q.Verb = as, before.Act, before.Verb
	}
}

// bareIntents are what a bare question word asks of what was spoken of before.
var bareIntents = map[Kind]Intent{ReasonKind: Why, DateKind: When, PersonKind: Who, NumberKind: HowLong}

// bareQuestion tells that nothing but a question word and words that point back
// are there: "when was that?", "why though?".
func (p *parser) bareQuestion() bool {
	return p.wh() != "" && p.extra("why", "when", "who", "how-long", "happened", "which", "what") == 0 && !p.named()
}

// refersBack tells that the question leaves out what the one before named.
func (p *parser) refersBack() bool {
	return p.pointsBack() || len(p.q.Actors) == 0 || len(p.q.Apps) == 0
}

// pointsBack tells that a word stands for something named before.
func (p *parser) pointsBack() bool {
	for _, t := range p.reading.Tokens {
		switch t.Norm {
		case "it", "that", "this", "they", "them", "there", "their", "its", "those", "these", "he", "she", "same":
			return true
		}
	}
	return false
}

func sameIDs(a, b []knowledge.EntityID) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}
