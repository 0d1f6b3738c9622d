package acts

import (
	"slices"

	"policybot/knowledge"
	"policybot/knowledge/extract/ground"
	"policybot/knowledge/language"
)

// exemptNamed makes of what a document of home's own lets people use an exemption from the ban
// that it tells of the others of its class: "Pigeon may be used. All other AI tools are banned."
// Where the document names ones of the class of which nothing sure is read, it is in doubt which
// the others are.
func (r *reconciler) exemptNamed(list []*knowledge.Reading) {
	for _, ban := range list {
		if ban.Event == nil || ban.Event.Do != knowledge.Ban || !ban.Sure() || !r.ofOwn(ban) || !r.onOthers(ban) {
			continue
		}
		told := map[knowledge.EntityID]bool{}
		for _, x := range list {
			if x != ban && x.Event != nil && x.Sure() && r.sameDocument(x, ban) && r.letBeside(x.Event, ban.Event) {
				for _, app := range x.Event.Apps {
					told[app] = true
				}
			}
		}
		for _, app := range r.namedIn(r.Base.Passage(ban.Passage).Source) {
			if !told[app] && !slices.Contains(ban.Event.Apps, app) && r.onAll(ban.Event, []knowledge.EntityID{app}) {
				ban.Doubts = ground.AppendNew(ban.Doubts, "which others it is on")
			}
		}
	}
}

// letBeside tells that the rule is on ones of the class that the ban is on, and makes of a permission
// an exemption from that. It does so for what is told as of the same day alone.
func (r *reconciler) letBeside(e, ban *knowledge.Event) bool {
	if !e.Do.Rule() || e.By != ban.By || !r.onAll(ban, e.Apps) || !ban.Announced.Overlaps(e.Announced) || over(ban, e) {
		return false
	}
	if e.Do != knowledge.Ban {
		e.Do, e.Order, e.Names = knowledge.Exempt, max(e.Order, ban.Order+1), []knowledge.EventID{ban.ID}
		e.Text = r.sentenceOf(e)
	}
	return true
}

// onOthers tells that the ban is told of a class by words for the others of it: "all other AI tools".
func (r *reconciler) onOthers(ban *knowledge.Reading) bool {
	read := r.Lexicon.Read(ban.Words, ban.Event.Announced.Last)
	phrases := language.Phrases(read.Tokens)
	return slices.ContainsFunc(read.Mentions, func(m language.Mention) bool {
		return slices.ContainsFunc(m.Entities, func(id knowledge.EntityID) bool { return slices.Contains(ban.Event.Apps, id) }) &&
			slices.ContainsFunc(phrases, func(p language.PhraseAt) bool { return p.List == "other-apps" && p.To == m.From })
	})
}

// sameDocument tells that both stand in one document.
func (r *reconciler) sameDocument(a, b *knowledge.Reading) bool {
	p, q := r.Base.Passage(a.Passage), r.Base.Passage(b.Passage)
	return p != nil && q != nil && p.Source == q.Source
}

// namedIn are the apps that the document names.
func (r *reconciler) namedIn(source knowledge.SourceID) (apps []knowledge.EntityID) {
	for _, id := range r.Base.PassagesOf(source) {
		for _, app := range ground.Apps(r.Base, r.Lexicon.Mentions(r.Base.Passage(id).Text)) {
			apps = ground.AppendNew(apps, app)
		}
	}
	return apps
}
