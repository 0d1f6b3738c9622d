// Package language finds in a text whom and what it speaks of, and which
// words of policy it uses, each with its place.
//
// Two things are known here: names, which come from the records of a
// [knowledge.Base], and language, which comes from the files in the folders
// beside this file, one for each language. No name of a company or an app is
// known to the code. Questions and documents are read by the same [Lexicon]. People
// who ask leave out apostrophes, make slips and name a body by one word that nothing
// else is called by; such guesses are told with the answer.
//
// # Documents
//
// Documents tell of policies in sentences, and are read for who does what: acts.txt
// in the folder of English has the verbs for that, which [Acts] finds in each of
// their forms, and documents.txt the small words and nouns around them, which
// [Phrases] finds. A text without a word of such weight as [TellsPolicy] asks for tells of no
// policy, and needs no closer look. What the sentences tell is for package extract
// to conclude.
//
// # Languages
//
// Records are in English, and so is what is understood of a question: it is the
// same in whatever language it was asked. [Detect] tells the language of a text
// by its small words, which marks.txt lists. A question in another language
// that is read is put into English words in the order of English by
// [Lexicon.InEnglish], with names as they stand, and then read like any other:
// cues, thesaurus, topics, times and the understanding of questions are written once.
// [Wording] knows from which words of the asker each of the English ones comes,
// so that what an answer repeats is repeated as it was said. One in a language
// that isn't read is never guessed at: [Unread] has what is told instead, from
// unread.txt, in that language.
//
// # Adding a language
//
// A language is a folder named by its tag, and a value that says how its words
// and sentences are read. The folder has five files, each of which tells at its
// top how it is written:
//
//   - small.txt: articles, pronouns, question words, prepositions, conjunctions,
//     and what is left out, by the English for them;
//   - phrases.txt: turns of phrase that are no sum of their words, such as ways
//     to begin a question, to be polite, and to speak of times;
//   - words.txt: nouns and other words, as far as records and questions about
//     them use them, beginnings of compounds, months, days, numbers, and the
//     names of countries that are written differently;
//   - verbs.txt: verbs with the forms that aren't regular;
//   - auxiliaries.txt: the verbs that stand with others.
//
// On the right of each colon are words of the language, on its left the English
// that records and cues use: a word for the company's phone is given as "company
// phone", which a term of a scope has as its name. Then:
//
//  1. Write the folder, and the small words of the language in marks.txt, and
//     take its sentence out of unread.txt, and say in the others that it is read.
//  2. Give it a [Tag] in tag.go, and a value beside germanWords: how its words are
//     folded (letters people may lack a key for), stemmed (snowballstem has
//     stemmers for many), joined to compounds, and misspelt at their beginning,
//     how its verbs are conjugated, and how it writes dates.
//  3. Write its rules, as in german_rules.go, for words that mean one thing or
//     another by what stands beside them.
//  4. Look at the order of its sentences: clauses whose verb stands second or last,
//     and those in the order of English, are put right as they are, in order.go
//     and order_english.go. What stands elsewhere needs more there.
//  5. Give pairs of questions in it and in English to a file such as alike.txtar
//     in search/testdata: both must be understood as the same.
//
// What answers say in a language is written elsewhere, in search/phrases.
package language
