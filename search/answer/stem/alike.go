package stem

import "policybot/knowledge/language"

// Same tells that a word that means the same is among the stems.
func Same(stems map[string]bool, word string) bool {
	for s := range stems {
		if language.Same(s, word) {
			return true
		}
	}
	return false
}

// AtWork tells that one of the words means much the same as one of the stems, in what
// an employer's documents say.
func AtWork(stems map[string]bool, words []string) bool {
	return anyPair(stems, words, language.AtWork)
}

// Related tells that one of the words has to do with one of the stems.
func Related(stems map[string]bool, words []string) bool {
	return anyPair(stems, words, language.Related)
}

func anyPair(stems map[string]bool, words []string, alike func(stem, word string) bool) bool {
	for _, w := range words {
		for s := range stems {
			if alike(s, w) {
				return true
			}
		}
	}
	return false
}
