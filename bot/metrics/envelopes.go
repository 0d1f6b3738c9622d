package metrics

import (
	"time"

	"github.com/prometheus/client_golang/prometheus"
)

// envelopes counts what Slack sends on the sockets.
type envelopes struct {
	took           prometheus.Histogram
	unacknowledged *prometheus.CounterVec
	redelivered    prometheus.Counter
}

// acknowledgeBuckets are around the three seconds that Slack waits.
var acknowledgeBuckets = []float64{.005, .01, .025, .05, .1, .25, .5, 1, 2, 3, 5, 10, 30, 60}

func newEnvelopes(r *prometheus.Registry) envelopes {
	e := envelopes{
		took: prometheus.NewHistogram(prometheus.HistogramOpts{
			Namespace: namespace, Name: "acknowledge_duration_seconds", Help: "Time from hearing an envelope to handing over its acknowledgement.", Buckets: acknowledgeBuckets,
		}),
		unacknowledged: counters(r, "envelopes_unacknowledged_total", "Envelopes left for Slack to send again, by the reason.", "reason", unacknowledged),
		redelivered:    counter(r, "envelopes_redelivered_total", "Envelopes that Slack marked as sent again."),
	}
	r.MustRegister(e.took)
	return e
}

// Acknowledged counts an envelope whose acknowledgement was handed over.
func (m *Metrics) Acknowledged(took time.Duration) {
	if m != nil {
		m.envelopes.took.Observe(took.Seconds())
	}
}

// Unacknowledged counts an envelope that was left for Slack to send again.
func (m *Metrics) Unacknowledged(why Unacknowledged) {
	if m != nil {
		m.envelopes.unacknowledged.WithLabelValues(oneOf(why, unacknowledged)).Inc()
	}
}

// Redelivered counts an envelope that Slack has sent before.
func (m *Metrics) Redelivered() {
	if m != nil {
		m.envelopes.redelivered.Inc()
	}
}
