package prose

// useOnly tells that the object of the verb is the use of what was spoken of, which isn't
// named again: "halted new downloads on Monday", "blocked access".
func (s *sentence) useOnly(from int) bool {
	end := s.useEnd(from)
	return end > 0 && !s.own() && (s.mark(end) || s.timeAt(end) || s.in(end, "on") && s.timeAt(end+1) || s.in(end, "and", "clause", "after", "because", "again", "for-word")) && len(s.topic.apps) > 0 && !s.strangeObject()
}

// useEnd is where a noun for use ends that stands at the token, with what is said of it
// before it; or 0.
func (s *sentence) useEnd(from int) int {
	for i := from; i < min(len(s.tokens), from+4) && !s.mark(i) && s.at(i) == nil && !s.in(i, "preposition", "clause", "and"); i++ {
		if s.in(i, "access-word", "download-noun") {
			return i + 1
		}
	}
	return 0
}
