package acts

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/extract/ground"
	"policybot/knowledge/language"
)

// did says of each act what the actor did, before the apps.
var did = map[knowledge.Act]string{
	knowledge.Ban: "banned", knowledge.Restrict: "restricted", knowledge.Allow: "allowed", knowledge.Withdraw: "withdrew its rule on",
	knowledge.Lift: "ended its rule on", knowledge.Exempt: "made an exception from its rule on", knowledge.Reinstate: "reinstated its rule on",
	knowledge.Amend: "changed its rule on", knowledge.Clarify: "clarified its rule on", knowledge.Warn: "warned of", knowledge.Advise: "advised against",
	knowledge.Deny: "denied a rule on",
}

// weighs says of each act that is considered what that is, before the apps.
var weighs = map[knowledge.Act]string{
	knowledge.Ban: "a ban of", knowledge.Restrict: "a restriction of", knowledge.Allow: "allowing", knowledge.Lift: "an end to its rule on",
	knowledge.Withdraw: "withdrawing its rule on", knowledge.Reinstate: "reinstating its rule on", knowledge.Exempt: "an exception from its rule on",
}

// sentenceOf tells the event in a plain sentence.
func (r *reconciler) sentenceOf(e *knowledge.Event) string {
	what := did[e.Do]
	if e.Do == knowledge.Consider {
		what = "considered " + weighs[e.Of]
		if weighs[e.Of] == "" {
			what = "considered a rule on"
		}
	}
	return r.telling(e, what)
}

// telling tells the event with the words for what the actor did.
func (r *reconciler) telling(e *knowledge.Event, what string) string {
	var apps []string
	for _, a := range e.Apps {
		apps = append(apps, r.nameOf(a))
	}
	text := r.name(e.By) + " " + what + " " + listOf(apps)
	for _, d := range knowledge.Dimensions() {
		if d == knowledge.Unit && len(e.Scope.Terms[d]) == 1 && e.Scope.Terms[d][0] == knowledge.Anyone {
			continue
		}
		text += r.limitText(d, e.Scope.Terms[d], "")
	}
	for _, d := range knowledge.Dimensions() {
		text += r.limitText(d, e.Scope.Except[d], ", but not")
	}
	if len(e.Conditions) > 0 {
		text += conditionText(e.Conditions[0].Name)
	}
	if !e.From.IsZero() {
		text += ", from " + e.From.Words()
	}
	if !e.Until.IsZero() {
		text += ", until " + e.Until.Words()
	}
	return text + "."
}

// conditionText tells what must be met, "with approval", or must not be: "not while driving".
func conditionText(name string) string {
	if first, _, _ := strings.Cut(name, " "); language.Reverses(first) {
		return ", " + name
	}
	return ", with " + name
}

// name is the name of the body, or of whoever the documents are of.
func (r *reconciler) name(id knowledge.EntityID) string {
	if id == ground.Ours && r.Entity(id) == nil {
		return "Our organization"
	}
	return r.nameOf(id)
}

// nameOf is the first name of what is on record or proposed, or else the id.
func (r *reconciler) nameOf(id knowledge.EntityID) string {
	if e := r.Entity(id); e != nil {
		return e.Name()
	}
	return string(id)
}

// behindWhich is the word before the terms of each dimension.
var behindWhich = map[knowledge.Dimension]string{
	knowledge.Unit: "for", knowledge.Audience: "for", knowledge.Device: "on", knowledge.Network: "on", knowledge.Place: "in",
	knowledge.Component: "as", knowledge.Version: "in version", knowledge.Data: "with", knowledge.Purpose: "for",
}

func (r *reconciler) limitText(d knowledge.Dimension, ids []knowledge.EntityID, but string) string {
	if len(ids) == 0 {
		return ""
	}
	var names []string
	for _, id := range ids {
		names = append(names, r.termName(id))
	}
	return but + " " + behindWhich[d] + " " + listOf(names)
}

// termName is a term of a scope as it is written in a sentence: in the plural, where
// the records name it so.
func (r *reconciler) termName(id knowledge.EntityID) string {
	name := r.nameOf(id)
	if e := r.Entity(id); e != nil && slices.ContainsFunc(e.Names, func(n knowledge.Name) bool { return n.Text == name+"s" }) {
		return name + "s"
	}
	return name
}

func listOf(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}
