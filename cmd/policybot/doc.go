// Policybot answers employees' questions about app policies from dated
// records, in Slack and at the prompt.
//
// # A tour, bottom up
//
// Package knowledge is the vocabulary: an Event is one dated act, and
// Timeline.At computes from events what stands on a day, cut along the scopes
// that they name. It imports nothing and decides everything, also what a Viewer
// may see: Base.For is all that exists for them.
//
// Its children bring records in. Package knowledge/record reads YAML files,
// package knowledge/document reads documents of many formats, its child
// knowledge/document/history from when until when each passage stood, where they
// are kept in Git, package knowledge/lint
// says what is wrong with records that load, package knowledge/draft writes what
// people report, and what was read in documents, as records for somebody to
// review, and package knowledge/pack holds records in the
// binary. Package knowledge/language reads texts for names, which
// come from the records, and for words of policy, which come from its data
// files, a folder a language: questions in English and German are understood
// alike, and its documentation says what another language takes. With it, package
// knowledge/extract reads in documents who does what about which app: what it is
// sure of counts below every record. Its children go one way, too: package
// knowledge/extract/names finds what documents name, package
// knowledge/extract/ground holds what they are read against, package
// knowledge/extract/layout reads the structure of one of them, package
// knowledge/extract/prose its sentences, and package knowledge/extract/acts settles
// what all of them tell together. What passes between is package
// knowledge/extract/claim; package knowledge/extract/force tells what of a document
// holds, and package knowledge/extract/form what its words and rows look like.
//
// Package search answers. Its Engine takes a question through the children in
// one direction: package search/question turns words into a Question, package
// search/index finds records and passages for it where no timeline answers,
// package search/excerpt chooses of the passages those that tell of what is
// asked, and package search/answer composes the answer, a pure function of question,
// records and what was found, in sentences that package search/phrases keeps for
// each language. Its children decide what is told: package search/answer/match finds the
// facts, events and passages that speak of what is asked, package search/answer/assess
// works out what stands between an actor and an app, package search/answer/verdict is
// the table that makes a word of it, and whether a sentence of a document says just
// what is asked, package search/answer/sentence judges, by words that package
// search/answer/stem compares and weighs. Package search/edition is one immutable state of
// all of these, known by its content; package search/eval asks sets of questions
// with known answers and counts what was right.
//
// Package bot takes questions from Slack and answers each once. Package
// bot/slack speaks to Slack, package bot/journal remembers what was taken and
// answered, on the SQL of package bot/state, and package bot/blocks draws an
// answer as Block Kit. Package bot/health tells machines whether it lives and is
// ready, and package bot/metrics counts what it does. Package bot/slacksim is a
// pretend Slack that imports nothing of ours: tests and the demo run against it.
//
// This command ties them together: one file a subcommand, and run.go around
// them. Imports go from here to bot, from there to search, from there to
// knowledge, and never back; policy_test.go holds every package to that.
// Command faults runs this one in a pretend Slack while things go wrong, and
// counts what is lost or answered twice.
package main
