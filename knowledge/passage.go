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
	Text   string
	Date   Date // of the document

	From  Date `json:",omitzero"` // since when it has stood in the document; zero: not known
	Until Date `json:",omitzero"` // the last day on which it did; zero: it still does

	Collection Collection
	Origin     Origin `json:"-"`
}

// Past tells that the passage no longer stands in its document.
func (p *Passage) Past() bool { return !p.Until.IsZero() }

// Stands tells that the passage stood in its document on the day, as far as
// that is known.
func (p *Passage) Stands(day Day) bool {
	return (p.From.IsZero() || p.From.First <= day) && (p.Until.IsZero() || day <= p.Until.Last)
}
