package bot

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"policybot/bot/slacksim"
)

// references are those that the log names, each once.
func (w *world) references() []string {
	var all []string
	for _, m := range regexp.MustCompile(` reference=(\S+)`).FindAllStringSubmatch(w.log.String(), -1) {
		all = append(all, m[1])
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// A question has one reference, from taking it on to the answer, whatever goes
// wrong on the way.
func TestOneReferenceAQuestion(t *testing.T) {
	w := newWorld(t, quick())
	disk := fullDisk{w.store, newSwitched()}
	disk.full.set(true)
	w.keeper = disk
	w.run(func(c *Config) { c.Waits.Patience = time.Nanosecond })
	q := w.say(slacksim.Employee, slacksim.General, "@policybot did Acme ban Pigeon?", "")
	told := w.answers(slacksim.General, q, 1)[0]
	w.sim.RateLimit("chat.postMessage", 1, time.Millisecond)
	w.sim.Fail(slacksim.Fault{Method: "chat.postMessage", Error: "internal_error"})
	w.sim.Fail(slacksim.Fault{Method: "chat.postMessage", Error: "invalid_blocks"})
	disk.full.set(false)
	w.answers(slacksim.General, q, 2)
	w.logged("msg=answered", 1)
	got := w.references()
	if len(got) != 1 || !strings.Contains(told.Text, got[0]) {
		t.Errorf("references %q; who asked was told %q", got, told.Text)
	}
	for _, part := range []string{
		"not taken, so not acknowledged", "a question could not be kept", "a question (is taken|that was missed)", "Slack asks to wait",
		"an attempt to answer failed", "its text is posted alone", "msg=answered",
	} {
		if !regexp.MustCompile(`(?m)` + part + `.* reference=`).MatchString(w.log.String()) {
			t.Errorf("no line with a reference says %q", part)
		}
	}
}
