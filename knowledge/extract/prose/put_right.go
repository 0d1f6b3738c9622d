package prose

// putsRight tells that the sentence says, in a document of home's own, that there is no
// rule, so that one that was told before it holds no more: "Pigeon is not banned". What it
// says isn't so yet, or not wholly, may be so in part.
func (s *sentence) putsRight() bool {
	if s.hasAny("not-wholly", "except", "unless", "if", "but-word", "though-word") {
		return false
	}
	return s.own()
}
