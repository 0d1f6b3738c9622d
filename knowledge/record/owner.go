package record

import (
	"regexp"

	"go.yaml.in/yaml/v3"

	"policybot/knowledge"
)

const ownerPattern = "^[UWSCG][A-Z0-9]{1,19}$"

var ownerRE = regexp.MustCompile(ownerPattern)

// owner is an id of Slack's.
func owner() form[knowledge.Owner] {
	return form[knowledge.Owner]{schema{"type": "string", "pattern": ownerPattern}, func(r *reader, n *yaml.Node) (knowledge.Owner, bool) {
		s, ok := r.scalar(n)
		if ok && !ownerRE.MatchString(s) {
			r.errorf(n, "%s: %s is no id of Slack's: write that of a user (U0123ABCD), a user group (S0123ABCD) or a channel (C0123ABCD), as Slack shows it under \"Copy ID\"", r.where(), quote(shorten(s)))
			return "", false
		}
		return knowledge.Owner(s), ok
	}}
}
