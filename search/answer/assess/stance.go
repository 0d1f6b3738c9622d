package assess

// Stance is what a question says of conditions.
type Stance int

// What it may say: nothing, that they are met, or that one of them isn't.
const (
	Unsaid Stance = iota
	Met
	Unmet
)
