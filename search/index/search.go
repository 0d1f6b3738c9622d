package index

import (
	"context"
	"fmt"
	"strings"

	"policybot/knowledge"
)

// Hit is a doc that was found. Scores of one search can be compared with each
// other, those of two searches can't.
type Hit struct {
	Doc
	Score   float64
	Snippet Snippet
}

// Whole is a passage that is shown whole, with what it counts for.
func Whole(b *knowledge.Base, p *knowledge.Passage, score float64) Hit {
	d := passageDoc(b, p)
	return Hit{Doc: d, Score: score, Snippet: Snippet{Text: strings.Join(strings.Fields(d.Text), " ")}}
}

// Search finds the docs that fit, best first, those of equal score in order of
// kind and id. It looks for docs with every word of the text, and only where
// these are fewer than the limit for docs with any of them, or of the words that
// speak of the same matter, which count for less. Words near each other count for
// more. Words that say
// nothing ("the", "is") don't count; a text of nothing else counts as none where
// entities are asked for, and else finds nothing. Within collections they are
// ranked and scored as if no other docs were in the index. Without a text, all docs that
// fit score 1. An error is ErrClosed, the context's, or a failure to read.
func (x *Index) Search(ctx context.Context, q Query) ([]Hit, error) {
	x.mu.RLock()
	defer x.mu.RUnlock()
	if x.closed {
		return nil, ErrClosed
	}
	terms := x.analyzer.terms(cut(q.Text, maxQueryText), maxTerms)
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("index: searching: %w", err)
	}
	m := newMatcher(x.analyzer, terms)
	found, err := x.find(ctx, terms, m, q)
	if err != nil {
		return nil, fmt.Errorf("index: searching: %w", err)
	}
	hits := make([]Hit, len(found))
	for i, s := range found {
		if err := x.load(s.spot, &hits[i].Doc); err != nil {
			return nil, fmt.Errorf("index: reading %s: %w", s.key, err)
		}
		hits[i].Score = s.score
		hits[i].Snippet = snippet(m, hits[i].Text)
	}
	return hits, nil
}
