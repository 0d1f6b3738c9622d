package metrics

import "github.com/prometheus/client_golang/prometheus"

// calls counts what goes wrong with calls of Slack's Web API.
type calls struct {
	limited     *prometheus.CounterVec
	postedAgain prometheus.Counter
}

func newCalls(r *prometheus.Registry) calls {
	return calls{
		limited:     counters(r, "slack_rate_limited_total", "Calls that Slack answered with 429, by method.", "method", methods),
		postedAgain: counter(r, "posts_retried_total", "Replies posted again because nobody knew whether the first post had arrived."),
	}
}

// Limited counts a call that Slack refused because there were too many.
func (m *Metrics) Limited(method string) {
	if m != nil {
		m.calls.limited.WithLabelValues(oneOf(method, methods)).Inc()
	}
}

// PostedAgain counts a reply that is posted another time.
func (m *Metrics) PostedAgain() {
	if m != nil {
		m.calls.postedAgain.Inc()
	}
}
