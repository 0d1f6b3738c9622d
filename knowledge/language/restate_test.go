package language

import "testing"

func TestRestate(t *testing.T) {
	for _, c := range []struct{ question, answer, want string }{
		{"Can I use Pigeon?", "No.", "You can not use Pigeon."},
		{"May I use Pigeon on my own phone?", "Yes, since May.", "You may use Pigeon on your own phone, since May."},
		{"Does the ban of Pigeon extend to my private phone?", "No, it does not.", "The ban of Pigeon does not extend to your private phone."},
		{"Is Pigeon all right for drafts?", "Yes, but only with approval.", "Pigeon is all right for drafts, but only with approval."},
		{"Who can use Pigeon?", "At the moment the pilots and the deck crew.", "At the moment only the pilots and the deck crew can use Pigeon."},
		{"Who's got Pigeon?", "Everybody.", "Everybody may use Pigeon."},
		{"Why can't I use Pigeon?", "Because it reads along.", "You can not use Pigeon."},
		{"Pigeon?", "Sorry, no.", "You may not use Pigeon."},
		{"And Pigeon?", "Deck crew only.", "Only Deck crew may use Pigeon."},
		{"Can I read Pigeon at home?", "In the browser, yes.", "You can read Pigeon at home, in the browser."},
		{"Can I have Pigeon on a phone?", "Yes, provided that it has a lock.", "You can have Pigeon on a phone, provided that it has a lock."},
		{"Can we have Pigeon on tablets?", "Only with a lock.", "You can have Pigeon on tablets, only with a lock."},
		{"Can we have Pigeon?", "Only Marketing.", ""},
		{"Was Pigeon ever banned?", "It was, from 1 April to 30 June.", "Pigeon was banned, from 1 April to 30 June."},
		{"Is Pigeon banned?", "It was until 4 June.", "Pigeon was banned, until 4 June."},
		{"I've heard Pigeon is banned for interns?", "It isn't.", "Pigeon is not banned for interns."},
		{"Is Pigeon allowed?", "Not since 4 March 2026.", "Pigeon is not allowed, since 4 March 2026."},
		{"What about Pigeon or Dove?", "Neither may be used for work.", "Pigeon and Dove may not be used for work."},
		{"And what about Pigeon?", "It was retired in May.", "Pigeon was retired in May."},
		{"Are we allowed to use Pigeon?", "Yes.", "You are allowed to use Pigeon."},
		{"What about the pigeons?", "They may stay.", ""},
		{"What about Pigeon?", "It depends.", ""},
		{"Was Pigeon banned?", "It was discussed, but never banned.", ""},
		{"Is Pigeon allowed?", "Not for everybody.", ""},
		{"Who was it?", "It was, for all I know, the mate.", ""},
		{"Can I use Pigeon?", "Yes, Heron is permitted.", ""},
		{"Can I use Pigeon?", "No need to ask.", ""},
		{"Can I use Pigeon?", "No. 12 of the house rules says who may.", ""},
		{"Who can use Pigeon?", "Ask the mate, he is the one who knows.", ""},
		{"How do I get Pigeon?", "Ask.", ""},
		{"Can été keep Pigeon?", "No.", "Été can not keep Pigeon."},
		{"?", "No.", ""},
		{"Is?", "", ""},
	} {
		if got := Restate(c.question, c.answer); got != c.want {
			t.Errorf("Restate(%q, %q) = %q, want %q", c.question, c.answer, got, c.want)
		}
	}
}

// FuzzRestate tells that whatever stands in a document, a question and an answer are
// restated or left, as the same each time.
func FuzzRestate(f *testing.F) {
	f.Add("Can I use Pigeon?", "Yes, but only at home.")
	f.Add("Who's got it?", "At the moment only the crew.")
	f.Add("Why isn't it allowed?", "Because.")
	f.Fuzz(func(t *testing.T, question, answer string) {
		if a, b := Restate(question, answer), Restate(question, answer); a != b {
			t.Errorf("%q and then %q", a, b)
		}
	})
}
