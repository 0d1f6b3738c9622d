package stem

import "math"

// Counts counts in how many texts each stem stands. The zero value has counted none.
type Counts struct {
	in  map[string]int
	all int
}

// Add counts a text, given as its stems.
func (c *Counts) Add(stems map[string]bool) {
	if c.in == nil {
		c.in = map[string]int{}
	}
	c.all++
	for s := range stems {
		c.in[s]++
	}
}

// In is in how many of the texts the stem stands.
func (c *Counts) In(stem string) int { return c.in[stem] }

// Weight is how much the word tells texts apart.
func (c *Counts) Weight(stem string) float64 {
	n := float64(c.all)
	return math.Log(1 + (n+1)/(float64(c.in[stem])+1))
}
