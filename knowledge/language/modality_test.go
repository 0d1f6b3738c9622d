package language

import "testing"

func TestModalityOf(t *testing.T) {
	for sentence, want := range map[string]Modality{
		"You can host a call with anyone.":                               Permitted,
		"We may share boards with partners.":                             Permitted,
		"The button can be used by all staff.":                           Permitted,
		"The app can record calls.":                                      "",
		"Owls are okay to use and don't require approval.":               Permitted,
		"Approved owls can dramatically increase what it does.":          "",
		"Owls are okay to use.":                                          Permitted,
		"Do not use the import button.":                                  Forbidden,
		"Please don't put secrets into it.":                              Forbidden,
		"Owl is not currently approved for use.":                         Forbidden,
		"You can't send mail from it.":                                   Forbidden,
		"No add-ons for Owl have been approved.":                         Forbidden,
		"You must not use it unless the office approves.":                Conditional,
		"To use it, please fill out the form.":                           Conditional,
		"Only Owl for Offices may be used.":                              Conditional,
		"We do not have a desk there.":                                   "",
		"You may have to ask your team.":                                 "",
		"May I use it?":                                                  "",
		"Owl was founded in 2011.":                                       "",
		"You need to first request it.":                                  Conditional,
		"We strongly advise a passphrase, and never share your password": Forbidden,
	} {
		if got, _ := ModalityOf(sentence); got != want {
			t.Errorf("%q is %q, want %q", sentence, got, want)
		}
	}
}

func TestModalityGoverns(t *testing.T) {
	for sentence, want := range map[string]string{
		"You can host a call with anyone.":    "host",
		"Staff may not openly share boards.":  "share",
		"Please don't use the import button.": "use",
		"Owls are okay to use.":               "use",
		"Owls are approved for offices.":      "",
		"Owl is available to all staff.":      "",
	} {
		if _, got := ModalityOf(sentence); got != want {
			t.Errorf("%q governs %q, want %q", sentence, got, want)
		}
	}
}
