package knowledge

// PassageID names a passage within a Base.
type PassageID string

// Passage is a paragraph of a document, with the place where a person can open
// it and the days on which it stood there.
type Passage struct {
	ID     PassageID
	Source SourceID
	Title  string // the headings above it
	At     string // where in the document
	No     int    `json:",omitempty"` // which of the document's passages it is, from 1; 0: not known
	Number int    `json:",omitempty"` // of its first item, where it is a numbered list; 0: it is none
	Text   string
	Date   Date // of the document

	From  Date `json:",omitzero"` // since when it has stood in the document; zero: not known
	Until Date `json:",omitzero"` // the last day on which it did; zero: it still does

	Collection Collection
	Origin     Origin `json:"-"`
}

// Past tells that the passage no longer stands in its document.
func (p *Passage) Past() bool { return !p.Until.IsZero() }

// Stands tells that the passage is known to have stood in its document on the
// day.
func (p *Passage) Stands(day Day) bool {
	stood := p.Stood()
	return stood.First <= day && day <= stood.Last
}

// Stood gives the days on which the passage is known to have stood, first to
// last. Where nothing tells since when, it is since its document's date, if that
// is known.
func (p *Passage) Stood() Date {
	days := Date{First: FirstDay, Last: LastDay, Precision: SpanPrecision}
	switch {
	case !p.From.IsZero():
		days.First = p.From.Last
	case !p.Date.IsZero():
		days.First = p.Date.First
	}
	if p.Past() {
		days.Last = p.Until.First
	}
	return days
}
