package language

import "testing"

func TestLeavesOpenWhich(t *testing.T) {
	for _, c := range []struct {
		question, text string
		want           bool
	}{
		{"which harbours are on the list?", "No ship sails to a harbour on the list.", true},
		{"which harbours are on the list?", "The harbours on the list are Tarn and Kell.", false},
		{"which harbours are on the list?", "Tarn is on the list.", false},
		{"what is on the list?", "No ship sails to a harbour on the list.", false},
	} {
		if got := LeavesOpenWhich(c.question, c.text); got != c.want {
			t.Errorf("LeavesOpenWhich(%q, %q) = %v", c.question, c.text, got)
		}
	}
}
