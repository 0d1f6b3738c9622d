// Package state keeps what must outlive the process: the questions taken and
// how far each is, every thread's last question, the editions of the knowledge
// that were used, the audit, people's votes and corrections, what was asked in
// vain, and what was passed on to people.
//
// A change whose method returned nil survives a crash and a power cut. Each
// caller gets its own error: one that fails spoils none of the others. Where a
// caller's context ends before the answer is there, its change may or may not
// be stored.
//
// Of people it keeps what Keep, HeldOf and ForgetPerson say, and no longer:
// what is deleted in a folder is overwritten in its files.
//
// The state is in one of two databases behind the same methods. Open keeps it
// in a file: any number of processes may open one folder, and wait for each
// other; writes from many goroutines share commits. OpenDatabase keeps it in
// PostgreSQL, which any number of replicas share: leases go by the server's
// clock, and while the server restarts each call is tried again under the same
// name, so that nothing is done twice though an answer was lost.
//
// A damaged file is noticed when it is opened, though not everything that may
// befall its content. OpenAnyway then keeps it under another name and begins a
// new state, which knows since when nothing is remembered.
//
// All SQL of a concept stands in the file named after it, and serves both
// databases; the interface tx says in what they differ. Each has migrations of
// its own.
package state
