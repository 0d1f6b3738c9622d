// Package names finds what documents name and no record declares: apps, classes of apps,
// bodies and people.
//
// Each name is a candidate, and each way in which a document shows what it is the name of
// is a clue: a page about it, a column of a table, a verb that it does or that is done to
// it, an office, an address. The clues must weigh enough together, since what is proposed
// becomes a word by which questions are understood. By the words of package language
// alone, so that the same documents always name the same.
package names
