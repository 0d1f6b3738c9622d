package extract

import (
	"cmp"
	"fmt"

	"policybot/knowledge"
)

// told is a rule that the structure of a document tells, over the days on which
// it stood there.
type told struct {
	app    knowledge.EntityID
	by     knowledge.EntityID
	do, of knowledge.Act
	scope  knowledge.Scope
	terms  []knowledge.Condition
	on     knowledge.Date // as the text gives it
	until  knowledge.Date
	doubts []string

	passage     *knowledge.Passage
	words       string
	first, last knowledge.Day
}

// key is what the rule says: versions that say the same tell one rule.
func (t *told) key() string {
	return fmt.Sprintf("%s|%s|%s|%s|%s|%v|%v|%s|%s|%v|%v", cmp.Or(t.passage.Collection, knowledge.Open), t.by, t.app, t.do, t.of, t.scope.Terms, t.scope.Except, t.on, t.until, t.terms, t.doubts)
}
