// Package bot answers in Slack: every question that it accepted ends in a
// visible reply, once, whatever restarts, disconnects or reloads meanwhile.
//
// The course of a question, and who does what:
//
//	take         package slack hears it; the journal has it before Slack is told
//	acknowledge  package slack, and only after the journal
//	work         an [Engine] answers; package blocks gives the answer its looks
//	reply        posted under a key, so that after a crash it can be looked for
//	done         the journal erases the words
//
// Where the journal can't be written nothing is acknowledged, and who asked is
// told. Where the engine fails, or anything else for too often, who asked gets
// a sentence and a reference; the log line with that reference has the detail.
// Neither words that people wrote nor tokens are ever logged.
//
// A reply in a conversation is looked for before it is posted a second time. A
// private one can't be, so it is given again and marked as repeated.
//
// Where the state itself was lost, what may have been asked before is read back
// all the same, and passed over where an answer to it stands in Slack; the
// admins are told.
//
// Who belongs to another organization, and conversations that other
// organizations see, are refused with a sentence, and so is whoever's
// organization isn't known.
package bot
