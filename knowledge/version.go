package knowledge

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// versionPoint is a version, or the stretch just below or above one, so that a
// range can be cut at its bounds.
type versionPoint struct {
	parts []int
	side  int // -1 just below, 0 exactly, +1 just above
}

func parseVersion(s string) (versionPoint, error) {
	var p versionPoint
	for part := range strings.SplitSeq(strings.TrimPrefix(strings.TrimSpace(s), "v"), ".") {
		n, err := strconv.Atoi(part)
		if err != nil || n < 0 {
			return p, fmt.Errorf("version %q: write numbers separated by points, such as 5.0", s)
		}
		p.parts = append(p.parts, n)
	}
	for len(p.parts) > 1 && p.parts[len(p.parts)-1] == 0 { // 5.0 is 5
		p.parts = p.parts[:len(p.parts)-1]
	}
	return p, nil
}

func (p versionPoint) compare(q versionPoint) int {
	if c := slices.Compare(p.parts, q.parts); c != 0 {
		return c
	}
	return p.side - q.side
}

// versionTest is one bound of a range: an operator and a version.
type versionTest struct {
	op string
	at versionPoint
}

// ParseVersionRange reads a version (5.0), a bound (>=5.0), or several bounds
// separated by commas (">=4.0,<5.0"), all of which must hold.
func ParseVersionRange(s string) ([]versionTest, error) {
	var tests []versionTest
	for part := range strings.SplitSeq(s, ",") {
		part = strings.TrimSpace(part)
		op := "="
		for _, o := range []string{">=", "<=", ">", "<", "="} {
			if rest, ok := strings.CutPrefix(part, o); ok {
				op, part = o, rest
				break
			}
		}
		at, err := parseVersion(part)
		if err != nil {
			return nil, err
		}
		tests = append(tests, versionTest{op, at})
	}
	return tests, nil
}

func (t versionTest) holds(p versionPoint) bool {
	c := p.compare(t.at)
	switch t.op {
	case ">=":
		return c >= 0
	case "<=":
		return c <= 0
	case ">":
		return c > 0
	case "<":
		return c < 0
	}
	return c == 0
}

// versionWithin tells that the point lies in the range. A term that is no
// range, such as the name of an edition, holds no point.
func versionWithin(p versionPoint, term EntityID) bool {
	tests, err := ParseVersionRange(string(term))
	if err != nil {
		return false
	}
	for _, t := range tests {
		if !t.holds(p) {
			return false
		}
	}
	return true
}

// isVersionRange tells that the term is a version or range of versions.
func isVersionRange(term EntityID) bool {
	_, err := ParseVersionRange(string(term))
	return err == nil
}

// versionPoints gives one point for each stretch that the ranges cut, within
// what is stated. What is stated but is no range sets no limit.
func versionPoints(ranges, stated []EntityID) []versionPoint {
	stated = slices.DeleteFunc(slices.Clone(stated), func(s EntityID) bool { return !isVersionRange(s) })
	points := []versionPoint{{side: -1}}
	for _, r := range slices.Concat(ranges, stated) {
		tests, _ := ParseVersionRange(string(r))
		for _, t := range tests {
			for side := -1; side <= 1; side++ {
				points = append(points, versionPoint{t.at.parts, side})
			}
		}
	}
	slices.SortFunc(points, versionPoint.compare)
	points = slices.CompactFunc(points, func(p, q versionPoint) bool { return p.compare(q) == 0 })
	return slices.DeleteFunc(points, func(p versionPoint) bool {
		return slices.ContainsFunc(stated, func(s EntityID) bool { return !versionWithin(p, s) })
	})
}

// versionInside tells that every version in the one range is in the other.
func versionInside(inner, outer EntityID) bool {
	if !isVersionRange(inner) || !isVersionRange(outer) {
		return inner == outer
	}
	return !slices.ContainsFunc(versionPoints([]EntityID{inner, outer}, nil), func(p versionPoint) bool {
		return versionWithin(p, inner) && !versionWithin(p, outer)
	})
}

// versionsMeet tells that some version is in both ranges.
func versionsMeet(a, b EntityID) bool {
	return slices.ContainsFunc(versionPoints([]EntityID{a, b}, nil), func(p versionPoint) bool {
		return versionWithin(p, a) && versionWithin(p, b)
	})
}
