package knowledge

// Relations of facts that tell what people may do, in words of their own: more
// than a rule on an app says, such as what may be put into it. With HoldsNot they
// may not. The value is the verb of what is done, where the sentence has one.
const (
	Permission  = "permission"
	Conditional = "permission on conditions"
	Obligation  = "obligation" // what they must do; with HoldsNot, what they needn't
)

// Guides tells that the fact is about what people may do, or must.
func (f *Fact) Guides() bool {
	return f.Relation == Permission || f.Relation == Conditional || f.Relation == Obligation
}
