package prose

import (
	"slices"

	"policybot/knowledge"
	"policybot/knowledge/extract/form"
	"policybot/knowledge/language"
)

// listedChange leaves out the colon of a line of a log in which nothing but the names of apps
// stands behind a verb: "Banned: Pigeon and Dove". What is removed, it must be said from
// what: from a list of apps.
func (r *Reader) listedChange(p *knowledge.Passage, tokens []language.Token) []language.Token {
	if len(tokens) < 3 || tokens[1].Text != ":" {
		return tokens
	}
	verb := slices.ContainsFunc(language.Acts(tokens[:1]), func(a language.ActAt) bool {
		return a.Form&language.Past != 0 && (slices.Contains([]string{"ban", "unban", "allow"}, a.Act) || a.Act == "unlist" && r.listsAllowed(p))
	})
	if !verb {
		return tokens
	}
	names := tokens[2:]
	at := 0
	for _, m := range r.Lexicon.Named(names) {
		for ; at < m.From; at++ {
			if t := names[at]; t.Word && t.Norm != "and" || !t.Word && t.Text != "," {
				return tokens
			}
		}
		at = m.To
	}
	if at == 0 || at < len(names) && !(at == len(names)-1 && names[at].Text == ".") {
		return tokens
	}
	return slices.Delete(tokens, 1, 2)
}

// listsAllowed tells that a heading above the passage, or the title of its document, speaks
// of apps that are allowed: "Changes to the list of approved apps".
func (r *Reader) listsAllowed(p *knowledge.Passage) bool {
	heads := form.Headings(p.Title)
	if src := r.Base.Source(p.Source); src != nil {
		heads = append(heads, src.Title)
	}
	return slices.ContainsFunc(heads, func(h string) bool {
		return form.HeadingStanding(h) == form.Granted && form.ToolsAbove(h)
	})
}
