package metrics

import (
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"policybot/bot/health"
)

// Watch has the bot's status asked for whenever somebody collects. now is the
// clock. It must be called at most once.
func (m *Metrics) Watch(source health.Source, now func() time.Time) {
	if m != nil {
		m.registry.MustRegister(&status{source: source, now: now})
	}
}

// status measures the bot.
type status struct {
	source health.Source
	now    func() time.Time
}

func gauge(name, help string, labels ...string) *prometheus.Desc {
	return prometheus.NewDesc(namespace+"_"+name, help, labels, nil)
}

var (
	ready       = gauge("ready", "1 where the bot hears questions and can keep them, as /readyz tells.")
	socketsOpen = gauge("sockets_open", "Sockets to Slack that are open.")
	socketsWant = gauge("sockets_wanted", "Sockets to Slack that there should be.")
	appSockets  = gauge("app_sockets", "Sockets that all programs with the same app token held, as Slack counted at its latest greeting.")
	frameAge    = gauge("last_frame_age_seconds", "Time since anything came in from Slack, pings included; since the start where nothing ever has.")
	waiting     = gauge("questions_waiting", "Questions taken and not answered, of all replicas.")
	oldest      = gauge("oldest_waiting_age_seconds", "Time since the oldest waiting question was taken; 0 where none waits.")
	edition     = gauge("edition_info", "Always 1; the label names the edition of the knowledge that is answered from.", "edition")
	editionAge  = gauge("edition_age_seconds", "Time since the edition became current.")
)

// Describe is of prometheus.Collector.
func (s *status) Describe(to chan<- *prometheus.Desc) {
	for _, d := range []*prometheus.Desc{ready, socketsOpen, socketsWant, appSockets, frameAge, waiting, oldest, edition, editionAge} {
		to <- d
	}
}

// Collect is of prometheus.Collector. What isn't known is left out.
func (s *status) Collect(to chan<- prometheus.Metric) {
	st, now := s.source(), s.now()
	tell := func(d *prometheus.Desc, value float64, labels ...string) {
		to <- prometheus.MustNewConstMetric(d, prometheus.GaugeValue, value, labels...)
	}
	tell(ready, number(len(st.Problems(now)) == 0))
	tell(socketsOpen, float64(st.Sockets))
	tell(socketsWant, float64(st.Wanted))
	tell(appSockets, float64(st.AppSockets))
	tell(frameAge, st.Silence(now).Seconds())
	if st.Waiting != health.NotKnown {
		tell(waiting, float64(st.Waiting))
		tell(oldest, st.OldestAge(now).Seconds())
	}
	if st.Edition != "" {
		tell(edition, 1, st.Edition)
		tell(editionAge, now.Sub(st.EditionSince).Seconds())
	}
}

func number(is bool) float64 {
	if is {
		return 1
	}
	return 0
}
