package bot

import (
	"context"
	"slices"
	"strings"
	"time"

	"policybot/bot/blocks"
	"policybot/knowledge"
)

// GapsShown is how far back the gaps are told, unless somebody asks for more.
const GapsShown = 30 * 24 * time.Hour

// gaps tells an admin which questions were declined or disliked, about what
// they may know. The counts tell of collections that others may not see, so
// nobody else is told, and it is never told in a channel.
func (b *Bot) gaps(ctx context.Context, j job) (reply, error) {
	since := b.now().Add(-GapsShown)
	if day, ok := sinceOf(j.in.Text); ok {
		since = day
	}
	gaps, err := b.store.Gaps(ctx, since)
	if err != nil {
		return reply{}, err
	}
	v := b.viewer(ctx, j, true)
	notes, err := b.correctionsFor(ctx, v)
	if err != nil {
		return reply{}, err
	}
	shown := blocks.Gaps{Since: since, Kept: KeepGaps, Notes: len(notes)}
	for _, g := range gaps {
		if b.hides(v, g.Entity) {
			continue
		}
		shown.List = append(shown.List, blocks.Gap{
			Topic: blocks.Topic(g.Topic), Declined: g.Declined, Disliked: g.Disliked, People: g.People, First: g.First, Last: g.Last,
		})
	}
	return v.told(done(j, blocks.GapReport(j.tongue, shown, b.look(blocks.Options{})))), nil
}

// sinceOf is the day in "gaps since DATE".
func sinceOf(text string) (day time.Time, ok bool) {
	words := strings.Fields(text)
	if len(words) != 3 || !strings.EqualFold(words[1], "since") {
		return time.Time{}, false
	}
	d, err := knowledge.ParseDate(words[2])
	if err != nil || d.First == knowledge.FirstDay {
		return time.Time{}, false
	}
	return d.First.Time(), true
}

// hides tells that one of the entities that a topic names is not for the viewer
// to know, or may not be: of some it only says that there are more.
func (b *Bot) hides(v viewer, entities string) bool {
	return slices.ContainsFunc(strings.Split(entities, ", "), func(id string) bool {
		named := id != "" && !strings.HasPrefix(id, unknownNamed)
		return named && b.engine.Hides(v.Viewer, knowledge.EntityID(id))
	})
}
