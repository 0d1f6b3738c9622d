package language

import "testing"

func TestExcepted(t *testing.T) {
	for _, x := range []struct{ sentence, rest, out string }{
		{"No one may use Pigeon except the finance team.", "No one may use Pigeon .", "the finance team"},
		{"Except for interns, everybody may use Pigeon.", "everybody may use Pigeon.", "interns"},
		{"Everyone but temps may use Pigeon.", "Everyone  may use Pigeon.", "temps"},
		{"All staff, excluding trainees, may use Pigeon.", "All staff, , may use Pigeon.", "trainees"},
		{"Unless you are in the design team, you may not use Pigeon.", "you may not use Pigeon.", "in the design team"},
		{"Everybody may use Pigeon, but ask first.", "Everybody may use Pigeon, but ask first.", ""},
	} {
		if rest, out := Excepted(x.sentence); rest != x.rest || out != x.out {
			t.Errorf("Excepted(%q) = %q, %q; want %q, %q", x.sentence, rest, out, x.rest, x.out)
		}
	}
}
