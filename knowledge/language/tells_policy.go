package language

// TellsPolicy tells that the text has a word with which policy is told: most have
// none, and are left at once.
func TellsPolicy(text string) bool {
	const longest = 24
	var low [longest]byte
	n := 0
	used, bound := false, false
	for i := 0; i <= len(text); i++ {
		c := byte(' ')
		if i < len(text) {
			c = text[i]
		}
		switch {
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
			fallthrough
		case 'a' <= c && c <= 'z':
			if n < longest {
				low[n] = c
			}
			n++
			continue
		}
		if n > 1 && n <= longest {
			switch WeightOf(string(low[:n])) {
			case OfPolicy:
				return true
			case OfUse:
				used = true
			case OfDuty:
				bound = true
			}
			if used && bound {
				return true
			}
		}
		n = 0
	}
	return false
}
