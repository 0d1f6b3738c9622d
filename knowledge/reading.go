package knowledge

// Reading is an event or a fact that the program proposes from a passage that
// nobody has made a record of. A sure one counts below every record, an unsure
// one decides nothing.
type Reading struct {
	Event   *Event // either this
	Fact    *Fact  // or this
	Passage PassageID
	Words   string   // on which it rests, as they stand in the passage
	Doubts  []string // what the program is unsure of, a clause each; none: it is sure
}

// Sure tells that nothing about the reading is in doubt.
func (r *Reading) Sure() bool { return len(r.Doubts) == 0 }

// Proposal is what a program reads in documents: whom and what they name that no
// record declares, and what they tell.
type Proposal struct {
	Entities []*Entity
	Readings []*Reading
	Home     EntityID // whom "we" means in them, where the settings say nothing
	Broken   []string // the documents of which nothing is read, by a defect of the program, and why
}
