package record

import "strings"

// didYouMean ends a message with the known word nearest to s, or with nothing
// where none is near.
func didYouMean(s string, known []string) string {
	best, least := "", slack(s)+1
	for _, k := range known {
		if d := distance(strings.ToLower(s), k, least); d < least {
			best, least = k, d
		}
	}
	if best == "" {
		return ""
	}
	return "; did you mean " + quote(best) + "?"
}

// slack is how many slips still leave a word of this length recognisable.
func slack(s string) int {
	switch {
	case len(s) < 4:
		return 1
	case len(s) < 9:
		return 2
	}
	return 3
}

// distance counts the letters to add, drop, change or swap with a neighbour to
// make a of b. It gives up at most and returns that.
func distance(a, b string, most int) int {
	if len(a)-len(b) >= most || len(b)-len(a) >= most {
		return most
	}
	before, last := make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row := make([]int, len(b)+1)
		row[0] = i
		least := i
		for j := 1; j <= len(b); j++ {
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+differ(a[i-1], b[j-1]))
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
			least = min(least, row[j])
		}
		if least >= most {
			return most
		}
		before, last = last, row
	}
	return min(last[len(b)], most)
}

func differ(a, b byte) int {
	if a == b {
		return 0
	}
	return 1
}
