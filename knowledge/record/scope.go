package record

import (
	"go.yaml.in/yaml/v3"

	"policybot/knowledge"
)

var dimensionDocs = map[knowledge.Dimension]string{
	knowledge.Unit:      "The part of the actor's people; anyone: everybody in its place.",
	knowledge.Audience:  "Which people: drivers, contractors, students.",
	knowledge.Device:    "Which devices: company-device, personal-device, phone.",
	knowledge.Network:   "Which networks.",
	knowledge.Place:     "Where.",
	knowledge.Component: "Which part of the app: website, mobile-app.",
	knowledge.Version:   `Which versions, ordered and quoted: ">=5.0".`,
	knowledge.Data:      "Which data.",
	knowledge.Purpose:   "What for.",
}

// scope is the terms of each dimension, what is excepted, and whether the rule
// covers only a part that nobody named.
func scope() form[knowledge.Scope] { return mapping("scope", scopeFields) }

var scopeFields = append(
	termsFields(func(s *knowledge.Scope) *knowledge.Terms { return &s.Terms }),
	key("except", "What is left out, by the same keys.", mapping("except", exceptFields), func(s *knowledge.Scope) *knowledge.Terms { return &s.Except }),
	key("some", "True where only a part is covered that nobody named, such as 200 people.", boolean(), func(s *knowledge.Scope) *bool { return &s.Some }),
)

var exceptFields = termsFields(func(t *knowledge.Terms) *knowledge.Terms { return t })

func termsFields[T any](at func(*T) *knowledge.Terms) []field[T] {
	var fields []field[T]
	for _, d := range knowledge.Dimensions() {
		fields = append(fields, termsKey(d, at))
	}
	return fields
}

func termsKey[T any](d knowledge.Dimension, at func(*T) *knowledge.Terms) field[T] {
	terms := many(term(d))
	return field[T]{key: string(d), doc: dimensionDocs[d], schema: terms.schema, read: func(r *reader, n *yaml.Node, into *T) {
		list, ok := terms.read(r, n)
		if ok && n.Kind == yaml.SequenceNode && len(n.Content) == 0 {
			r.errorf(n, "%s is an empty list: leave the key out where it sets no limit", r.where())
		}
		if len(list) == 0 {
			return
		}
		t := at(into)
		if *t == nil {
			*t = knowledge.Terms{}
		}
		(*t)[d] = list
	}}
}

// term is the id of a scope term. Versions are compared, not declared.
func term(d knowledge.Dimension) form[knowledge.EntityID] {
	if d != knowledge.Version {
		return to[knowledge.EntityID](termOf(d))
	}
	return form[knowledge.EntityID]{schema{"type": []string{"string", "number"}}, func(r *reader, n *yaml.Node) (knowledge.EntityID, bool) {
		s, ok := r.scalar(n)
		if !ok {
			return "", false
		}
		if _, err := knowledge.ParseVersionRange(s); err != nil {
			r.errorf(n, "%s: %s is no range of versions: write it as \">=5.0\", and an edition as an app of its own", r.where(), quote(shorten(s)))
			return "", false
		}
		return knowledge.EntityID(s), true
	}}
}
