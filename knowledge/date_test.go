package knowledge

import "testing"

func TestDatesAgree(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"2024-03-04", "2024-03-04", true},
		{"2024-03-04", "2024-03-05", false},
		{"2024-03-04", "2024-03", true},
		{"2024-03-04", "2024-03-04T10:00", true},
		{"2024", "2024-03", true},
		{"..2024-06-01", "2024-03-04", true},
		{"..2024-06-01", "..2024-07-01", true},
		{"2024-03..2024-05", "2024-04..2024-06", false},
		{"2024", "", false},
		{"", "", true},
	} {
		a, b := dateOf(t, c.a), dateOf(t, c.b)
		if a.Agrees(b) != c.want || b.Agrees(a) != c.want {
			t.Errorf("%q and %q: %v, %v, want %v", c.a, c.b, a.Agrees(b), b.Agrees(a), c.want)
		}
	}
}

func dateOf(t *testing.T, text string) (d Date) {
	t.Helper()
	if text == "" {
		return d
	}
	d, err := ParseDate(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}
