package language

import (
	"fmt"
	"strings"
	"testing"

	"policybot/knowledge"
)

func TestCitations(t *testing.T) {
	for _, x := range []struct{ sentence, want string }{
		{"Clauses 4.2 and 4.3 of Circular 07/2026 are deleted.", "clauses 4.2, clauses 4.3, circular 7/2026"},
		{"PO 25-02, Sec. 1(b), is repealed.", "po 25/2, sec 1(b)"},
		{"Circular No. 12 is withdrawn.", "circular 12"},
		{"The 12 managers asked 3 questions.", ""},
		{"In 2026 nothing changed.", ""},
		{"Annex A and this order 7 apply.", "annex a, order 7"},
		{"The purchase order 12 was cancelled.", ""},
	} {
		var got []string
		for _, c := range Citations(x.sentence) {
			got = append(got, c.Kind+" "+c.No)
		}
		if s := strings.Join(got, ", "); s != x.want {
			t.Errorf("Citations(%q) = %s; want %s", x.sentence, s, x.want)
		}
	}
}

func TestNumberOf(t *testing.T) {
	for _, x := range []struct{ text, want string }{
		{"4.2 Pigeon may be used.", "4.2"},
		{"Sec. 3. Chat", "3"},
		{"3. Files", "3"},
		{"§ 7 Phones", "7"},
		{"2 of us may use Pigeon.", ""},
		{"Pigeon 3 is banned.", ""},
	} {
		if no, _ := NumberOf(x.text); no != x.want {
			t.Errorf("NumberOf(%q) = %q; want %q", x.text, no, x.want)
		}
	}
}

func TestAmendmentOf(t *testing.T) {
	day := knowledge.NewDay(2026, 5, 4)
	for _, x := range []struct{ sentence, want string }{
		{"Circular 12 is withdrawn with effect from 1 June 2026.", "1 [circular 12] 2026-06-01"},
		{"Paragraph 2 of Circular 7 is deleted.", "1 [paragraph 2 circular 7]"},
		{"In Circular 7, paragraph 2 is deleted.", "1 [circular 7 paragraph 2]"},
		{"This circular repeals Circulars 3 and 4.", "1 [circular 3 circular 4]"},
		{"The board decided to withdraw Circular 9.", "1 [circular 9]"},
		{"Clause 2 no longer applies to drivers.", "2 [clause 2] for drivers"},
		{"Circular 5 is extended until 31 December 2026.", "3 [circular 5] until 2026-12-31"},
		{"Circular 5 remains in force until 31 December 2026.", "3 [circular 5] until 2026-12-31"},
		{`In section 3, replace "Dove" by "Pigeon".`, "4 [section 3] Dove/Pigeon"},
		{`In section 3 the words "and Dove" are deleted.`, "4 [section 3] and Dove/"},
		{"As far as Pigeon is concerned, section 4 of the handbook is replaced with effect from 1 June 2026 by the following rule.", "1 [section 4] 2026-06-01 about Pigeon"},
		{"Section 4 is repealed in respect of Pigeon.", "1 [section 4] about Pigeon"},
		{"As far as we know, section 4 is repealed.", ""},
		{"Circular 6 is withdrawn if the auditors agree.", "1 [circular 6] unsure"},
		{"Circular 6 is suspended until further notice.", "1 [circular 6] unsure"},
		{"Circular 6 shall cease to apply on 1 June 2026.", "1 [circular 6] 2026-06-01"},
		{"§ 2 of Order 11 is extended to 31 December 2027.", "3 [§ 2 order 11] until 2027-12-31"},
		{"Decided: Circular 6 is withdrawn.", "1 [circular 6]"},
		{"The board agreed that Circular 6 is withdrawn.", "1 [circular 6]"},
		{"Circular 6 is withdrawn with immediate effect.", "1 [circular 6]"},
		{"Circular 6 is withdrawn and replaced by this circular.", "1 [circular 6]"},
		{"An annex to Circular 6 is deleted.", "1 [circular 6] unsure"},
		{"The fine in Circular 6 is abolished.", "1 [circular 6] unsure"},
		{"The copy of Circular 6 on the board is removed.", "1 [circular 6] unsure"},
		{"Your access under Circular 6 was revoked.", "1 [circular 6] unsure"},
		{"Please note that Circular 6 is withdrawn.", "1 [circular 6] unsure"},
		{"In 2019 Circular 6 was withdrawn and then issued again.", "1 [circular 6] unsure"},
		{"Under the 2030 plan, Circular 6 is withdrawn.", "1 [circular 6] unsure"},
		{"Circular 6 is withdrawn only for the sales team.", "1 [circular 6] unsure"},
		{"Contrary to reports, Circular 6 is withdrawn at Globex only.", "1 [circular 6] unsure"},
		{"Resolution 5: Circular 6 is withdrawn.", "1 [circular 6 resolution 5] unsure"},
		{"Paragraph 2 of Circular 6: in view of the delay the date of 30 June is replaced by 30 September.", "1 [paragraph 2 circular 6] unsure"},
		{"The rumour that Circular 6 is withdrawn is false.", ""},
		{"We are often told that Circular 6 has been withdrawn.", ""},
		{"Until Circular 6 is withdrawn, ask IT.", ""},
		{"Circular 6 is not withdrawn.", ""},
		{"Circular 6 should be withdrawn.", ""},
		{"It was proposed that Circular 6 is withdrawn.", ""},
		{"The board wants to withdraw Circular 6.", ""},
		{"Was Circular 6 withdrawn?", ""},
		{"I heard that Circular 6 is withdrawn.", ""},
	} {
		got := ""
		if a := AmendmentOf(x.sentence, day); a != nil {
			var cites []string
			for _, c := range a.Cites {
				cites = append(cites, singular(c.Kind)+" "+c.No)
			}
			got = fmt.Sprintf("%d %v", a.Does, cites)
			if !a.When.IsZero() {
				got += " " + a.When.String()
			}
			if a.Whom[1] > 0 {
				got += " for " + x.sentence[a.Whom[0]:a.Whom[1]]
			}
			if a.About[1] > 0 {
				got += " about " + x.sentence[a.About[0]:a.About[1]]
			}
			if !a.Until.IsZero() {
				got += " until " + a.Until.String()
			}
			if a.Does == ExchangesWords {
				got += " " + a.Old + "/" + a.New
			}
			if a.Unsure {
				got += " unsure"
			}
		}
		if got != x.want {
			t.Errorf("AmendmentOf(%q) = %s; want %s", x.sentence, got, x.want)
		}
	}
}

func TestLiftedBy(t *testing.T) {
	day := knowledge.NewDay(2026, 5, 4)
	for _, x := range []struct {
		sentence, of, since string
		surely              bool
	}{
		{"The block of 1 April was lifted this morning.", "2026-04-01", "2026-05-04", true},
		{"The ban of 1 April 2026 is lifted as of 3 May 2026.", "2026-04-01", "2026-05-03", true},
		{"The block of 1 April was lifted for one hour by mistake.", "2026-04-01", "", false},
		{"People claim that the block of 1 April was lifted.", "", "", false},
		{"The block of 1 April was not lifted.", "", "", false},
		{"The block of 1 April should be lifted.", "", "", false},
		{"The block on Pigeon was lifted on 1 April.", "", "", false},
	} {
		of, since, surely := LiftedBy(x.sentence, day)
		if s := func(d knowledge.Date) string {
			if d.IsZero() {
				return ""
			}
			return d.String()
		}; s(of) != x.of || s(since) != x.since || surely != x.surely {
			t.Errorf("LiftedBy(%q) = %v, %v, %v", x.sentence, of, since, surely)
		}
	}
}

func TestEffectiveFrom(t *testing.T) {
	day := knowledge.NewDay(2026, 5, 4)
	for _, x := range []struct {
		sentence string
		want     knowledge.Day
	}{
		{"In force from 1 July 2026.", knowledge.NewDay(2026, 7, 1)},
		{"This order takes effect on 1 July 2026.", knowledge.NewDay(2026, 7, 1)},
		{"Effective March 1, 2026.", knowledge.NewDay(2026, 3, 1)},
		{"Pigeon takes effect on 1 July 2026.", 0},
		{"In force from 2026.", 0},
	} {
		if got := EffectiveFrom(x.sentence, day); got.First != x.want {
			t.Errorf("EffectiveFrom(%q) = %v", x.sentence, got)
		}
	}
}

func TestNotDecided(t *testing.T) {
	for text, want := range map[string]bool{"Lost, 2 to 5.": true, "The motion was rejected.": true, "Deferred.": true, "Carried.": false, "Two people spoke.": false} {
		if got := Fails(text); got != want {
			t.Errorf("Fails(%q) = %v", text, got)
		}
	}
}
