package claim

import (
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
