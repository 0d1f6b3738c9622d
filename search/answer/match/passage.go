package match

import (
	"hash/fnv"
	"regexp"
	"sync"

	"policybot/knowledge"
	"policybot/knowledge/language"
	"policybot/search/answer/stem"
)

const (
	// maxCounted is in how many passages words are counted, or in up to twice as
	// many: of so many, that tells how rare a word is as well as all would. Which
	// they are turns on their ids alone.
	maxCounted = 10_000
	// maxPrepared bounds for how many passages what they tell is remembered.
	maxPrepared = 2000
)

// passagesTold remembers what passages tell: a large base has too many to work
// it out for all of them beforehand.
type passagesTold struct {
	mu    sync.Mutex
	known map[*knowledge.Passage]*Told
}

// Channel is the name of one, by which a text speaks of it.
var Channel = regexp.MustCompile(`(^|[\s(])#[a-z]`)

// ToldIn is what the passage tells.
func (r *Records) ToldIn(p *knowledge.Passage) *Told {
	r.passages.mu.Lock()
	t := r.passages.known[p]
	r.passages.mu.Unlock()
	if t != nil {
		return t
	}
	t = &Told{passage: p, Stems: stem.Of(p.Title, p.Text), SpeaksOf: r.Lexicon.Mentions(r.TitleOf(p) + " . " + p.Title + " . " + p.Text)}
	if Channel.MatchString(p.Text) {
		t.Stems[language.Stem("channel")] = true
	}
	r.passages.mu.Lock()
	defer r.passages.mu.Unlock()
	if r.passages.known == nil || len(r.passages.known) >= maxPrepared {
		r.passages.known = map[*knowledge.Passage]*Told{}
	}
	r.passages.known[p] = t
	return t
}

// countPassages counts in how many passages each word stands.
func (r *Records) countPassages() {
	apart := uint32(max(1, len(r.Passages)/maxCounted))
	for _, p := range r.Passages {
		h := fnv.New32a()
		h.Write([]byte(p.ID))
		if h.Sum32()%apart == 0 {
			r.Words.Add(stem.Of(p.Title, p.Text))
		}
	}
}
