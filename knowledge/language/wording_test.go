package language_test

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"policybot/knowledge/language"
)

// TestInEnglish holds sentences in German to their English wording: the verb
// stands before what is done to, names stay as they are.
func TestInEnglish(t *testing.T) {
	l := lexicon()
	for text, want := range map[string]string{
		"Hat Acme PigeonPost verboten?":                                        "did Acme ban PigeonPost?",
		"hat acme pigenpost vebroten":                                          "did acme ban pigenpost",
		"Wurde PigeonPost von Acme wieder erlaubt?":                            "was PigeonPost allowed by Acme again?",
		"Nimmt Acme das Verbot zurück?":                                        "does Acme take back the ban?",
		"Wurde das Verbot rückgängig gemacht?":                                 "was the ban reversed?",
		"Ist Zap bei Acme noch nicht erlaubt?":                                 "is Zap not yet allowed at Acme?",
		"Weißt du, ob Acme Zap verbieten will?":                                "do you know whether Acme will ban Zap?",
		"Ist Zap bei Acme verboten worden?":                                    "has Zap been banned at Acme?",
		"Darf Zap auf Diensthandys benutzt werden?":                            "may Zap be used on company phone?",
		"Hat Acme vor, Zap zu verbieten?":                                      "does Acme plan to ban Zap?",
		"Acme hat Zap verboten, oder?":                                         "Acme banned Zap, no?",
		"Zap hat Acme verboten?":                                               "Acme banned Zap?",
		"Gibt's ein Zap-Verbot bei Acme?":                                      "is there a Zap ban at Acme?",
		"Acmes Zap-Verbot gilt seit dem 1.3.2024, richtig?":                    "Acme's Zap ban applies since the 1 March 2024, right?",
		"Hat Acme Zap vor drei Wochen verboten?":                               "did Acme ban Zap three weeks ago?",
		"Zwischen dem 3. und 5. Mai 2024 war Zap verboten":                     "Zap was banned between the 3 and 5 May 2024",
		"Duerfen Aushilfen auf Firmenrechnern Zap oeffnen?":                    "may temporary staff open Zap on company computer?",
		"Wurde das E-Mail-Verbot der Firma aufgehoben?":                        "was the email ban of the company lifted?",
		"Hat Acme Zap für Azubis, Fahrer und Praktikanten auf Handys gesperrt": "did Acme ban Zap for interns, drivers and interns on phone",
		"was is mit Zap":                                                       "what about Zap",
	} {
		if got := l.InEnglish(text, language.German).Text; got != want {
			t.Errorf("%q:\n got %q\nwant %q", text, got, want)
		}
	}
	if got := l.InEnglish("hat Acme Zap verboten?", language.English).Text; got != "hat Acme Zap verboten?" {
		t.Errorf("a text in English became %q", got)
	}
}

// TestSaid holds English words to those that were said.
func TestSaid(t *testing.T) {
	w := lexicon().InEnglish("Hat die Bank PigeonPost in der Kantine verboten?", language.German)
	for english, want := range map[string]string{"the bank": "die Bank", "canteen": "Kantine", "PigeonPost": "PigeonPost", "ban PigeonPost": "ban PigeonPost", "nothing": "nothing"} {
		if got := w.Said(english); got != want {
			t.Errorf("%q in %q was said as %q, not %q", english, w.Text, got, want)
		}
	}
}

// FuzzInEnglish holds any text to a wording that loses no name.
func FuzzInEnglish(f *testing.F) {
	for _, s := range []string{"Hat Acme Zap verboten?", "oder?", "zu", "am 10.", "der der der", "vor 3", "ist's", "-", "was, wenn", "hat vor", "die, die Zap haben", "Acmes Zap 4.1 und, oder"} {
		f.Add(s)
	}
	l := lexicon()
	f.Fuzz(func(t *testing.T, text string) {
		w := l.InEnglish(text, language.German)
		if utf8.ValidString(text) && !utf8.ValidString(w.Text) {
			t.Errorf("%q became %q", text, w.Text)
		}
		if named := strings.Contains(text, " Acme "); named && len(text) < 100 && !strings.Contains(w.Text, "Acme") {
			t.Errorf("%q became %q: a name is gone", text, w.Text)
		}
		w.Said("Acme Zap")
	})
}

// TestAnyOrder holds words in any order to a wording that loses no name.
func TestAnyOrder(t *testing.T) {
	words := strings.Fields(`hat haben ist sind war wurde wird werden darf kann muss soll will Acme Zap PigeonPost Acmes die der das den dem des ein
		eine kein welche welchen wer was wann warum wie viele lange seit bis vor nach zu zum am im in bei auf für von mit ohne als um und oder aber ob dass
		wenn weil bevor nicht noch mehr nie schon nur auch wieder verboten verbieten verbietet verbot erlaubt erlauben aufgehoben hebt auf zurück nimmt
		nehmen genommen worden sein ausnehmen angekündigt aufzuheben zitiere vergleiche zähle nenne gibt es ich wir man mir sich das? , , ? . - Verbot Firma
		Diensthandy Apps Regel Juli 10. 2020 drei Tagen letzten Monat 3.4.2020 4.1 privaten verbotenen größer in Kraft tritt vorhaben hat's Kantine Xyzzy`)
	l := lexicon()
	r := rand.New(rand.NewPCG(1, 2))
	for range 20_000 {
		var said []string
		for range 1 + r.IntN(12) {
			said = append(said, words[r.IntN(len(words))])
		}
		text := strings.Join(said, " ")
		w := l.InEnglish(text, language.German)
		for _, name := range []string{"Zap", "PigeonPost", "Xyzzy"} {
			if got, want := strings.Count(w.Text, name), strings.Count(text, name); got != want {
				t.Fatalf("%q became %q: %s stands there %d times", text, w.Text, name, got)
			}
		}
	}
}
