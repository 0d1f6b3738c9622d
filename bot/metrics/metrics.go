package metrics

import (
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// Metrics are the counts of one bot. Its methods may be called from any
// goroutine.
type Metrics struct {
	registry  *prometheus.Registry
	questions questions
	envelopes envelopes
	calls     calls
	reloads   *prometheus.CounterVec
	failures  *prometheus.CounterVec
}

// New makes counts that stand at zero. What can be named beforehand is shown
// from the start, since a series that begins at one hides its first event from
// whoever looks for an increase.
func New(b Build) *Metrics {
	r := prometheus.NewRegistry()
	r.MustRegister(collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}), b.collector())
	return &Metrics{
		registry: r, questions: newQuestions(r), envelopes: newEnvelopes(r), calls: newCalls(r),
		reloads:  counters(r, "reloads_total", "Reloads of the knowledge that somebody asked for, by how they ended.", "outcome", reloadOutcomes),
		failures: counters(r, "state_write_failures_total", "Writes of the state that failed, by the reason.", "reason", failureReasons),
	}
}

// Handler serves the counts in Prometheus' own format.
func (m *Metrics) Handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{ErrorHandling: promhttp.ContinueOnError})
}

const namespace = "policybot"

// counter makes a counter without labels.
func counter(r *prometheus.Registry, name, help string) prometheus.Counter {
	c := prometheus.NewCounter(prometheus.CounterOpts{Namespace: namespace, Name: name, Help: help})
	r.MustRegister(c)
	return c
}

// counters makes a counter for each value of one label.
func counters[T ~string](r *prometheus.Registry, name, help, label string, values []T) *prometheus.CounterVec {
	c := prometheus.NewCounterVec(prometheus.CounterOpts{Namespace: namespace, Name: name, Help: help}, []string{label})
	r.MustRegister(c)
	for _, v := range values {
		c.WithLabelValues(string(v))
	}
	return c
}
