package language

// MachineOwner is whose the machine is that the text names: "company" or "person", or
// "" where it doesn't say, or names none.
func MachineOwner(text string) string {
	tokens := Words(text)
	for i := 1; i < len(tokens); i++ {
		for _, owner := range []string{"company", "person"} {
			if Says("machine", tokens[i].Stem) && !listed("company", tokens[i].Norm) && listed(owner, tokens[i-1].Norm) {
				return owner
			}
		}
	}
	return ""
}
