package bot

import (
	"context"
	"log/slog"
	"strings"

	"policybot/bot/blocks"
	"policybot/bot/metrics"
	"policybot/bot/state"
)

// Reload reads the knowledge anew for whoever runs the program, such as on a
// signal, and takes it at once. It waits for a change that is under way. Who
// asked stands in the audit.
func (b *Bot) Reload(ctx context.Context, who string) (Report, error) {
	b.reload.Lock()
	defer b.reload.Unlock()
	ctx, cancel := context.WithTimeout(ctx, b.cfg.Waits.Reload)
	defer cancel()
	report, err := b.reloadNow(ctx, who)
	if err != nil {
		b.count.Reloaded(metrics.ReloadFailed)
		b.log.Warn("the knowledge was not reloaded", "by", who, "error", err)
		b.note(ctx, state.Act{Who: who, What: string(blocks.Reload), Outcome: failed(err), At: b.now()}, b.log)
		return report, err
	}
	b.count.Reloaded(metrics.ReloadDone)
	b.log.Info("the knowledge was reloaded", "by", who, "edition", report.Edition, "changes", len(report.Changes))
	return report, nil
}

func (b *Bot) reloadNow(ctx context.Context, who string) (report Report, err error) {
	defer recovered("reload", &err)
	return b.library.Reload(ctx, who)
}

// note adds to the audit what has happened already, so that a failure changes
// nothing any more.
func (b *Bot) note(ctx context.Context, act state.Act, log *slog.Logger) {
	if err := b.store.Record(context.WithoutCancel(ctx), act); err != nil {
		log.Error("the audit lacks a line", "what", act.What, "error", err)
	}
}

func failed(err error) string { return "failed: " + firstLine(err) }

func firstLine(err error) string {
	line, _, _ := strings.Cut(err.Error(), "\n")
	return line
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
