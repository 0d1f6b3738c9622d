package record

import (
	"strconv"

	"go.yaml.in/yaml/v3"

	"policybot/knowledge"
)

func composeEvent(e *knowledge.Event) *yaml.Node {
	var m mappingNode
	m.word("id", string(e.ID))
	m.word("by", string(e.By))
	m.word("do", string(e.Do))
	m.word("of", string(e.Of))
	m.oneOrMany("app", wordsOf(e.Apps))
	m.oneOrMany("names", wordsOf(e.Names))
	m.date("announced", e.Announced)
	m.date("from", e.From)
	m.date("until", e.Until)
	if e.Order != 0 {
		m.bare("order", strconv.Itoa(e.Order))
	}
	m.mapping("scope", composeScope(e.Scope))
	m.list("conditions", composeConditions(e.Conditions))
	m.list("reason", composeReasons(e.Reasons))
	m.word("text", e.Text)
	m.list("reports", composeReports(e.Reports))
	m.date("reviewed", e.Reviewed)
	m.word("collection", string(e.Collection))
	return m.node()
}

func composeScope(s knowledge.Scope) mappingNode {
	m := composeTerms(s.Terms)
	m.mapping("except", composeTerms(s.Except))
	m.yes("some", s.Some)
	return m
}

func composeTerms(t knowledge.Terms) (m mappingNode) {
	for _, d := range knowledge.Dimensions() {
		m.oneOrMany(string(d), wordsOf(t[d]))
	}
	return m
}

func composeConditions(conditions []knowledge.Condition) (list []*yaml.Node) {
	for _, c := range conditions {
		list = append(list, plainUnless("name", c.Name, func(m *mappingNode) {
			m.word("grants", c.Grants)
			m.word("lasts", c.Lasts)
		}))
	}
	return list
}

func composeReasons(reasons []knowledge.Reason) (list []*yaml.Node) {
	for _, r := range reasons {
		list = append(list, plainUnless("text", r.Text, func(m *mappingNode) {
			m.word("by", r.By)
			m.yes("denies", r.Denied)
			m.list("reports", composeReports(r.Reports))
		}))
	}
	return list
}

func composeReports(reports []knowledge.Report) (list []*yaml.Node) {
	for _, r := range reports {
		var m mappingNode
		m.word("source", string(r.Source))
		m.word("at", r.At)
		m.word("quote", r.Quote)
		m.word("speaker", r.Speaker)
		m.word("certainty", string(r.Certainty))
		if r.Denies {
			m.word("says", "denies")
		}
		m.word("differs", r.Differs)
		list = append(list, m.node())
	}
	return list
}

func composeFact(f *knowledge.Fact) *yaml.Node {
	var m mappingNode
	m.word("id", string(f.ID))
	m.oneOrMany("about", append(wordsOf(f.About), wordsOf(f.Events)...))
	m.word("relation", f.Relation)
	m.mapping("value", composeValue(f.Value))
	m.word("by", f.By)
	m.word("holds", string(f.Holds))
	m.date("date", f.Date)
	m.word("text", f.Text)
	m.list("reports", composeReports(f.Reports))
	m.date("reviewed", f.Reviewed)
	m.word("collection", string(f.Collection))
	return m.node()
}

func composeValue(v knowledge.Value) (m mappingNode) {
	m.word("kind", string(v.Kind))
	m.word("text", v.Text)
	if v.Kind == knowledge.NumberValue {
		m.bare("number", strconv.FormatFloat(v.Number, 'f', -1, 64))
	}
	m.word("unit", v.Unit)
	m.date("date", v.Date)
	return m
}
