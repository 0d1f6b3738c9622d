package knowledge

import "fmt"

// Origin is the place in the record files where a record stands, so that a
// finding about it can name file and line. Records made in memory have none.
type Origin struct {
	File string
	Line int
}

// String writes the place as compilers do: pigeon.yaml:31.
func (o Origin) String() string {
	if o.File == "" {
		return "records"
	}
	if o.Line == 0 { // the file as a whole
		return o.File
	}
	return fmt.Sprintf("%s:%d", o.File, o.Line)
}
