package prose

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// plainExamples writes the examples of what a sentence of home's own is about as if nothing set
// them apart, behind "including": "games (e.g. Pigeon and Dove)", "tools, such as Pigeon,". They
// are what is meant, too.
func (r *Reader) plainExamples(tokens []language.Token) []language.Token {
	for i := 1; i < len(tokens); i++ {
		open := tokens[i].Text
		if open != "(" && open != "," && !tokens[i].Word || notOfAll(tokens[:i]) {
			continue
		}
		first, fewest := leadsToExamples(tokens, i), 1
		if first == 0 && open == "(" && isTools(tokens[i-1]) {
			first, fewest = i+1, 2 // one in brackets may be another name
		}
		if first == 0 {
			continue
		}
		end := r.appsEnd(tokens, first, fewest)
		if end == 0 || open == "(" && (end == len(tokens) || tokens[end].Text != ")") || open == "," && end+1 < len(tokens) && tokens[end].Text == "," && tokens[end+1].Upper {
			continue
		}
		plain := append(slices.Clone(tokens[:i]), tokens[first-1])
		at := &plain[i]
		at.Text, at.Norm, at.Stem, at.Upper, at.Word = "including", "including", "including", false, true
		plain = append(plain, tokens[first:end]...)
		if open == "(" || open == "," && end < len(tokens) && tokens[end].Text == "," {
			end++
		}
		tokens = append(plain, tokens[end:]...)
	}
	return tokens
}

// isTools tells that the word is a noun for tools in the plural.
func isTools(t language.Token) bool {
	return (strings.HasSuffix(t.Norm, "s") || t.Norm == "software") && language.Naming("software").Has(t.Norm)
}

// mostExampleLead is how many words are looked at for what leads in to examples.
const mostExampleLead = 8

// leadsToExamples is where the examples begin before which a word for them stands at the token, or
// behind the mark there; 0 where none does.
func leadsToExamples(tokens []language.Token, i int) int {
	var words []string
	var at []int
	for j := i; j < len(tokens) && len(words) < mostExampleLead; j++ {
		if tokens[j].Word {
			words, at = append(words, tokens[j].Norm), append(at, j)
		}
	}
	n := language.Naming("example-lead").At(words, 0)
	if n == 0 || n >= len(words) {
		return 0
	}
	return at[n]
}

// appsEnd is where the list of apps ends that begins at the token, or 0 where it has fewer than
// that.
func (r *Reader) appsEnd(tokens []language.Token, first, fewest int) int {
	end, n := 0, 0
	for _, m := range r.Lexicon.Named(tokens[first:]) {
		app := slices.ContainsFunc(m.Entities, func(id knowledge.EntityID) bool { e := r.Entity(id); return e != nil && e.Kind == knowledge.App })
		gap := tokens[max(first, end) : first+m.From]
		if !app || len(gap) > 2 || slices.ContainsFunc(gap, func(t language.Token) bool { return t.Text != "," && t.Norm != "and" && t.Norm != "or" }) || end == 0 && len(gap) > 0 {
			break
		}
		end, n = first+m.To, n+1
	}
	if n < fewest {
		return 0
	}
	return end
}

// notOfAll tells that the tokens leave something out of what they name, or only ask or suppose
// something of it, so that it isn't clear what is said of the examples behind them.
func notOfAll(tokens []language.Token) bool {
	low := make([]string, len(tokens))
	for i, t := range tokens {
		low[i] = t.Norm
	}
	return language.Naming("not-of-all").In(low)
}
