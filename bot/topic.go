package bot

import (
	"regexp"
	"slices"
	"strings"

	"policybot/bot/state"
	"policybot/knowledge"
	"policybot/search/answer"
	"policybot/search/answer/verdict"
)

// gapsOf are the topics of an answer on which nothing is on record.
func gapsOf(a answer.Answer) []state.Topic { return topicsWhere(a, declined) }

// topicsOf are all topics of an answer.
func topicsOf(a answer.Answer) []state.Topic {
	return topicsWhere(a, func(answer.Answer) bool { return true })
}

// declined tells that nothing is on record, and nothing is asked back.
func declined(a answer.Answer) bool { return a.Verdict == verdict.Unknown && len(a.Choices) == 0 }

func topicsWhere(a answer.Answer, counts func(answer.Answer) bool) (all []state.Topic) {
	parts := a.Parts
	if len(parts) == 0 {
		parts = []answer.Answer{a}
	}
	for _, part := range parts {
		if topic := topicOf(part.Understood); counts(part) && !slices.Contains(all, topic) {
			all = append(all, topic)
		}
	}
	return all
}

// loose are the intents that a question has, too, of which nothing was
// understood.
var loose = []string{"", "fact", "is-fact", "said", "chat"}

// topicOf is what a canonical question is about. Of what no record knows it
// holds only which part that has in the question, and none of the words.
func topicOf(understood string) state.Topic {
	var intent string
	var apps, others, actors, unknown []string
	for part := range partsOf(understood) {
		name, value, _ := strings.Cut(part, ":")
		switch role, lacks := strings.CutPrefix(name, "unknown-"); {
		case intent == "":
			intent = part
		case lacks:
			unknown = append(unknown, unknownNamed+role)
		case name == "app":
			apps = append(apps, ids(value)...)
		case name == "about":
			others = append(others, ids(value)...)
		case name == "actor":
			actors = append(actors, ids(value)...)
		}
	}
	named := slices.Concat(apps, others, actors, unknown)
	if len(named) == 0 && slices.Contains(loose, intent) {
		return state.Topic{}
	}
	return topic(intent, slices.Compact(named))
}

func ids(value string) []string {
	return strings.FieldsFunc(value, func(r rune) bool { return r == ',' })
}

// Limits of a topic, so that a few fit into a button.
const (
	maxNamed      = 6
	maxTopics     = 4
	maxTopicsText = 1000
)

// Of what stands in a topic for names, moreNamed is for those beyond its limit,
// and unknownNamed begins what is for one that is on no record.
const (
	moreNamed    = "more"
	unknownNamed = "unknown "
)

func topic(intent string, named []string) state.Topic {
	if extra := len(named) - maxNamed; extra > 0 {
		named = append(named[:maxNamed:maxNamed], moreNamed)
	}
	return state.Topic{Entity: strings.Join(named, ", "), Intent: intent}
}

// subjectText writes for a button's value what an answer is about: the
// collections that it is from, and its topics, one a line. Of what doesn't fit it
// says that there is more.
func subjectText(topics []state.Topic, from []knowledge.Collection) string {
	var lines []string
	room := maxTopicsText - len(fromMark) - len(fromMore) - 1
	whole := len(topics) <= maxTopics
	add := func(list []string, text string) []string {
		if room -= len(text) + 1; room < 0 {
			whole = false
			return list
		}
		return append(list, text)
	}
	var names []string
	for _, c := range from {
		names = add(names, string(c))
	}
	for _, t := range topics[:min(len(topics), maxTopics)] {
		whole = whole && !strings.HasSuffix(t.Entity, ", "+moreNamed)
		lines = add(lines, t.Intent+" "+t.Entity)
	}
	if !whole {
		names = append(names, fromMore)
	}
	return strings.Join(append([]string{fromMark + strings.Join(names, ",")}, lines...), "\n")
}

// fromMark begins the line with the collections, and fromMore stands there for
// what isn't said. Neither is part of a topic or of a name.
const (
	fromMark = "from:"
	fromMore = "*"
)

// fromOf reads the collections back. It is not known whether these are all where
// more was left out, or where the text doesn't say.
func fromOf(text string) (from []knowledge.Collection, known bool) {
	first, _, _ := strings.Cut(text, "\n")
	names, known := strings.CutPrefix(first, fromMark)
	for name := range strings.SplitSeq(names, ",") {
		switch {
		case name == fromMore:
			known = false
		case known && name != "":
			from = append(from, knowledge.Collection(name))
		}
	}
	return from, known
}

// topicRE is how subjectText writes one. What a button says came back from
// outside: anything else could be words.
var topicRE = regexp.MustCompile(`^([a-z][a-z-]{0,39})? ((?:(?:unknown )?[a-z0-9][a-z0-9._-]{0,59}(?:, )?){0,7})$`)

// parseTopics reads the topics back. What is none is a topic that isn't known.
func parseTopics(text string) (topics []state.Topic) {
	for line := range strings.SplitSeq(text, "\n") {
		if strings.HasPrefix(line, fromMark) {
			continue
		}
		t := state.Topic{}
		if m := topicRE.FindStringSubmatch(line); m != nil {
			t = state.Topic{Intent: m[1], Entity: m[2]}
		}
		if len(topics) < maxTopics && !slices.Contains(topics, t) {
			topics = append(topics, t)
		}
	}
	return topics
}
