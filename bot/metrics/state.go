package metrics

// Reloaded counts a reload that somebody asked for.
func (m *Metrics) Reloaded(how ReloadOutcome) {
	if m != nil {
		m.reloads.WithLabelValues(oneOf(how, reloadOutcomes)).Inc()
	}
}

// WriteFailed counts a write of the state that failed.
func (m *Metrics) WriteFailed(why FailureReason) {
	if m != nil {
		m.failures.WithLabelValues(oneOf(why, failureReasons)).Inc()
	}
}
