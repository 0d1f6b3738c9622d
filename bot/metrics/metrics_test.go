package metrics

import (
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/prometheus/client_golang/prometheus/testutil"

	"policybot/bot/health"
)

// shown is what a collector sees.
func shown(m *Metrics) string {
	w := httptest.NewRecorder()
	m.Handler().ServeHTTP(w, httptest.NewRequest("GET", "/metrics", nil))
	return w.Body.String()
}

func lacks(t *testing.T, text string, lines ...string) {
	t.Helper()
	for _, line := range lines {
		if !strings.Contains(text, "\n"+line+"\n") {
			t.Errorf("no line %s", line)
		}
	}
}

func TestEventsAreCounted(t *testing.T) {
	m := New(Build{Version: "v1.2.3", Go: "go1.26"})
	m.Taken("mention")
	m.Taken(Thread)
	m.Duplicate("direct")
	m.ReadBack("mention")
	m.Answered(Ended{Surface: "mention", Outcome: Answered, Verdict: "reversed", Took: 1500 * time.Millisecond})
	m.Answered(Ended{Surface: "direct", Outcome: Answered, Verdict: "unknown", Declined: true, Took: -time.Second})
	m.Answered(Ended{Surface: "command", Outcome: GivenUp, Took: time.Hour})
	m.Acknowledged(20 * time.Millisecond)
	m.Unacknowledged(NotKept)
	m.Redelivered()
	m.Limited("chat.postMessage")
	m.PostedAgain()
	m.Reloaded(ReloadFailed)
	m.WriteFailed(Full)
	lacks(t, shown(m),
		`policybot_build_info{go="go1.26",version="v1.2.3"} 1`,
		`policybot_questions_taken_total{surface="thread"} 1`,
		`policybot_duplicates_dropped_total{surface="direct"} 1`,
		`policybot_questions_read_back_total{surface="mention"} 1`,
		`policybot_questions_answered_total{outcome="answered",surface="mention",verdict="reversed"} 1`,
		`policybot_questions_answered_total{outcome="given_up",surface="command",verdict="none"} 1`,
		`policybot_questions_declined_total{surface="direct"} 1`,
		`policybot_questions_declined_total{surface="mention"} 0`,
		`policybot_answer_duration_seconds_bucket{surface="mention",le="1"} 0`,
		`policybot_answer_duration_seconds_bucket{surface="mention",le="2"} 1`,
		`policybot_answer_duration_seconds_sum{surface="direct"} 0`,
		`policybot_acknowledge_duration_seconds_bucket{le="0.025"} 1`,
		`policybot_envelopes_unacknowledged_total{reason="not_kept"} 1`,
		`policybot_envelopes_redelivered_total 1`,
		`policybot_slack_rate_limited_total{method="chat.postMessage"} 1`,
		`policybot_slack_rate_limited_total{method="users.info"} 0`,
		`policybot_posts_retried_total 1`,
		`policybot_reloads_total{outcome="failed"} 1`,
		`policybot_state_write_failures_total{reason="full"} 1`,
	)
}

// Whatever is on no list is nobody's words in a label.
func TestLabelsComeFromLists(t *testing.T) {
	m := New(Build{})
	m.Taken("U0EMMA0001")
	m.Answered(Ended{Surface: "U0EMMA0001", Outcome: "did U0EMMA0001", Verdict: "U0EMMA0001 said"})
	m.Unacknowledged("U0EMMA0001")
	m.Limited("U0EMMA0001")
	m.Reloaded("U0EMMA0001")
	m.WriteFailed("U0EMMA0001")
	text := shown(m)
	if strings.Contains(text, "U0EMMA0001") {
		t.Errorf("a label has it:\n%s", text)
	}
	lacks(t, text, `policybot_questions_answered_total{outcome="other",surface="other",verdict="other"} 1`)
}

func TestStatusIsAskedFor(t *testing.T) {
	now := time.Unix(1_700_000_000, 0)
	st := health.Status{
		Sockets: 1, Wanted: 2, AppSockets: 4, Heard: now.Add(-3 * time.Second), Writable: true, Waiting: 5, Oldest: now.Add(-time.Minute),
		Edition: "e1", EditionSince: now.Add(-time.Hour),
	}
	m := New(Build{})
	m.Watch(func() health.Status { return st }, func() time.Time { return now })
	lacks(t, shown(m),
		"policybot_ready 1", "policybot_sockets_open 1", "policybot_sockets_wanted 2", "policybot_app_sockets 4", "policybot_last_frame_age_seconds 3",
		"policybot_questions_waiting 5", "policybot_oldest_waiting_age_seconds 60", `policybot_edition_info{edition="e1"} 1`, "policybot_edition_age_seconds 3600",
	)
	st.Edition, st.Waiting, st.Heard, st.Started = "", health.NotKnown, time.Time{}, now.Add(-time.Minute)
	text := shown(m)
	lacks(t, text, "policybot_ready 0", "policybot_last_frame_age_seconds 60")
	for _, name := range []string{"policybot_questions_waiting", "policybot_edition_info"} {
		if strings.Contains(text, name) {
			t.Errorf("%s is shown, which isn't known", name)
		}
	}
}

func TestNamesFollowTheConventions(t *testing.T) {
	m := New(Build{})
	m.Watch(func() health.Status { return health.Status{Edition: "e1"} }, time.Now)
	problems, err := testutil.GatherAndLint(m.registry)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		t.Errorf("%s: %s", p.Metric, p.Text)
	}
}

func TestNilCountsNothing(*testing.T) {
	var m *Metrics
	m.Taken("mention")
	m.Duplicate("mention")
	m.ReadBack("mention")
	m.Answered(Ended{})
	m.Acknowledged(0)
	m.Unacknowledged(NoRoom)
	m.Redelivered()
	m.Limited("users.info")
	m.PostedAgain()
	m.Reloaded(ReloadDone)
	m.WriteFailed(Full)
	m.Watch(nil, nil)
}
