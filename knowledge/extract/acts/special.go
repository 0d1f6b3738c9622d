package acts

import (
	"slices"
	"strings"
	"sync"

	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/extract/ground"
)

// exemptSpecial makes of a permission for some, or for a case, an exemption from the ban
// that the same document of home's own tells before it, as of the same day: whoever
// writes "Pigeon is banned; the payments team may use it" lets that team use it. Both
// must be sure.
func (r *reconciler) exemptSpecial(list []*knowledge.Reading) {
	bans := map[knowledge.EntityID][]*knowledge.Reading{}
	for _, x := range list {
		if x.Event != nil && x.Event.Do == knowledge.Ban && x.Sure() && r.ofOwn(x) && !undone(x.Event, list) {
			for _, app := range x.Event.Apps {
				bans[app] = append(bans[app], x)
			}
		}
	}
	for _, x := range list {
		e := x.Event
		if e == nil || e.Do != knowledge.Allow && e.Do != knowledge.Restrict || len(e.Scope.Terms) == 0 || !x.Sure() {
			continue
		}
		for _, ban := range bans[e.Apps[0]] {
			if ban.Event.By == e.By && ban.Event.Announced.Overlaps(e.Announced) && !over(ban.Event, e) && r.readBefore(ban, x) && onEach(ban.Event, e.Apps) && r.moreSpecial(e, ban.Event) {
				e.Do, e.Order = knowledge.Exempt, max(e.Order, ban.Event.Order+1)
				e.Names = ground.AppendNew(e.Names, ban.Event.ID)
			}
		}
		if e.Do == knowledge.Exempt {
			e.Text = r.sentenceOf(e)
		}
	}
}

// undone tells that one of the readings ends the rule: "the ban is gone. Sales may use it".
func undone(rule *knowledge.Event, list []*knowledge.Reading) bool {
	return slices.ContainsFunc(list, func(x *knowledge.Reading) bool {
		return x.Event != nil && (x.Event.Do == knowledge.Lift || x.Event.Do == knowledge.Withdraw) && x.Event.Scope.IsZero() && slices.Contains(x.Event.Names, rule.ID)
	})
}

// exemptByException makes of a permission that says of itself that it is an exception an
// exemption from the one ban of home's own that can be meant: told before, on its apps or all
// of their class, and for more. Where exceptions are spoken of later, it may have ended.
func (r *reconciler) exemptByException(list []*knowledge.Reading, docs []ground.Document) {
	spoken := sync.OnceValue(func() []*knowledge.Passage { return r.speakOfExceptions(docs) })
	for _, x := range list {
		e := x.Event
		if e == nil || e.Do != knowledge.Allow && e.Do != knowledge.Restrict || !slices.Equal(x.Doubts, []string{claim.FromWhichRule}) || !r.ofOwn(x) {
			continue
		}
		var from []*knowledge.Event
		for _, ban := range list {
			if b := ban.Event; b != nil && b.Do == knowledge.Ban && ban.Sure() && r.ofOwn(ban) && b.By == e.By && b.Announced.First <= e.Announced.Last && !over(b, e) && r.onAll(b, e.Apps) && r.moreSpecial(e, b) {
				from = append(from, b)
			}
		}
		if len(from) == 1 && !r.exceptionTold(x, spoken()) {
			e.Do, e.Names, x.Doubts = knowledge.Exempt, []knowledge.EventID{from[0].ID}, nil
			e.Text = r.sentenceOf(e)
		}
	}
}

// onAll tells that the rule is on each of the apps, or on a class that it is in.
func (r *reconciler) onAll(rule *knowledge.Event, apps []knowledge.EntityID) bool {
	return !slices.ContainsFunc(apps, func(app knowledge.EntityID) bool {
		return !slices.ContainsFunc(rule.Apps, func(of knowledge.EntityID) bool { return r.Base.Within(app, of, knowledge.LastDay-1) })
	})
}

// over tells that the ban has ended when the permission begins.
func over(ban, e *knowledge.Event) bool { return !ban.Until.IsZero() && e.From.First > ban.Until.Last }

// readBefore tells that the one reading stands before the other in the same document.
func (r *reconciler) readBefore(a, b *knowledge.Reading) bool {
	p, q := r.Base.Passage(a.Passage), r.Base.Passage(b.Passage)
	switch {
	case p == nil || q == nil || p.Source != q.Source:
		return false
	case p.ID == q.ID:
		return strings.Index(p.Text, a.Words) < strings.Index(p.Text, b.Words)
	}
	return p.No < q.No
}

// onEach tells that the rule names each of the apps.
func onEach(rule *knowledge.Event, apps []knowledge.EntityID) bool {
	return !slices.ContainsFunc(apps, func(app knowledge.EntityID) bool { return !slices.Contains(rule.Apps, app) })
}

// moreSpecial tells that the permission is for a part of what the ban is for, and not for all
// of it, nor for what the ban leaves out already.
func (r *reconciler) moreSpecial(e, ban *knowledge.Event) bool {
	narrower := false
	for _, d := range knowledge.Dimensions() {
		whole := ban.Scope.Terms[d]
		if len(whole) > 0 && len(e.Scope.Terms[d]) == 0 {
			return false
		}
		for _, t := range e.Scope.Terms[d] {
			if len(whole) > 0 && !slices.ContainsFunc(whole, func(x knowledge.EntityID) bool { return r.Base.Within(t, x, knowledge.LastDay-1) }) {
				return false
			}
			narrower = narrower || !slices.Contains(whole, t) && !slices.Contains(ban.Scope.Except[d], t)
		}
	}
	return narrower
}
