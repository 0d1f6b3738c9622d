package metrics

import (
	"time"

	"github.com/prometheus/client_golang/prometheus"
)

// questions counts questions from taking on to the answer.
type questions struct {
	taken, duplicates, readBack, declined, answered *prometheus.CounterVec
	took                                            *prometheus.HistogramVec
}

// answerBuckets reach from at once to the half hour that the bot waits for a
// Slack that doesn't answer.
var answerBuckets = []float64{.1, .25, .5, 1, 2, 3, 5, 10, 20, 30, 60, 120, 300, 600, 1800}

func newQuestions(r *prometheus.Registry) questions {
	q := questions{
		taken:      counters(r, "questions_taken_total", "Questions taken, each once.", "surface", surfaces),
		duplicates: counters(r, "duplicates_dropped_total", "Deliveries of what was taken before.", "surface", surfaces),
		readBack:   counters(r, "questions_read_back_total", "Questions taken that no socket delivered: they were read back after a gap.", "surface", surfaces),
		declined:   counters(r, "questions_declined_total", "Answers that nothing is on record, without asking back.", "surface", surfaces),
		answered: prometheus.NewCounterVec(prometheus.CounterOpts{
			Namespace: namespace, Name: "questions_answered_total", Help: "Questions brought to an end, by how, and by the answer's verdict.",
		}, []string{"surface", "outcome", "verdict"}),
		took: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Namespace: namespace, Name: "answer_duration_seconds", Help: "Time from taking a question to its end.", Buckets: answerBuckets,
		}, []string{"surface"}),
	}
	r.MustRegister(q.answered, q.took)
	for _, s := range surfaces {
		q.took.WithLabelValues(string(s))
		for _, o := range outcomes {
			q.answered.WithLabelValues(string(s), string(o), noVerdict)
		}
	}
	return q
}

// Taken counts a question that is kept and will be answered.
func (m *Metrics) Taken(s Surface) {
	if m != nil {
		m.questions.taken.WithLabelValues(oneOf(s, surfaces)).Inc()
	}
}

// Duplicate counts a delivery of what was taken before.
func (m *Metrics) Duplicate(s Surface) {
	if m != nil {
		m.questions.duplicates.WithLabelValues(oneOf(s, surfaces)).Inc()
	}
}

// ReadBack counts a question that was taken because it was read back.
func (m *Metrics) ReadBack(s Surface) {
	if m != nil {
		m.questions.readBack.WithLabelValues(oneOf(s, surfaces)).Inc()
	}
}

// Ended is what is counted of a question that was brought to its end.
type Ended struct {
	Surface  Surface
	Outcome  Outcome
	Verdict  string        // of the answer; empty where there is none
	Declined bool          // nothing is on record, and nothing was asked back
	Took     time.Duration // from taking it
}

// Answered counts a question that was brought to its end.
func (m *Metrics) Answered(e Ended) {
	if m == nil {
		return
	}
	if e.Verdict == "" {
		e.Verdict = noVerdict
	}
	surface := oneOf(e.Surface, surfaces)
	m.questions.answered.WithLabelValues(surface, oneOf(e.Outcome, outcomes), oneOf(e.Verdict, verdicts)).Inc()
	m.questions.took.WithLabelValues(surface).Observe(max(e.Took, 0).Seconds()) // another replica's clock may be ahead
	if e.Declined {
		m.questions.declined.WithLabelValues(surface).Inc()
	}
}
