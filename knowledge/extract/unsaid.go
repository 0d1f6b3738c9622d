package extract

// longestTakingBack is how many words a sentence has at most that says no more than
// that the one before isn't so.
const longestTakingBack = 9

// takesBack reads a sentence that says of the one before that it isn't so: "That is
// false." What was read there is in doubt.
func (s *sentence) takesBack() bool {
	if len(s.topic.before) == 0 || len(s.tokens) == 0 || len(s.tokens) > longestTakingBack+1 || s.question() {
		return false
	}
	end := s.to(0, "takes-back")
	if end == 0 || end < len(s.tokens) && !s.mark(end) && !s.in(end, "in-word", "and", "because") {
		return false
	}
	for _, c := range s.topic.before {
		c.doubt("whether it is so: what follows takes it back")
	}
	return true
}

// myth tells that the sentence is told as one that isn't true: "Myth: Acme has banned
// it".
func (s *sentence) myth() bool {
	for i := 0; i < min(3, len(s.tokens)); i++ {
		if end := s.to(i, "myth-noun"); end > 0 && s.norm(end) == ":" {
			return true
		}
	}
	return false
}
