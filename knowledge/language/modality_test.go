package language

import (
	"strings"
	"testing"
)

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
		"Our bank no longer accepts payments made with Owl.":             "",
		"Owl is no longer okay for orders.":                              Forbidden,
		"Owl is not acceptable for orders.":                              Forbidden,
		"You may use it, and no longer need to ask.":                     Permitted,
		"APPROVED: all practices may use Owl from June.":                 Permitted,
		"Every ward may use Owl.":                                        Permitted,
		"Not all wards may use Owl.":                                     "",
		"All reports may show an owl.":                                   "",
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

// What is only supposed, said of something else or needed is told apart from what
// people may do.
func TestModalityIsOfWhatIsSaid(t *testing.T) {
	for sentence, want := range map[string]Modality{
		"See if you can share the board.":                          "",
		"If you cannot log in, ask the desk.":                      Obliged,
		"If you're unsure whether it will require approval, ask.":  "",
		"Owl has a guide that you can use to learn.":               "",
		"Note that you can share the board.":                       Permitted,
		"Boards are set to view only and cannot be shared.":        Forbidden,
		"You may not share boards, only their names.":              Conditional,
		"Owl can only be used if the desk agrees.":                 Conditional,
		"Choose who sees it (only me or everyone).":                "",
		"You can request a seat.":                                  Conditional,
		"You aren't able to delete a message.":                     Forbidden,
		"All calls require a passcode.":                            Obliged,
		"A passcode is no longer required.":                        "",
		"You must use your work address.":                          Obliged,
		"Each plug-in must undergo review.":                        Conditional,
		"You do not need approval to create boards.":               Permitted,
		"You can use Owl only if it has been cleared by the desk.": Conditional,
	} {
		if got, _ := ModalityOf(sentence); got != want {
			t.Errorf("%q is %q, want %q", sentence, got, want)
		}
	}
}

// What is denied, wished, weighed, supposed or told to be untrue rules nothing.
func TestModalityIsOfWhatIsSo(t *testing.T) {
	for sentence, want := range map[string]Modality{
		"Owl has not been banned.":                                 "",
		"Owl hasn't yet been officially prohibited.":               "",
		"Owl is not going to be banned.":                           "",
		"Nobody has decided to ban Owl.":                           "",
		"There are no plans to ban Owl.":                           "",
		"Owl was to be banned in May, but this did not happen.":    "",
		"Owl should be banned, said the steward.":                  "",
		"Had it happened again, we would have forbidden Owl.":      "",
		"We are thinking about banning Owl.":                       "",
		"The council has asked us to ban Owl.":                     "",
		"Owl was nearly banned.":                                   "",
		"We never said that Owl may not be used.":                  "",
		"It is a myth that Owl is forbidden.":                      "",
		"This doesn't mean that you may use Owl.":                  "",
		"Owl should be allowed for everybody, the stewards think.": "",
		"Nobody needs to remove Owl.":                              "",
		"We never banned Owl.":                                     "",
		"Owl was never banned.":                                    "",
		"Never share customer data in Owl.":                        Forbidden,
		"It may never be used.":                                    Forbidden,
		"Owl is banned.":                                           Forbidden,
		"Owl has been banned since May.":                           Forbidden,
		"We have banned Owl.":                                      Forbidden,
		"Anything that isn't on the list is banned.":               Forbidden,
		"Apps which have not been reviewed are prohibited.":        Forbidden,
		"Everybody wants to use Owl but it is forbidden.":          Forbidden,
		"We would like to remind you that Owl is banned.":          Forbidden,
		"Please don't forget that Owl is banned.":                  Forbidden,
		"Note that Owl may not be used.":                           Forbidden,
		"Owl should not be used for contracts.":                    Forbidden,
		"Nobody may use Owl.":                                      Forbidden,
		"Engineers no longer need approval for Owl.":               Permitted,
		"Owl no longer requires consent.":                          Permitted,
	} {
		if got, _ := ModalityOf(sentence); got != want {
			t.Errorf("%q is %q, want %q", sentence, got, want)
		}
	}
}

func TestNeedless(t *testing.T) {
	for sentence, want := range map[string][2]bool{ // needless, obliging
		"You do not need approval to create boards.": {true, false},
		"Pigeon plugins need no approval.":           {true, false},
		"Engineers no longer need approval for Owl.": {true, false},
		"A passcode is no longer required.":          {true, false},
		"You no longer have to ask before you call.": {true, false},
		"All calls require a passcode.":              {false, true},
		"If it requires a passcode, ask the desk.":   {false, true}, // to ask
		"If it requires a passcode, the desk knows.": {false, false},
		"You may share boards.":                      {false, false},
	} {
		if got := [2]bool{Needless(sentence), Obliges(sentence)}; got != want {
			t.Errorf("%q: %v, want %v", sentence, got, want)
		}
	}
}

func TestObjectOf(t *testing.T) {
	for sentence, want := range map[string]string{
		"Do not use a nickname for calls.":       "nicknam",
		"You can use Owl Cloud only if cleared.": "owl cloud",
		"Owls are okay to use and need nothing.": "",
		"You may share the map of a harbour.":    "map harbour",
	} {
		_, verb := ModalityOf(sentence)
		if got := strings.Join(ObjectOf(sentence, verb), " "); got != want {
			t.Errorf("%q: %q, want %q", sentence, got, want)
		}
	}
}
