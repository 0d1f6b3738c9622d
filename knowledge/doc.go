// Package knowledge says what a policy is on a given day, and never guesses.
//
// It holds the vocabulary of the whole program: an [Entity] acts or is acted
// on, a [Source] tells of it, an [Event] is one dated act, a [Scope] says whom
// and what the act covers, a [Fact] is a sourced statement that changes no
// status, and a [Base] is all of these together. [Timeline.At] computes from
// dated events what stands on a day; no ranking and no score has a part in it.
//
// The package imports the standard library only, does no I/O and reads no
// clock. Days are calendar days in the time zone of the knowledge.
package knowledge
