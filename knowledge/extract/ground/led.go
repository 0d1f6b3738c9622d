package ground

import (
	"strings"

	"policybot/knowledge"
)

// longestHead is how many bytes a name may have before what is said of it.
const longestHead = 40

// LedBy is the app by whose name, and a colon or full stop, a line begins, also where the
// name is an everyday word: "Signal: the ban is lifted". It is "" where none does.
func (v *View) LedBy(text string) knowledge.EntityID {
	head := strings.TrimLeft(text, "-*0123456789. ")
	end := strings.IndexAny(head, ":.")
	if end <= 0 || end > longestHead || end+1 < len(head) && head[end+1] != ' ' {
		return ""
	}
	var app knowledge.EntityID
	for _, id := range v.Lexicon.Names(head[:end]) {
		if e := v.Base.Entity(id); e != nil && e.Kind == knowledge.App {
			if app != "" {
				return ""
			}
			app = id
		}
	}
	return app
}
