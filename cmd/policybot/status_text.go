package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"policybot/bot/health"
)

// text is the report on a screen.
func (r statusReport) text() string {
	var b strings.Builder
	line := func(name, format string, args ...any) {
		fmt.Fprintf(&b, "%-10s %s\n", name, fmt.Sprintf(format, args...))
	}
	if r.Health != nil {
		r.running(line)
	}
	if r.Counts != nil {
		r.Counts.lines(line)
	}
	r.State.lines(line, r.Now, r.Health)
	return b.String()
}

type liner func(name, format string, args ...any)

func (r statusReport) running(line liner) {
	h := r.Health
	line("bot", "%s at %s", ready(h), r.Address)
	for _, p := range h.Problems {
		line("", "- %s", p)
	}
	line("sockets", "%d of %d; Slack was heard %s", h.Sockets, h.Wanted, heard(h.LastFrame))
	line("waiting", "%s", waiting(h.Waiting, seconds(h.OldestAge)))
	line("edition", "%s", cmp.Or(h.Edition, "none"))
}

func ready(h *health.Report) string {
	if h.Ready {
		return "ready"
	}
	return "NOT READY"
}

func heard(ago float64) string {
	if ago < 0 {
		return "never"
	}
	return brief(seconds(ago)) + " ago"
}

func waiting(n int, oldest time.Duration) string {
	switch n {
	case health.NotKnown:
		return "not known"
	case 0:
		return "nothing"
	}
	return fmt.Sprintf("%d, the oldest for %s", n, brief(oldest))
}

func (c *counts) lines(line liner) {
	line("version", "%s", c.Version)
	line("taken", "%s", listed(c.Taken))
	line("ended", "%s; %.0f of them declined: nothing on record", listed(c.Ended), c.Declined)
	if half, ok := c.Waited["half"]; ok {
		line("speed", "half within %gs%s", half, slowest(c.Waited))
	}
	line("trouble", "%s", listed(map[string]float64{
		"not acknowledged": c.Unacknowledged, "sent again by Slack": c.Redelivered, "dropped as duplicate": c.Duplicates,
		"read back": c.ReadBack, "posted again": c.PostedAgain, "limited by Slack": c.Limited, "not written to the state": c.WriteFailures,
	}))
}

func slowest(waited map[string]float64) string {
	if t, ok := waited["99%"]; ok {
		return fmt.Sprintf(", 99 of 100 within %gs", t)
	}
	return ""
}

// listed names what there is any of, most first.
func listed(n map[string]float64) string {
	names := slices.SortedFunc(maps.Keys(n), func(a, b string) int { return cmp.Or(cmp.Compare(n[b], n[a]), cmp.Compare(a, b)) })
	var parts []string
	for _, name := range names {
		if n[name] > 0 {
			parts = append(parts, fmt.Sprintf("%.0f %s", n[name], name))
		}
	}
	return cmp.Or(strings.Join(parts, ", "), "none")
}

func (s stateReport) lines(line liner, now time.Time, h *health.Report) {
	line("state", "%s", cmp.Or(s.Place, "can't be looked at"))
	if s.Error != "" {
		line("", "- %s", s.Error)
		return
	}
	line("", "waiting: %s", waiting(s.Waiting, now.Sub(s.Oldest)))
	if s.Edition != "" {
		line("", "current edition: %s, since %s", s.Edition, moment(s.Since, now))
	}
	if h != nil && h.Edition != s.Edition {
		line("", "- the bot answers from another edition; if that lasts for minutes, see its log")
	}
	for _, r := range s.Reloads {
		line("", "reload %s by %s: %s", moment(r.At, now), r.By, r.Outcome)
	}
}

func moment(t, now time.Time) string {
	return fmt.Sprintf("%s (%s ago)", t.Local().Format("2006-01-02 15:04"), brief(now.Sub(t)))
}

func seconds(s float64) time.Duration { return time.Duration(s * float64(time.Second)) }

// brief is a time of about the size.
func brief(d time.Duration) string {
	switch {
	case d < 2*time.Minute:
		return fmt.Sprintf("%ds", int(d.Seconds()))
	case d < 2*time.Hour:
		return fmt.Sprintf("%dm", int(d.Minutes()))
	case d < 48*time.Hour:
		return fmt.Sprintf("%dh", int(d.Hours()))
	}
	return fmt.Sprintf("%d days", int(d.Hours()/24))
}
