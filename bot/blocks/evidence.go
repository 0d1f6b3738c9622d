package blocks

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/slack-go/slack"

	"policybot/knowledge"
	"policybot/search/answer"
)

// evidence lists what the sentences rest on, with the words that are quoted.
func (p *page) evidence(a answer.Answer, shown []int) {
	p.left.evidence += len(a.Evidence) - len(shown)
	if len(shown) == 0 {
		return
	}
	var lines []slack.RichTextElement
	var last answer.Evidence
	for at, i := range shown {
		e := a.Evidence[i]
		same := func(j int) bool { return quoted(e) != "" && alike(e, a.Evidence[j]) }
		if slices.ContainsFunc(shown[:at], same) {
			continue // its number stands at the other
		}
		numbers := ""
		for _, j := range shown[at:] {
			if j == i || same(j) {
				numbers += number(j)
			}
		}
		lines = append(lines, p.evidenceLines(numbers, e, last)...)
		last = e
	}
	p.add(slack.NewRichTextBlock("", lines...))
}

// alike tells that two pieces of evidence are the same words at the same place.
func alike(a, b answer.Evidence) bool {
	return oneSource(a, b) && a.Locator == b.Locator && a.Certainty == b.Certainty && a.Speaker == b.Speaker && a.Quote == b.Quote
}

func oneSource(a, b answer.Evidence) bool {
	return a.Source == b.Source && a.Title == b.Title && a.Publisher == b.Publisher && a.Published == b.Published
}

// evidenceLines are the source and the words quoted. A source that the line
// above has named isn't named in full again.
func (p *page) evidenceLines(numbers string, e, last answer.Evidence) []slack.RichTextElement {
	named := e
	if oneLine(e.Title) != "" && oneSource(e, last) {
		named.Title, named.Publisher, named.Published = p.in.Say("source.same"), "", ""
	}
	line := slack.NewRichTextSection(bold(numbers), words(" "+p.sourceLine(named)))
	if quoted(e) == "" {
		if p.opts.All {
			p.ownWords(line, e)
		}
		return []slack.RichTextElement{line}
	}
	if who := cut(oneLine(e.Speaker), p.limits.name); who != "" {
		line.Elements = append(line.Elements, words(" — "+who+":"))
	}
	quote, whole := p.quotation(e, p.limits.quote)
	p.left.quotes = p.left.quotes || !whole
	return []slack.RichTextElement{line, quote}
}

// ownWords adds what the record says, where it quotes nobody.
func (p *page) ownWords(line *slack.RichTextSection, e answer.Evidence) {
	if text := oneLine(e.Text); text != "" {
		short := cut(text, p.limits.what)
		p.left.words = p.left.words || short != text
		line.Elements = append(line.Elements, words(": "+short))
	}
}

// sourceLine names a source, the place in it, who published it when, and how
// sure it is of what it says, unless it simply states it.
func (p *page) sourceLine(e answer.Evidence) string {
	var parts []string
	for _, text := range []string{e.Title, e.Locator, e.Publisher, dated(p.in, e.Published)} {
		if text = cut(oneLine(text), p.limits.name); text != "" {
			parts = append(parts, text)
		}
	}
	if c := oneLine(e.Certainty); c != "" && c != string(knowledge.Stated) {
		parts = append(parts, cut(p.certainty(c), 40))
	}
	if len(parts) == 0 {
		parts = append(parts, filled(cut(oneLine(string(e.Source)), p.limits.name)))
	}
	return strings.Join(parts, ", ")
}

// certainty is how sure a source is, in a word of the language.
func (p *page) certainty(c string) string {
	switch knowledge.Certainty(c) {
	case knowledge.Stated, knowledge.Reported, knowledge.Speculated:
		return p.in.Say("certainty." + c)
	}
	return c
}

// quoted are the words quoted, exactly as on record; spaces alone are none.
func quoted(e answer.Evidence) string {
	if strings.TrimSpace(e.Quote) == "" {
		return ""
	}
	return e.Quote
}

// quotation shows the words quoted and nothing else between its marks. What is
// too long breaks off, and the omission stands outside of the marks.
func (p *page) quotation(e answer.Evidence, most int) (slack.RichTextElement, bool) {
	text, whole := head(strings.ToValidUTF8(quoted(e), "\uFFFD"), most)
	end := p.in.Say("quote.close")
	if !whole {
		end += " " + omission
	}
	return &slack.RichTextQuote{Type: slack.RTEQuote, Elements: []slack.RichTextSectionElement{words(p.in.Say("quote.open")), words(text), words(end)}}, whole
}

var citation = regexp.MustCompile(`\[(\d{1,4})\]`)

// pick chooses which evidence is shown, by index and in order: what the text
// cites, and others while there are few.
func (l limits) pick(a answer.Answer, text string) []int {
	var list []int
	take := func(i, most int) {
		if i >= 0 && i < len(a.Evidence) && len(list) < most && !slices.Contains(list, i) {
			list = append(list, i)
		}
	}
	for _, m := range citation.FindAllStringSubmatch(text, -1) {
		if n, err := strconv.Atoi(m[1]); err == nil {
			take(n-1, l.cited)
		}
	}
	for i := range a.Evidence {
		take(i, l.evidence)
	}
	slices.Sort(list)
	return list
}
