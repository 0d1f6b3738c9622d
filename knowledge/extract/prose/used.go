package prose

import (
	"slices"

	"policybot/knowledge"
	"policybot/knowledge/extract/ground"
	"policybot/knowledge/language"
)

// usedAt reads what is used, behind the verb.
func (s *sentence) usedAt(a *language.ActAt, at int) (object, []knowledge.EntityID, []knowledge.EntityID) {
	if via := s.heldOver(a, at); via > 0 {
		o := s.objectAt(via)
		o.from = at
		return o, s.objectApps(&o), nil
	}
	o := s.objectAt(at)
	if a.Act == "feed" && !(o.found() && s.in(o.to, "on-word") && s.whereUsed(o.to+1)) {
		return s.fedInto(at) // but "put Pigeon on phones"
	}
	apps := s.objectApps(&o)
	o.off = s.in(o.to, "off")
	if o.rule != nil || o.people.persons && !o.usage {
		apps = nil
	}
	return o, apps, nil
}

// heldOver is where it begins by what something is held, "hold lessons over Pigeon", or 0.
func (s *sentence) heldOver(a *language.ActAt, at int) int {
	for i := at; s.in(a.From, "holds-word") && i < min(len(s.tokens), at+mostWords) && !s.mark(i) && !s.appAt(i); i++ {
		if s.in(i, "over-word") && s.in(i-1, "purpose-head-noun") {
			return i + 1
		}
	}
	return 0
}

// heldFor limits the scope to what may or mayn't be held by it: "hold lessons over Pigeon".
func (s *sentence) heldFor(sc knowledge.Scope, a *language.ActAt, at int) knowledge.Scope {
	via := s.heldOver(a, at)
	if via == 0 {
		return sc
	}
	return withTerm(sc, knowledge.Purpose, s.newTerm(knowledge.Purpose, s.bare(at), via-1))
}

// objectApps are the apps of the object, or those that it stands for.
func (s *sentence) objectApps(o *object) []knowledge.EntityID {
	if !o.thing {
		return o.apps
	}
	apps, doubt := s.spokenAt(o.one)
	if doubt == "" && o.one && s.in(o.to-1, "single-app-noun") && !s.own() && len(apps) == 1 && s.isClass(apps[0]) && !(s.topic.appsIn == s.passage.ID && slices.Contains(s.topic.appsNow, apps[0])) {
		doubt = "which app is meant" // a class is no single one
	}
	o.doubt = firstSaid(o.doubt, doubt)
	return apps
}

// isClass tells that the id is that of a class of apps.
func (s *sentence) isClass(id knowledge.EntityID) bool {
	e := s.Entity(id)
	return e != nil && e.Kind == knowledge.Class
}

// fedInto reads "confidential data into Pigeon".
func (s *sentence) fedInto(at int) (object, []knowledge.EntityID, []knowledge.EntityID) {
	var data []knowledge.EntityID
	for i := at; i < min(len(s.tokens), at+14); i++ {
		if t := s.termAt(i, knowledge.DataKind); t != "" {
			data = ground.AppendNew(data, t)
		}
		if s.mark(i) && s.quoted(i) < 0 && s.norm(i) != "," || s.in(i, "clause") || s.lacks(i) > 0 {
			break // "texts without client data"
		}
		if !s.in(i, "preposition") {
			continue
		}
		if o := s.objectAt(i + 1); o.found() && o.rule == nil && s.in(i, "fed-into") {
			if len(data) == 0 {
				if data = s.dataWords(at, i); len(data) == 0 {
					return object{from: at, to: at}, nil, nil
				}
			}
			apps := s.objectApps(&o)
			o.from = at
			return o, apps, data
		}
	}
	return object{from: at, to: at}, nil, nil
}

// fedBy reads what is put into an app where it stands before the verb: "client files must not
// be sent through Pigeon".
func (s *sentence) fedBy(st *stance, at int) inUse {
	data := s.dataWords(st.who.from, st.who.to)
	if !s.own() || len(data) == 0 || !s.in(at, "fed-into", "by-word") {
		return inUse{}
	}
	o := s.objectAt(at + 1)
	if !o.found() || o.rule != nil {
		return inUse{}
	}
	return inUse{apps: s.objectApps(&o), data: data, end: max(at, o.to)}
}

// dataWords makes a term of what is put into an app, by its words.
func (s *sentence) dataWords(from, to int) []knowledge.EntityID {
	for from < to && s.in(from, "determiner") {
		from++
	}
	head := from
	for head < to && !s.in(head, "preposition") {
		if s.lacks(head) > 0 {
			return nil // "files that hold no client data"
		}
		head++
	}
	if head == from || to-from > 2*mostWords || s.back(head, "data-head-noun") < from {
		return nil
	}
	return []knowledge.EntityID{s.newTerm(knowledge.Data, from, to)}
}
