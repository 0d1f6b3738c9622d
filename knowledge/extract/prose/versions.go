package prose

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// wholeApp leaves out of a sentence of home's own which versions of an app it speaks of, so that it is
// read as one on the app, and gives them: "versions of Pigeon older than 6.1 are banned", "Pigeon
// versions below 6.1".
func (r *Reader) wholeApp(tokens []language.Token) (plain []language.Token, versions knowledge.EntityID) {
	if !slices.ContainsFunc(tokens, func(t language.Token) bool { return versionNumber(t.Norm) }) {
		return tokens, ""
	}
	low := make([]string, len(tokens))
	for i, t := range tokens {
		low[i] = t.Norm
	}
	at := func(list string, i int) int { return i + language.Ruling(list).At(low, i) }
	apps := slices.DeleteFunc(r.Lexicon.Named(tokens), func(m language.Mention) bool {
		e := r.Entity(m.Entities[0])
		return e == nil || e.Kind != knowledge.App
	})
	if len(apps) != 1 {
		return tokens, "" // "Dove, and versions of Pigeon older than 6.1"
	}
	m := apps[0]
	from, behind := m.From, at("version-noun", m.To)
	if of := from - 1; of > 0 && language.Ruling("version-of").Has(low[of]) && language.Ruling("version-noun").Has(low[of-1]) {
		from = of - 1
	}
	for from > 0 && language.Ruling("everybody").Has(low[from-1]) {
		from-- // "all versions"
	}
	op, end := "<", at("version-below", behind)
	if end == behind {
		op, end = ">", at("version-above", behind)
	}
	number := at("version-noun", end)
	if end == behind || number >= len(low) || !versionNumber(low[number]) || number+1 < len(low) && language.Ruling("version-goes-on").Has(low[number+1]) {
		return tokens, ""
	}
	plain = slices.Concat(tokens[:from], tokens[m.From:m.To], tokens[number+1:])
	return plain, knowledge.EntityID(op + strings.TrimPrefix(low[number], "v"))
}

// versionNumber tells that the word is a version: numbers parted by points.
func versionNumber(word string) bool {
	_, err := knowledge.ParseVersionRange(strings.TrimPrefix(word, "v"))
	return err == nil && strings.Contains(word, ".")
}
