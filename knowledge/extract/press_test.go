package extract

import (
	"slices"
	"testing"

	"policybot/knowledge"
)

// TestPressTellsOfOthers reads what papers that don't say what they are write of others. Nothing of
// it is a rule of the paper's own, also where it speaks of the US, of what somebody told it, or to
// its readers.
func TestPressTellsOfOthers(t *testing.T) {
	for _, c := range []struct{ publisher, text string }{
		{"Larkly Post", "Staff must delete Pigeon from their phones. Perhaps you did so long ago."},
		{"Larkly", "Staff must delete Pigeon from their phones. In the US nobody has."},
		{"Larkly", "Staff must delete Pigeon from their phones, a spokesman told us."},
	} {
		src := knowledge.Source{ID: "paper", Title: "A paper", Publisher: c.publisher, Date: article.Date}
		for _, r := range Read(documentOf(invented(t), src, c.text), today).Readings {
			if r.Event != nil && r.Sure() && r.Event.By == knowledge.EntityID(knowledge.Slug(c.publisher)) {
				t.Errorf("%s: %s: %s", c.publisher, c.text, line(r))
			}
		}
	}
	src := knowledge.Source{ID: "note", Title: "A note", Publisher: "Globex", Date: article.Date}
	own := func(r *knowledge.Reading) bool { return r.Event != nil && r.Sure() && r.Event.By == "globex" }
	if !slices.ContainsFunc(Read(documentOf(invented(t), src, "We have banned Pigeon on our phones."), today).Readings, own) {
		t.Error("what a company writes of itself is no rule of its own")
	}
}
