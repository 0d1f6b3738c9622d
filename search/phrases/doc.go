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
// # Another language
//
// Copy en.yaml under the code of the language, such as fr.yaml, and translate
// it; the tests say what is missing. Months, lists, dates and plurals are
// messages like all others. A list in knowledge/language then says by which
// words questions in the language are understood. Nothing else knows which
// languages there are.
package phrases
