// Package layout reads what the structure of one document tells: that it is a page about
// an app, its tables and lists of tools, and the headings that say how what is below them
// stands.
//
// A page about an app permits it for as long as the page says how it is got or used,
// whatever its versions, and ends, denies or limits it where it says so, by a request that
// people must make first or by an exception. What is read so isn't read as sentences.
package layout
