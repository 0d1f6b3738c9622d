package acts

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/extract/form"
	"policybot/knowledge/extract/ground"
	"policybot/knowledge/language"
)

// part is what a text that is cited has of a passage: all of it where it has no end.
type part struct {
	passage  *knowledge.Passage
	from, to int // bytes
}

// has tells that the words, in the passage, stand in the part.
func (p part) has(id knowledge.PassageID, words string) bool {
	if p.passage.ID != id {
		return false
	}
	at := strings.Index(p.passage.Text, words)
	middle := at + len(words)/2
	return p.to == 0 || at >= 0 && p.from <= middle && middle < p.to
}

// citedIn are the earlier documents of home's own that are meant where the document cites a
// text, and whether they are surely: by its number, or else by a title in the words.
func (r *reconciler) citedIn(c language.Cited, by *knowledge.Source, docs []ground.Document) (meant []ground.Document, surely bool) {
	best := 0
	for _, d := range docs {
		if !r.mayAmend(by, d) {
			continue
		}
		switch rank := citedBy(c, r.titles(d)); {
		case rank > best:
			meant, best = []ground.Document{d}, rank
		case rank == best && rank > 0:
			meant = append(meant, d)
		}
	}
	return meant, len(meant) == 1
}

// mayAmend tells that the document is another and no later one of home's own than the one.
func (r *reconciler) mayAmend(by *knowledge.Source, d ground.Document) bool {
	src := r.Base.Source(d.ID)
	return src != nil && d.ID != by.ID && r.OwnOf(src, r.Publisher(src)) && r.Publisher(src) == r.Publisher(by) && (src.Date.IsZero() || by.Date.IsZero() || src.Date.First <= by.Date.Last)
}

// docTitle is a title of a document, and the numbers of texts in it.
type docTitle struct {
	text  string
	cites []language.Cited
}

// titles are the title of the document, and the heading above it.
func (r *reconciler) titles(d ground.Document) []docTitle {
	if list, known := r.titled[d.ID]; known {
		return list
	}
	var list []docTitle
	add := func(text string) { list = append(list, docTitle{text, language.Citations(text)}) }
	if src := r.Base.Source(d.ID); src != nil && src.Title != "" {
		add(src.Title)
	}
	if len(d.Passages) > 0 {
		if h := form.Headings(d.Passages[0].Title); len(h) > 0 {
			add(h[0])
		}
	}
	r.titled[d.ID] = list
	return list
}

// citedBy tells how surely the text is the one with one of the titles: 2 where its number is,
// and 1 where a year is added to that.
func citedBy(c language.Cited, titles []docTitle) (rank int) {
	for _, title := range titles {
		for _, t := range title.cites {
			if t.Part || t.Kind != c.Kind && !standsForKind(c.Kind, title.text[:t.End]) && !standsForKind(t.Kind, c.Kind) {
				continue
			}
			switch no, year, dated := strings.Cut(t.No, "/"); {
			case t.No == c.No:
				rank = max(rank, 2)
			case dated && no == c.No && len(year) == 4:
				rank = max(rank, 1)
			}
		}
	}
	return rank
}

// standsForKind tells that the capitals stand for words of the text: "ao" for
// "Administrative Order 22-11".
func standsForKind(capitals, text string) bool {
	initials := ""
	for _, t := range language.Words(text) {
		initials += t.Norm[:1]
	}
	return len(capitals) > 1 && len(capitals) < len(text) && strings.Contains(initials, capitals)
}

// place is a passage with the numbers that it stands under: that of the heading above it,
// its own, and those of the items of the list that it is.
type place struct {
	passage   *knowledge.Passage
	above, no string
	items     []numbered
}

// places are those of the passages that stand in the document, in their order.
func (r *reconciler) places(d ground.Document) []place {
	if list, known := r.numbered[d.ID]; known {
		return list
	}
	var list []place
	for _, p := range ground.InOrder(d.Passages) {
		if p.Past() {
			continue
		}
		at := place{passage: p, items: numberedItems(p)}
		for _, h := range form.Headings(p.Title) {
			if n, _ := language.NumberOf(h); n != "" {
				at.above = n
			}
		}
		at.no, _ = language.NumberOf(p.Text)
		list = append(list, at)
	}
	r.numbered[d.ID] = list
	return list
}

// partsCited are the parts with the number in the document, and whether they are surely
// those that are meant. Where nothing says that it is this document, an item of a list is no
// section.
func (r *reconciler) partsCited(c language.Cited, d ground.Document, said bool) (parts []part, surely bool) {
	no, letter, lettered := strings.Cut(strings.TrimSuffix(c.No, ")"), "(")
	headed, labelled, items := []part{}, []part{}, []part{}
	lists := map[*knowledge.Passage]bool{}
	for _, at := range r.places(d) {
		switch {
		case within(at.above, no):
			headed = append(headed, part{passage: at.passage})
		case within(at.no, no):
			labelled = append(labelled, part{passage: at.passage})
		}
		if !said && language.Headed(c.Kind) {
			continue
		}
		for _, x := range at.items {
			if x.no == no || at.above != "" && at.above+"."+x.no == no {
				items = append(items, x.part)
				lists[at.passage] = true
			}
		}
	}
	sets := slices.DeleteFunc([][]part{headed, labelled, items}, func(s []part) bool { return len(s) == 0 })
	if len(sets) == 0 {
		return nil, false
	}
	parts, surely = sets[0], len(sets) == 1 && len(lists) < 2 && (len(headed) > 0 || len(items) > 0 || len(labelled) == 1 || sameNumber(labelled))
	if lettered {
		parts = slices.DeleteFunc(lettersIn(parts, letter), func(p part) bool { return p.to == 0 })
		surely = surely && len(parts) == 1
	}
	return parts, surely
}

// within tells that the number is the one cited, or that of a part of it.
func within(n, cited string) bool { return n != "" && (n == cited || strings.HasPrefix(n, cited+".")) }

// sameNumber tells that none of the passages begins with the same number as another.
func sameNumber(parts []part) bool {
	seen := map[string]bool{}
	for _, p := range parts {
		n, _ := language.NumberOf(p.passage.Text)
		if seen[n] {
			return false
		}
		seen[n] = true
	}
	return true
}

// numbered is an item of a numbered list.
type numbered struct {
	no string
	part
}

// numberedItems are those of the list that the passage is.
func numberedItems(p *knowledge.Passage) (list []numbered) {
	if p.Number == 0 {
		return nil
	}
	at, no := 0, p.Number
	for line := range strings.Lines(p.Text) {
		if strings.HasPrefix(line, "- ") {
			list = append(list, numbered{strconv.Itoa(no), part{p, at, at + len(line)}})
			no++
		} else if n := len(list); n > 0 {
			list[n-1].to = at + len(line)
		}
		at += len(line)
	}
	return list
}

// lettersIn are of each part what stands behind the letter in brackets: "(b) Dove is banned".
func lettersIn(parts []part, letter string) (list []part) {
	for _, p := range parts {
		to := cmp.Or(p.to, len(p.passage.Text))
		at := strings.Index(p.passage.Text[p.from:to], "("+letter+")")
		if at < 0 || len(letter) != 1 {
			continue
		}
		from := p.from + at
		if next := strings.Index(p.passage.Text[from:to], "("+string(letter[0]+1)+")"); next > 0 {
			to = from + next
		}
		list = append(list, part{p.passage, from, to})
	}
	return list
}
