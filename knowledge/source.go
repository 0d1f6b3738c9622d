package knowledge

// SourceID names a source within a Base.
type SourceID string

// Tier ranks sources by how close they stand to the act.
type Tier string

// Tiers, from the act itself to comment on it.
const (
	PolicyTier    Tier = "policy"
	StatementTier Tier = "statement"
	ReportingTier Tier = "reporting"
	OpinionTier   Tier = "opinion"
)

// Tiers lists every tier, highest first.
func Tiers() []Tier { return []Tier{PolicyTier, StatementTier, ReportingTier, OpinionTier} }

// Rank is 0 for the highest tier, and larger for lower ones.
func (t Tier) Rank() int {
	for i, x := range Tiers() {
		if x == t {
			return i
		}
	}
	return len(Tiers())
}

// Source is a document, statement or article that tells of events and facts.
type Source struct {
	ID        SourceID
	Title     string
	Publisher string
	Date      Date // of publication, as precise as it is known
	URL       string
	Tier      Tier
	Note      string // what a reader should know of it, such as an inferred date
	Retracted Date   // zero where it never was

	Collection Collection
	Origin     Origin `json:"-"`
}

// Certainty is how surely a report tells something.
type Certainty string

// Certainties, surest first.
const (
	Stated     Certainty = "stated"
	Reported   Certainty = "reported"
	Speculated Certainty = "speculated"
)

// Certainties lists every certainty, surest first.
func Certainties() []Certainty { return []Certainty{Stated, Reported, Speculated} }

// Rank is 0 for the surest, and larger for less sure ones. A report that says
// nothing of it counts as stated.
func (c Certainty) Rank() int {
	switch c {
	case Reported:
		return 1
	case Speculated:
		return 2
	}
	return 0
}

// Report is one source's telling of an event or fact.
type Report struct {
	Source    SourceID
	At        string // where in the source
	Quote     string // the exact words, where somebody is quoted
	Speaker   string // who said the quoted words
	Certainty Certainty
	Denies    bool   // the source says that it is not so
	Level     bool   `json:"-"` // of a denial: it weighs as much as what it denies, whatever their tiers
	Differs   string // how this source tells it otherwise: another act, date or scope

	Origin Origin `json:"-"`
}

// DatedByFile is the note of a source that is dated by when its file was written, as the
// program noted that wrote it: what it says was said by then.
const DatedByFile = "dated by when the file was written"
