package knowledge

// Collection names a part of the knowledge that the same people may see. The
// empty one is open to all.
type Collection string

// Open is the collection that everybody may see.
const Open Collection = "open"

// Access says who may see a collection.
type Access struct {
	Name     Collection
	Everyone bool
	Groups   []string // ids of user groups
	Channels []string // ids of channels
	Owners   []Owner  `json:",omitempty"` // who answers for it, where a person is asked
}
