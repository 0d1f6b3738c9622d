package language_test

import (
	"testing"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// TestDetect holds texts to the language they are in, and those whose words
// don't tell to none.
func TestDetect(t *testing.T) {
	for text, want := range map[string]language.Tag{
		"did Acme ban Pigeon?":                          "en",
		"why?":                                          "en",
		"was Pigeon banned by Acme?":                    "en",
		"is Pigeon verboten at Acme?":                   "en",
		"did La Poste ban Pigeon?":                      "en",
		"hat Acme Pigeon verboten?":                     "de",
		"warum?":                                        "de",
		"ist Pigeon bei Acme banned?":                   "de",
		"DARF ICH PIGEON AUF DEM DIENSTHANDY BENUTZEN?": "de",
		"Pigeon?":                                       "",
		"Will MIT ban Pigeon?":                          "en",
		"Will MAN ban Pigeon?":                          "en",
		"Will SIE ban Pigeon?":                          "en",
		"Was MAN banned?":                               "en",
		"MIT app policy?":                               "en",
		"Red Hat ban Pigeon?":                           "en",
		"Was Red Hat banned?":                           "en",
		"IM ban?":                                       "en",
		"el Pigeon ban la Acme":                         "en",
		"Red Hat?":                                      "",
		"Hat MIT Pigeon verboten?":                      "de",
		"was Pigeon baned in nov 2022":                  "",
		"Was hat Red Hat verboten?":                     "de",
		"status Pigeon":                                 "",
		"in":                                            "",
		"":                                              "",
		"Est-ce que Pigeon est encore interdit chez Acme ?":    "fr",
		"Pourquoi Acme a-t-elle interdit Pigeon ?":             "fr",
		"¿Puedo usar Pigeon en el teléfono de la empresa?":     "es",
		"Posso usare Pigeon sul telefono che mi ha dato Acme?": "it",
		"Posso usar Pigeon no telefone da empresa?":            "pt",
		"Mag ik Pigeon op mijn werktelefoon gebruiken?":        "nl",
		"Czy mogę używać Pigeon na telefonie do pracy?":        "pl",
		"Får jag använda Pigeon på min jobbtelefon?":           "sv",
		"Acme Pigeon'ı neden yasakladı, hala yasak mı?":        "tr",
		"AcmeはPigeonを禁止しましたか？":                                 "ja",
		"Acme 禁止 Pigeon 了吗？":                                   "zh",
		"Pigeon ban 了吗？":                                       "zh",
		"may I use 微信?":                                        "en",
		"is 钉钉 allowed?":                                       "en",
		"Ist 微信 erlaubt?":                                      "de",
		"Запретила ли Acme приложение Pigeon?":                 "ru",
		"Чи заборонила Acme застосунок Pigeon і чому?":         "uk",
		"هل حظرت Acme تطبيق Pigeon؟":                           "ar",
	} {
		if got := language.Detect(text); got != want {
			t.Errorf("%q is in %q, taken for %q", text, want, got)
		}
	}
}

// TestDetectNames holds that names on record tell nothing of the language, however
// they are written.
func TestDetectNames(t *testing.T) {
	entity := func(id knowledge.EntityID, k knowledge.Kind, name string) *knowledge.Entity {
		return &knowledge.Entity{ID: id, Kind: k, Names: []knowledge.Name{{Text: name}}}
	}
	lex := language.NewLexicon(knowledge.NewBase(knowledge.Settings{}, []*knowledge.Entity{
		entity("mit", knowledge.Company, "MIT"), entity("red-hat", knowledge.Company, "Red Hat"), entity("pigeon", knowledge.App, "Pigeon"),
	}, nil, nil, nil, nil))
	for text, want := range map[string]language.Tag{
		"MIT?":                                "",
		"red hat?":                            "",
		"was red hat banned?":                 "en",
		"WILL MIT BAN PIGEON?":                "en",
		"hat red hat pigeon verboten?":        "de",
		"darf man Pigeon mit Red Hat nutzen?": "de",
	} {
		if got := lex.Detect(text); got != want {
			t.Errorf("%q is in %q, taken for %q", text, want, got)
		}
	}
}

// TestUnread holds that everybody is told something whose language is known by
// its words, but isn't read.
func TestUnread(t *testing.T) {
	for text, want := range map[string]language.Tag{"Pourquoi est-ce que Pigeon est interdit ?": "fr", "Pigeonは禁止ですか？": "ja"} {
		told, ok := language.Unread(want)
		if got := language.Detect(text); got != want || !ok || language.Detect(told) != want {
			t.Errorf("%q: taken for %q, told %q, which is in %q", text, got, told, language.Detect(told))
		}
	}
}
