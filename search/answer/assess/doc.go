// Package assess works out what stands between an actor and an app as a question
// asks, for whom and where it is asked, on the days that it names and under the
// conditions that it states, and what became of single events since. Package
// [policybot/search/answer/verdict] turns that into a word.
package assess
