package document

import "testing"

func TestNumbersAreShownAsTheirFormatsSay(t *testing.T) {
	for _, x := range []struct {
		code string
		v    float64
		want string
	}{
		{"[$-F400]h:mm:ss AM/PM", 0.75, "18:00"},
		{"h:mm a/p", 0.5, "12:00"},
		{"d/m/yyyy h:mm AM/PM", 46000.75, "2025-12-09 18:00"},
		{"mm:ss", 0.5, "12:00"},
		{"yyyy-mm", 46000, "2025-12"},
		{"General", 30, "30"},
		{`General" days"`, 30, "30 days"},
		{`"over "General`, 2.5, "over 2.5"},
		{"[=1]\"yes\";General", 2, "2"},
		{"#,##0.00", 1234.5, "1,234.50"},
	} {
		if got := readNumberFormat(x.code).show(x.v, false); got != x.want {
			t.Errorf("%v in the format %s is shown as %q, want %q", x.v, x.code, got, x.want)
		}
	}
}
