package extract

import "policybot/knowledge"

// found is what a document tells, whatever others do.
type found struct {
	guidance []*knowledge.Reading
	rules    []*told              // that its structure tells
	about    []knowledge.EntityID // the apps that it is a page about
	claims   []*claim
	parts    map[knowledge.EntityID]*knowledge.Entity  // bodies and terms that it names
	states   map[knowledge.EntityID]knowledge.EntityID // by body of a state: the state
	unnamed  bool                                      // "we" are somebody whom nothing names
	broken   string                                    // why nothing is read, by a defect of the program
}
