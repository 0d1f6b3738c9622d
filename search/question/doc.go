// Package question turns what somebody asks into a [Question]: data that says
// what is asked, of whom, about which app, where and when, and which of the
// words were understood as what.
//
// [Parse] reads compositionally: a [language.Reading] gives names, cues and
// times with their places; roles come from kinds, voice and prepositions; the
// intent comes from which cues stand together. There are no sentence patterns,
// and no name is known to the code.
package question
