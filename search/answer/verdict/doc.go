// Package verdict is the table of verdicts: from what stands of a rule in the region
// that a question asks about, and how the question is put, it gives the answer in one
// word. Nothing else decides on a rule.
package verdict
