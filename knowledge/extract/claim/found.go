package claim

import "policybot/knowledge"

// Found is what a document tells, whatever others do.
type Found struct {
	Guidance []*knowledge.Reading
	Rules    []*Rule              // that its structure tells
	About    []knowledge.EntityID // the apps that it is a page about
	Claims   []*Claim
	Parts    map[knowledge.EntityID]*knowledge.Entity  // bodies and terms that it names
	States   map[knowledge.EntityID]knowledge.EntityID // by body of a state: the state
	Unnamed  bool                                      // "we" are somebody whom nothing names
	Broken   string                                    // why nothing is read, by a defect of the program
}
