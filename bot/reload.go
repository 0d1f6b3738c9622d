package bot

import (
	"context"
	"fmt"
	"log/slog"
	"strings"

	"policybot/bot/blocks"
	"policybot/bot/metrics"
	"policybot/bot/slack"
	"policybot/bot/state"
	"policybot/knowledge"
)

// Reload reads the knowledge anew for whoever runs the program, such as on a
// signal. It waits for one that is under way. Who asked stands in the audit.
func (b *Bot) Reload(ctx context.Context, who string) (Report, error) {
	b.reload.Lock()
	defer b.reload.Unlock()
	return b.reloadAndRecord(ctx, who, knowledge.Viewer{All: true}, b.log)
}

// reloadAndRecord is for who holds the lock. The report is for the viewer.
func (b *Bot) reloadAndRecord(ctx context.Context, who string, v knowledge.Viewer, log *slog.Logger) (Report, error) {
	ctx, cancel := context.WithTimeout(ctx, b.cfg.Waits.Reload)
	defer cancel()
	report, err := b.reloadNow(ctx, v)
	act := state.Act{Who: who, What: "reload", About: report.Edition, Outcome: "done", At: b.now()}
	if err != nil {
		act.Outcome = "failed: " + firstLine(err)
		b.count.Reloaded(metrics.ReloadFailed)
		log.Warn("the knowledge was not reloaded", "by", who, "error", err)
	} else {
		b.count.Reloaded(metrics.ReloadDone)
		log.Info("the knowledge was reloaded", "by", who, "edition", report.Edition, "changes", len(report.Changes))
	}
	if failed := b.store.Record(context.WithoutCancel(ctx), act); failed != nil {
		log.Error("the audit has no line about a reload", "error", failed)
	}
	return report, err
}

func (b *Bot) reloadNow(ctx context.Context, v knowledge.Viewer) (report Report, err error) {
	defer recovered("reload", &err)
	return b.reloader.Reload(ctx, v)
}

func firstLine(err error) string {
	line, _, _ := strings.Cut(err.Error(), "\n")
	return line
}

// reloadFor reloads for somebody in Slack, if they may. It doesn't wait for one
// that is under way, because those who ask something would wait too.
func (b *Bot) reloadFor(ctx context.Context, j job) (reply, error) {
	is, err := b.admins.Is(ctx, j.in.User)
	if err != nil {
		return reply{}, fmt.Errorf("bot: reload: %w", err)
	}
	if !is {
		act := state.Act{Who: j.in.User, What: "reload", Outcome: "refused", At: b.now()}
		if err := b.store.Record(ctx, act); err != nil {
			return reply{}, err
		}
		b.count.Reloaded(metrics.ReloadRefused)
		return b.reloadRefused(j), nil
	}
	if !b.reload.TryLock() {
		b.count.Reloaded(metrics.ReloadBusy)
		return done(j, blocks.Problem(j.tongue, "", j.tongue.Say("bot.under-way"))), nil
	}
	defer b.reload.Unlock()
	v := b.viewer(ctx, j, j.in.Private)
	report, err := b.reloadAndRecord(ctx, j.in.User, v.Viewer, j.log)
	if err != nil {
		return done(j, blocks.ReloadReport(j.tongue, blocks.Reload{Edition: b.cfg.Edition(), Errors: forPlace(j, findings(err))})), nil
	}
	return v.told(done(j, blocks.ReloadReport(j.tongue, blocks.Reload{
		Edition: report.Edition, Changes: report.Changes, Warnings: forPlace(j, report.Warnings), Counts: report.Counts,
	}))), nil
}

// forPlace is what is said of findings where the report goes. They name
// records, whoever may see those, so only who reloads is told them.
func forPlace(j job, findings []string) []string {
	if j.in.Kind != slack.Mention || len(findings) == 0 {
		return findings
	}
	return []string{j.tongue.Count("bot.more-findings", len(findings))}
}

// reloadRefused names the admins, which calls them, except in a channel.
func (b *Bot) reloadRefused(j job) reply {
	r := done(j, blocks.ReloadRefused(j.tongue, b.admins.IDs()))
	if j.in.Kind == slack.Mention {
		r = done(j, blocks.Problem(j.tongue, "", j.tongue.Say("bot.only-admins")))
	}
	r.outcome = outcomeRefused
	return r
}

// findings are the lines of an error, each with its file and line.
func findings(err error) []string {
	var list []string
	for line := range strings.Lines(err.Error()) {
		if line = strings.TrimSpace(line); line != "" {
			list = append(list, line)
		}
	}
	return list
}
