// Package answer says what the records say, and nothing beyond them.
//
// [Compose] is a pure function of a question, the records and what a search
// found: it does no I/O and reads no clock. The verdict comes from the
// timeline alone; what was found serves as evidence. Every sentence names the
// evidence that it rests on.
package answer
