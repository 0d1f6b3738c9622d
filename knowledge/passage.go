package knowledge

// PassageID names a passage within a Base.
type PassageID string

// Passage is a paragraph of a document, with the place where a person can open
// it.
type Passage struct {
	ID     PassageID
	Source SourceID
	Title  string // the headings above it
	At     string // where in the document
	Text   string
	Date   Date // of the document

	Collection Collection
	Origin     Origin `json:"-"`
}
