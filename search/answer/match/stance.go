package match

// Stance is what a question says of conditions.
type Stance int

const (
	Unsaid Stance = iota
	Met
	Unmet
)
