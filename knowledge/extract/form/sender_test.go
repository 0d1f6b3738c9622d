package form

import "testing"

func TestSender(t *testing.T) {
	for publisher, want := range map[string][2]string{
		"Ada Vale, Acme.example":         {"Ada Vale", "acme.example"},
		"Vale, Ada (CISO), acme.example": {"Vale, Ada (CISO)", "acme.example"},
		"Acme, Office":                   {"Acme, Office", ""},
		"Acme":                           {"Acme", ""},
	} {
		if name, host := Sender(publisher); name != want[0] || host != want[1] {
			t.Errorf("Sender(%q) = %q, %q, want %q", publisher, name, host, want)
		}
	}
}
