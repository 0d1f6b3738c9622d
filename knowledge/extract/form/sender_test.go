package form

import (
	"testing"

	"policybot/knowledge"
)

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

func TestOfHome(t *testing.T) {
	home := &knowledge.Entity{Names: []knowledge.Name{{Text: "Acme"}, {Text: "Acme Stores Group"}}}
	for publisher, want := range map[string]bool{
		"Acme IT": true, "ACME Human Resources": true, "Acme Stores Group Legal": true, "Acme IT Security Team": true,
		"Acme": false, "Acme Bank": false, "Acme Airlines": false, "Acme Ltd.": false, "Acme Foundation": false, "Acme France": false, "Acmeplan IT": false, "IT of Acme": false, "Globex IT": false,
	} {
		if got := OfHome(home, publisher); got != want {
			t.Errorf("OfHome(%q) = %v", publisher, got)
		}
	}
}

func TestIsHost(t *testing.T) {
	home := &knowledge.Entity{Names: []knowledge.Name{{Text: "Larch Bay Port Authority"}, {Text: "LBPA"}}}
	for host, want := range map[string]bool{
		"larchbayport.example": true, "mail.larch-bay.example": true, "larch.example": true, "lbpa.example": true, "larchbayportauthority.example": true,
		"larchbayports.example": false, "bayport.example": false, "larch-bay-support.example": false, "port.example": false, "": false,
	} {
		if got := IsHost(home, host); got != want {
			t.Errorf("IsHost(%q) = %v", host, got)
		}
	}
}
