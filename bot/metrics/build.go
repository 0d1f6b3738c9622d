package metrics

import "github.com/prometheus/client_golang/prometheus"

// Build is which program runs.
type Build struct {
	Version string // of the module, or the revision that it was built from
	Go      string
}

func (b Build) collector() prometheus.Collector {
	return prometheus.NewGaugeFunc(prometheus.GaugeOpts{
		Namespace: namespace, Name: "build_info", Help: "Always 1; the labels tell which program runs.",
		ConstLabels: prometheus.Labels{"version": b.Version, "go": b.Go},
	}, func() float64 { return 1 })
}
