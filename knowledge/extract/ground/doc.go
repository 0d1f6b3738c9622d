// Package ground is what documents are read against: the records, with the names of all
// that they declare and that documents propose, and the day.
//
// Whoever reads a document has a [View] of the ground and nothing else. It notes each
// question that it asks of the records, and so what was read counts for as long as they are
// answered alike. What the document proposes itself, such as a committee that nobody
// declares, is kept in its view.
package ground
