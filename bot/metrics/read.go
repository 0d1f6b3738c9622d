package metrics

import (
	"bufio"
	"fmt"
	"io"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Shown is what a Handler served.
type Shown []sample

type sample struct {
	name   string
	labels map[string]string
	value  float64
}

var (
	sampleLine = regexp.MustCompile(`^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{(.*)\})? (\S+)$`)
	labelPair  = regexp.MustCompile(`([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\]|\\.)*)"`)
)

// Read reads what a Handler served. It fails on whatever isn't that.
func Read(r io.Reader) (Shown, error) {
	var all Shown
	lines := bufio.NewScanner(r)
	for lines.Scan() {
		if line := lines.Text(); line != "" && !strings.HasPrefix(line, "#") {
			s, err := readSample(line)
			if err != nil {
				return nil, err
			}
			all = append(all, s)
		}
	}
	return all, lines.Err()
}

func readSample(line string) (sample, error) {
	m := sampleLine.FindStringSubmatch(line)
	if m == nil {
		return sample{}, fmt.Errorf("metrics: no sample: %.80q", line)
	}
	v, err := strconv.ParseFloat(m[3], 64)
	if err != nil {
		return sample{}, fmt.Errorf("metrics: no value: %.80q", line)
	}
	s := sample{name: m[1], labels: map[string]string{}, value: v}
	for _, l := range labelPair.FindAllStringSubmatch(m[2], -1) {
		s.labels[l[1]] = l[2]
	}
	return s, nil
}

// Names lists the names of all series.
func (s Shown) Names() []string {
	var names []string
	for _, one := range s {
		names = append(names, one.name)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// Sum adds up the series of a name whose labels have the values given, each
// as in "outcome=failed".
func (s Shown) Sum(name string, labels ...string) (sum float64) {
	for _, one := range s {
		if one.name == name && one.has(labels) {
			sum += one.value
		}
	}
	return sum
}

func (s sample) has(labels []string) bool {
	for _, l := range labels {
		if name, value, _ := strings.Cut(l, "="); s.labels[name] != value {
			return false
		}
	}
	return true
}

// By is Sum for each value of a label.
func (s Shown) By(name, label string) map[string]float64 {
	sums := map[string]float64{}
	for _, one := range s {
		if one.name == name {
			sums[one.labels[label]] += one.value
		}
	}
	return sums
}

// Within is a time, in seconds, within which the share of what a histogram
// observed lay; ok is false where it observed nothing, or where that share took
// longer than it can tell.
func (s Shown) Within(histogram string, share float64) (seconds float64, ok bool) {
	bounds := map[float64]float64{}
	for le, n := range s.By(histogram+"_bucket", "le") {
		if bound, err := strconv.ParseFloat(le, 64); err == nil {
			bounds[bound] = n
		}
	}
	all := bounds[math.Inf(1)]
	best := math.Inf(1)
	for bound, n := range bounds {
		if n >= share*all {
			best = min(best, bound)
		}
	}
	return best, all > 0 && !math.IsInf(best, 1)
}
