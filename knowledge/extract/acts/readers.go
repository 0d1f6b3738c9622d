package acts

import (
	"cmp"

	"policybot/knowledge"
)

// readIn tells that whoever may read the one collection may read what stands in the other.
func readIn(what, of knowledge.Collection) bool {
	what = cmp.Or(what, knowledge.Open)
	return what == knowledge.Open || what == cmp.Or(of, knowledge.Open)
}
