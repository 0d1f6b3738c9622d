// Package answer says what the records say, and nothing beyond them.
//
// [Compose] is a pure function of a question, the records and what a search
// found: it does no I/O and reads no clock. Where a rule is on record the verdict
// comes from the timeline alone, and what was found serves as evidence; where none
// is, a sentence of a document may decide that says plainly just what is asked. Every
// sentence names the evidence that it rests on.
package answer
