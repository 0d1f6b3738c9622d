// Package acts settles which acts all documents tell together: each once, however often it
// is told, and each undoing with the rule that it undoes.
//
// Of what home's own documents tell, a rule on a whole app is taken from nothing but
// a sentence about just that; else it is in doubt. So is a rule that a sentence may have
// ended of which nothing surer could be read. What everybody may use by a later permission
// ends what was banned before. A later document ends, prolongs or changes the rules
// of earlier ones that it names by number, title or day, or leaves people out of them:
// "clause 4.2 is deleted", "the block of 1 April was lifted"; where several may be meant,
// all of them are in doubt.
package acts
