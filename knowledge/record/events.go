package record

import "policybot/knowledge"

// Events are those that a file holds, as it tells them: what they refer to isn't
// looked up.
func Events(name string, data []byte) []*knowledge.Event { return readFile(name, data).events }
