package bot

import (
	"time"

	"policybot/bot/journal"
	"policybot/bot/metrics"
	"policybot/bot/slack"
	"policybot/search/answer"
	"policybot/search/phrases"
)

// surfaceOf tells a further question in a thread from the first in a channel.
func surfaceOf(in slack.In) metrics.Surface {
	if in.Kind == slack.Mention && in.Thread != in.TS { // a further question, though it names the bot
		return metrics.Thread
	}
	return metrics.Surface(in.Kind)
}

var outcomes = map[journal.Outcome]metrics.Outcome{
	journal.Answered: metrics.Answered, journal.GivenUp: metrics.GivenUp, journal.Untold: metrics.Untold,
	outcomeLeft: metrics.LeftToPeople, outcomeTakenBack: metrics.TakenBack, outcomeStopped: metrics.Stopped, outcomeFailed: metrics.Failed, outcomeRefused: metrics.Refused,
}

// countEnd counts a question that was brought to its end by a reply.
func (b *Bot) countEnd(j job, r reply) {
	b.count.Answered(metrics.Ended{
		Surface: surfaceOf(j.in), Outcome: outcomes[r.outcome], Verdict: string(r.verdict), Declined: r.declined, Took: b.took(j),
	})
}

// countTry counts a post that isn't the first of its attempt.
func (b *Bot) countTry(try int) {
	if try > 1 {
		b.count.PostedAgain()
	}
}

func (b *Bot) took(j job) time.Duration { return b.now().Sub(j.work.TakenAt) }

// answered is done for an answer of the engine.
func (r reply) answered(a answer.Answer) reply {
	r.verdict, r.understood = a.Verdict, forHistory(a)
	r.declined, r.gaps = declined(a), gapsOf(a)
	r.tongue = phrases.In(a.Language)
	return r
}
