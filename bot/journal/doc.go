// Package journal remembers which Slack events we have taken, across crashes.
//
// What Take returned nil for is never lost: it is claimed by one worker at a
// time until one says that it is done, whichever process dies meanwhile. What
// is delivered twice is taken once. Work of one thread is handed out in the
// order in which it was taken.
//
// The course of one question:
//
//	Take → acknowledge to Slack → Claim → Posting → post → Posted → Done
//
// A claim is a lease of 30 seconds, which Extend renews. If its owner dies
// between Posting and Posted, the next claim says so in Work.Reply, and its
// owner looks in the thread before it posts anything again.
package journal
