package names

import "policybot/knowledge/extract/form"

// list keeps the names of a list, so that what most show one to be may show it of the
// others.
func (n *namer) list(words []form.Word, group []form.Span) {
	if len(group) < 2 {
		return
	}
	var all []*candidate
	for _, s := range group {
		if c := n.candidate(words[s.From:s.To]); c != nil && !words[s.To-1].Owns {
			all = append(all, c)
		}
	}
	n.lists = append(n.lists, all)
}

// sameLists takes the names for apps that stand in one list with one that the documents
// show to be an app, and with no body: "Heron, Wren and Pigeon".
func (n *namer) sameLists() {
	var found []*candidate
	for _, list := range n.lists {
		apps, others := 0, []*candidate(nil)
		for _, c := range list {
			switch {
			case c.shows[personal]+c.shows[governs] > 0 || c.body() > 0 && !c.used():
				apps = -len(list)
			case n.enough(c) && c.used():
				apps++
			default:
				others = append(others, c)
			}
		}
		if apps > 0 && !n.anyPlain(others) {
			found = append(found, others...)
		}
	}
	for _, c := range found {
		c.shows[beside]++
	}
}

func (n *namer) anyPlain(list []*candidate) bool {
	for _, c := range list {
		if n.plain(c.key) {
			return true
		}
	}
	return false
}
