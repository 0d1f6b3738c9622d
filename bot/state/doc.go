// Package state keeps what must outlive the process: the questions taken and
// how far each is, every thread's last question, the editions of the knowledge
// that were used, the audit, and people's feedback.
//
// A change whose method returned nil survives a crash and a power cut. Writes
// from many goroutines share commits, and each caller gets its own error: one
// that fails spoils none of the others. Where a caller's context ends before
// the answer is there, its change may or may not be stored. Any number of processes may open one
// folder; they wait for each other.
//
// All SQL of a concept stands in the file named after it. Callers see plain
// Go values, so that another database can stand behind the same methods.
package state
