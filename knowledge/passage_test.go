package knowledge

import "testing"

// TestStands holds passages to the days on which they are known to have stood.
func TestStands(t *testing.T) {
	date := func(s string) Date {
		if s == "" {
			return Date{}
		}
		d, err := ParseDate(s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	for _, c := range []struct {
		from, until, date, day string
		stands                 bool
	}{
		{"", "", "", "1999-01-01", true},
		{"", "", "2020-03-04", "2020-03-03", false},
		{"", "", "2020-03-04", "2020-03-04", true},
		{"2020-03-04", "", "2024-01-01", "2020-03-03", false},
		{"2020-03-04", "", "2024-01-01", "2020-03-04", true},
		{"2020-03-04", "2020-06-01", "", "2020-06-01", true},
		{"2020-03-04", "2020-06-01", "", "2020-06-02", false},
		{"..2020-03-04", "", "", "2020-03-03", false}, // it may have
		{"..2020-03-04", "", "", "2020-03-04", true},
		{"2020-03-04", "2020-06-01..2020-06-09", "", "2020-06-01", true},
		{"2020-03-04", "2020-06-01..2020-06-09", "", "2020-06-02", false},
	} {
		p := Passage{From: date(c.from), Until: date(c.until), Date: date(c.date)}
		if got := p.Stands(date(c.day).First); got != c.stands {
			t.Errorf("%+v: stands is %v", c, got)
		}
	}
}
