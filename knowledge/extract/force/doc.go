// Package force tells which parts of a document hold: not what is filed, titled or marked
// as a draft, an example, or a record whose status says that it is over.
//
// It looks at the whole of a document, and casts doubt on what was read of the parts that
// may not hold.
package force
