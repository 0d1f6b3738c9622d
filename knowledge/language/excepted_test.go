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

func TestReplaced(t *testing.T) {
	for _, x := range []struct{ sentence, what string }{
		{"This policy replaces version 1 of 3 February 2025.", "version 1 of 3 February 2025"},
		{"It supersedes the previous version of this policy.", "the previous version of this policy"},
		{"This page takes effect on 10 March 2025 and replaces the Pigeon policy of 3 February 2025.", "the Pigeon policy of 3 February 2025"},
		{"These rules replace the rules of 3 February 2025.", "the rules of 3 February 2025"},
		{"This policy does not replace the Pigeon policy of 3 February 2025.", ""},
		{"This policy doesn't replace the Pigeon policy of 3 February 2025.", ""},
		{"Nothing in this page replaces the Pigeon policy of 3 February 2025, which still applies.", ""},
		{"This draft, if adopted, replaces the Pigeon policy of 3 February 2025.", ""},
		{"This policy replaces the Pigeon policy of 3 February 2025 once the board adopts it.", ""},
		{"This policy replaces no earlier version.", ""},
		{"This policy may replace the Pigeon policy of 3 February 2025.", ""},
		{"This policy is meant to replace the Pigeon policy of 3 February 2025.", ""},
		{"This policy will replace version 1.", ""},
		{"Does this policy replace version 1?", ""},
		{"This policy replaces version 1?", ""},
		{"If adopted, this policy replaces version 1.", ""},
		{"Some say this policy replaces version 1.", ""},
		{"Version 3 of Dove replaces version 2 on all laptops.", ""},
	} {
		if what := Replaced(x.sentence); what != x.what {
			t.Errorf("Replaced(%q) = %q; want %q", x.sentence, what, x.what)
		}
	}
}

func TestNamesText(t *testing.T) {
	for _, x := range []struct {
		what, title string
		is          bool
	}{
		{"the previous version of this policy", "Phones", true},
		{"version 1 of 3 February 2025", "Phones", true},
		{"version 1 of the Phones policy", "Phones policy, version 2", true},
		{"the notice on parking", "Chat policy 2", false},
		{"the previous notice on parking", "Chat policy 2", false},
		{"version 2 on all laptops", "Chat policy 2", false},
		{"this policy", "Chat policy 2", false},
	} {
		if only, earlier := NamesText(x.what, x.title); (only && earlier) != x.is {
			t.Errorf("NamesText(%q, %q) = %v, %v", x.what, x.title, only, earlier)
		}
	}
}
