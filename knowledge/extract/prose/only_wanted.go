package prose

// onlyWanted tells that what stands before the token says that somebody wants what follows, and
// not that it is so: "it was moved that Pigeon be banned", "asked that it be removed".
func (s *sentence) onlyWanted(at int) bool {
	for i := at - 1; i >= 0 && !s.mark(i); i-- {
		if !s.in(i, "that-word") {
			continue
		}
		for j := i - 1; j >= max(0, i-3); j-- {
			if s.in(j, "only-wanted") {
				return true
			}
		}
	}
	return false
}
