package match

import (
	"policybot/knowledge"
)

// IsRead tells that the event was read in a document, and that no record tells
// it.
func (f *Finder) IsRead(e *knowledge.Event) bool { return f.Read(string(e.ID)) != nil }
