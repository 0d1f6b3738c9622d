package excerpt

import (
	"fmt"
	"slices"
	"testing"

	"policybot/knowledge"
)

var today = knowledge.OnDay(knowledge.NewDay(2026, 11, 1))

// base has documents of ten passages each; the third of "memo" is gone, and above
// the seventh of "note" stands a heading.
func base() *knowledge.Base {
	var passages []*knowledge.Passage
	for _, source := range []knowledge.SourceID{"memo", "note"} {
		for no := 10; no >= 1; no-- {
			p := &knowledge.Passage{ID: id(source, no), Source: source, No: no, Text: fmt.Sprint("text ", no)}
			if source == "note" && no > 6 {
				p.Title = "Another matter"
			}
			if source == "memo" && no == 3 {
				p.Until = knowledge.OnDay(knowledge.NewDay(2025, 1, 1))
			}
			passages = append(passages, p)
		}
	}
	return knowledge.NewBase(knowledge.Settings{}, nil, []*knowledge.Source{{ID: "memo"}, {ID: "note"}}, nil, nil, passages)
}

// id is such that the order of ids isn't that of the document.
func id(source knowledge.SourceID, no int) knowledge.PassageID {
	return knowledge.PassageID(fmt.Sprintf("%s#%d", source, no*7%10))
}

func chosen(scores map[knowledge.PassageID]float64, on knowledge.Date) []string {
	var list []string
	for _, p := range Choose(base(), scores, on) {
		list = append(list, fmt.Sprintf("%s%d=%.1f", p.Source, p.No, p.Counts))
	}
	return list
}

func TestChoose(t *testing.T) {
	then := knowledge.OnDay(knowledge.NewDay(2024, 5, 5))
	for _, c := range []struct {
		name   string
		scores map[knowledge.PassageID]float64
		on     knowledge.Date
		want   []string
	}{
		{"those around the one found", map[knowledge.PassageID]float64{id("note", 6): 5}, today,
			[]string{"note6=5.0", "note5=4.0", "note4=3.0"}},
		{"one between two", map[knowledge.PassageID]float64{id("note", 4): 5, id("note", 6): 5}, today,
			[]string{"note4=8.0", "note5=8.0", "note6=8.0", "note3=6.0", "note2=4.0"}},
		{"what is gone parts nothing", map[knowledge.PassageID]float64{id("memo", 2): 5}, today,
			[]string{"memo2=5.0", "memo1=4.0", "memo4=4.0", "memo5=3.0"}},
		{"what stood then", map[knowledge.PassageID]float64{id("memo", 2): 5}, then,
			[]string{"memo2=5.0", "memo1=4.0", "memo3=4.0", "memo4=3.0"}},
		{"nothing of another document that counts for little", map[knowledge.PassageID]float64{id("note", 1): 9, id("memo", 8): 4}, today,
			[]string{"note1=9.0", "note2=7.2", "note3=5.4"}},
		{"nothing", nil, today, nil},
		{"what is not on record", map[knowledge.PassageID]float64{"gone#1": 3}, today, nil},
	} {
		got := chosen(c.scores, c.on)
		slices.Sort(got)
		slices.Sort(c.want)
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

func TestThoseThatCountForMostComeFirst(t *testing.T) {
	got := Choose(base(), map[knowledge.PassageID]float64{id("note", 4): 3, id("note", 9): 5, id("memo", 9): 5}, today)
	for i := 1; i < len(got); i++ {
		if got[i].Counts > got[i-1].Counts || got[i].Counts == got[i-1].Counts && got[i].ID < got[i-1].ID {
			t.Errorf("%s comes after %s", got[i].ID, got[i-1].ID)
		}
	}
	if len(got) < 4 {
		t.Errorf("only %d were chosen", len(got))
	}
}
