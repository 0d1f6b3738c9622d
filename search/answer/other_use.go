package answer

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/language"
	"policybot/search/answer/assess"
	"policybot/search/answer/stem"
	"policybot/search/answer/verdict"
	"policybot/search/question"
)

// ofOtherUse tells what is on record where all that bans an app bans it for some data or purpose
// only, and whoever asks whether they may use it says for what, in words that none of the rules
// has: that an app is banned for swapping shifts doesn't say that nobody may book leave with it.
func (w *writer) ofOtherUse(all []assess.Assessment) (verdict.Verdict, bool) {
	words := w.usedFor()
	where, _ := w.Q.Lacks(question.ScopeRole)
	if len(words) == 0 && where == "" || w.Q.Intent != question.May && !w.Q.ForUse || w.Q.All || len(w.Q.Where[knowledge.Data])+len(w.Q.Where[knowledge.Purpose]) > 0 {
		return "", false
	}
	var rules []*knowledge.Event
	for _, a := range all {
		if a.Verdict != verdict.No {
			return "", false
		}
		rules = verdict.AddEvents(rules, verdict.Rules(a.Region.Hit)...)
	}
	for _, e := range rules {
		stems := w.Told[string(e.ID)].Stems
		if !w.ForSomeUse(e) || slices.ContainsFunc(words, func(x question.Word) bool { return stems[x.Stem] || stem.Related(stems, []string{x.Stem}) }) {
			return "", false
		}
	}
	if len(rules) == 0 {
		return "", false
	}
	said := strings.Fields(where)
	for _, x := range words {
		said = append(said, w.Q.Said(x.Text))
	}
	w.say("lacking.beyond", "what", strings.Join(said, " "))
	for _, e := range rules {
		w.add(w.telling(e))
		w.after(e)
	}
	return verdict.Unknown, true
}

// ofUnvetted tells what is on record where it is asked whether something may be used that isn't
// approved, and all that is on record is that it may be: "may I use themes that aren't approved".
func (w *writer) ofUnvetted(all []assess.Assessment) (verdict.Verdict, bool) {
	if _, not := language.Vetted(w.Q.Wording); !not || !w.Q.AsksPermission() || slices.ContainsFunc(all, func(a assess.Assessment) bool { return a.Verdict != verdict.Yes }) {
		return "", false
	}
	w.say("lacking.as-asked")
	w.nearest(all[0].Actor, []knowledge.EntityID{all[0].App})
	return verdict.Unknown, true
}

// usedFor are the words of the question that no slot explains, and that say more than that an app
// would be used.
func (w *writer) usedFor() []question.Word {
	return slices.DeleteFunc(slices.Clone(w.Q.Words), func(x question.Word) bool {
		return x.Used || x.Uses || language.Light(x.Text) || language.Passing(x.Text) || language.SmallTalk(x.Text) || language.Says("framing", x.Stem)
	})
}
