package language

// StandingHeads are the lists of words by which a heading says how what is below it stands.
var StandingHeads = []string{"heading-denied", "heading-ended", "heading-reviewed", "heading-limited", "heading-granted"}

// StandingAt is how many words, from the place on, are those by which a heading says how
// something stands.
func StandingAt(low []string, i int) (longest int) {
	for _, list := range StandingHeads {
		longest = max(longest, Ruling(list).At(low, i))
	}
	return longest
}

// OnlyStanding gives the phrases of standing of a heading that says nothing beside them but what
// stands so: "Services that are not approved", "Red – do not use". "Recommended for nobody" says
// more, and has none.
func OnlyStanding(low []string) (phrases [][]string) {
	software, kind := Naming("software"), Naming("online-kind")
	for i := 0; i < len(low); {
		longest := StandingAt(low, i)
		next := i + 1
		switch {
		case longest > 0:
			phrases = append(phrases, low[i:i+longest])
			i += longest
		case software.Has(low[i]), phrases == nil && Naming("band-start").Has(low[i]):
			i++
		case kind.Has(low[i]) && next < len(low) && (software.Has(low[next]) || kind.Has(low[next])):
			i++
		case Naming("band-link").At(low, i) > 0 && StandingAt(low, i+Naming("band-link").At(low, i)) > 0:
			i += Naming("band-link").At(low, i)
		default:
			return nil
		}
	}
	return phrases
}
