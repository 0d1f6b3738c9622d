// Package language finds in a text whom and what it speaks of, and which
// words of policy it uses, each with its place.
//
// Two things are known here: names, which come from the records of a
// [knowledge.Base], and language, which comes from cues.txt, thesaurus.txt and
// words.txt
// beside this file. No name of a company or an app is known to the code.
// Questions and documents are read by the same [Lexicon].
package language
