package question

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// versions takes a number behind an app's name, or behind "version", as the
// version that is asked about.
func (p *parser) versions() {
	for i, t := range p.reading.Tokens {
		if i == 0 || p.used[i] || !isVersion(t.Norm) || p.counts(i) {
			continue
		}
		named := slices.ContainsFunc(p.reading.Mentions, func(m language.Mention) bool {
			e := p.base.Entity(m.Entities[0])
			return m.To == i && e != nil && e.Kind.Used()
		})
		goesOn := p.before != nil && len(p.before.Where[knowledge.Version]) > 0 && len(p.reading.Mentions) == 0 // "and 4.1?"
		said := slices.Contains([]string{"version", "release", "v"}, p.reading.Tokens[i-1].Norm)
		if named || goesOn || said {
			if said {
				p.use(i-1, i)
			}
			p.q.Where[knowledge.Version] = append(p.q.Where[knowledge.Version], knowledge.EntityID(strings.TrimPrefix(t.Norm, "v")))
			p.use(i, i+1)
			return
		}
	}
}

// counts tells that the number says how many or how much of something, which
// stands behind it: "900 million users", "3 times", "5 %".
func (p *parser) counts(i int) bool {
	tokens := p.reading.Tokens
	if rest := strings.TrimSpace(p.reading.Text[tokens[i].End:]); rest != "" && strings.ContainsAny(rest[:1], "%$") || strings.HasPrefix(rest, "€") || strings.HasPrefix(rest, "£") {
		return true
	}
	if i+1 == len(tokens) || !tokens[i+1].Word {
		return false
	}
	next := tokens[i+1]
	if p.reading.At(i+1, "number-word") || language.Says("measure", next.Stem) {
		return true
	}
	return !strings.Contains(tokens[i].Norm, ".") && !language.Stop(next.Norm) && !p.cued(i+1) && !p.mentioned(i+1) && !p.inTime(i+1)
}

// isVersion tells that the word is numbers parted by points.
func isVersion(s string) bool {
	_, err := knowledge.ParseVersionRange(s)
	return err == nil
}
