package claim

import (
	"cmp"
	"fmt"

	"policybot/knowledge"
)

// Rule is a rule that the structure of a document tells, over the days on which
// it stood there.
type Rule struct {
	App    knowledge.EntityID
	By     knowledge.EntityID
	Do, Of knowledge.Act
	Scope  knowledge.Scope
	Terms  []knowledge.Condition
	On     knowledge.Date // as the text gives it
	Until  knowledge.Date
	Doubts []string

	Passage     *knowledge.Passage
	Words       string
	First, Last knowledge.Day
}

// Key is what the rule says: versions that say the same tell one rule.
func (t *Rule) Key() string {
	return fmt.Sprintf("%s|%s|%s|%s|%s|%v|%v|%s|%s|%v|%v", cmp.Or(t.Passage.Collection, knowledge.Open), t.By, t.App, t.Do, t.Of, t.Scope.Terms, t.Scope.Except, t.On, t.Until, t.Terms, t.Doubts)
}
