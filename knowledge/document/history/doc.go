// Package history tells from when until when each passage of a document stood,
// from the Git repository that the document is kept in.
//
// [Find] looks for the repository of a folder, and [Repository.Documents] gives
// the documents that the folder holds or held, each with its passages of all
// times. Nothing in a repository is ever changed: it is read through a file
// system that refuses to write, no program is run, and nothing is fetched.
//
// What is read are the commits from HEAD along their first parents: what this
// branch held, whatever happened on others before they were merged. A commit
// counts from the day, in the folder's time zone, on which it was committed
// rather than authored, since nobody could read it here before. Those days never
// go backwards: a commit whose clock was wrong has the day of the one after it.
// A day belongs to the last commit of it, so that what came and went within a
// day never stood. Where Git sees a page renamed, it is the same document still.
//
// The files as they lie in the folder are the newest version. What no commit has
// counts from the day of the newest commit, since it was not there before; what
// only the commit has ended then. Files that Git doesn't track have no history:
// their passages have stood for a time that isn't known.
//
// A document whose own date is earlier than its first commit was brought in from
// elsewhere: what it said then counts from its own date. What comes to stand in it
// later, under the same date, was written on the day of that commit. Where older commits are
// missing or too many, what the oldest one holds is known from its day on, and
// may be older. A version that can't be read leaves open on which of the days up
// to the next one something changed.
package history
