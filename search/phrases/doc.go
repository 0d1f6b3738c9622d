// Package phrases holds what people are told in each language: whole sentences
// and clauses, so that a language may order its words as it must.
//
// There is one file a language, such as de.yaml. A message has named slots:
// {actor} is filled with what the code gives, {, since} with a comma and a
// space before it where that isn't empty, {head|lower} with its first letter
// made small, {head|upper} with it made large. A message that depends on a
// number has a form for each plural of its language, as CLDR names them, and
// the number in {count}. Names and what records say are put in as they are: no
// message may depend on their gender or case.
//
// Whatever language is asked for, there are words: where a language isn't known,
// they are English. Tests hold all files to the same messages with the same
// slots, and the code to using each of them.
//
// Plural rules and the reading of locales are those of golang.org/x/text. Its
// catalogues number their slots, and those of go-i18n are templates that say
// "<no value>" where the code gives none; nothing holds either to the code, so
// the files are read here.
//
// # Another language
//
// Copy en.yaml under the code of the language, such as fr.yaml, and translate
// what stands behind the keys. Months, lists, dates, numbers and quotation marks
// are messages like all others. Then
//
//	go test ./search/phrases ./search ./bot/blocks
//
// says what is missing or has other slots or plural forms, asks every question
// of the test sets in the new language too, and fails where an answer says
// something else than the English one, or has a word that isn't in the file.
// search/testdata/german.txtar shows German answers beside the English ones, for
// whoever reads both; a new language deserves the same. With marks of its own
// around quotes, package bot/blocks must know them, so as not to part
// sentences inside of one.
//
// That is all for answers: who uses Slack in the language is told them in it,
// where their words don't tell another, and policybot ask takes its code.
// Understanding questions in it is another matter, of package
// knowledge/language.
package phrases
