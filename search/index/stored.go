package index

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
)

// A doc is stored as its text, which is looked at to rank it, and after that
// everything else, which is read only of those that are found.

// storedDoc is what Bleve is given to keep.
func storedDoc(d *Doc) (string, error) {
	rest := *d
	rest.Text = ""
	body, err := json.Marshal(&rest)
	if err != nil {
		return "", fmt.Errorf("index: writing %s: %w", d.key(), err)
	}
	out := binary.AppendUvarint(nil, uint64(len(d.Text)))
	return string(append(append(out, d.Text...), body...)), nil
}

// textOf is the text of a stored doc, and what follows it.
func textOf(stored []byte) (text, rest []byte, err error) {
	n, size := binary.Uvarint(stored)
	if size <= 0 || n > uint64(len(stored)-size) {
		return nil, nil, fmt.Errorf("%w: a doc has no text", ErrDamaged)
	}
	stored = stored[size:]
	return stored[:n], stored[n:], nil
}

// visit shows what is stored of a doc, which is there no longer than the visit.
func (x *Index) visit(at spot, see func(text, rest []byte) error) error {
	found, err := false, error(nil)
	failed := x.parts[at.part].VisitStoredFields(uint64(at.doc), func(field string, _ byte, value []byte, _ []uint64) bool {
		if field == docField {
			found = true
			var text, rest []byte
			if text, rest, err = textOf(value); err == nil {
				err = see(text, rest)
			}
		}
		return true
	})
	switch {
	case failed != nil:
		return failed
	case !found:
		return fmt.Errorf("%w: a doc is gone", ErrDamaged)
	}
	return err
}

// load reads a doc as it was given to Build.
func (x *Index) load(at spot, d *Doc) error {
	return x.visit(at, func(text, rest []byte) error {
		err := json.Unmarshal(rest, d)
		d.Text = string(text)
		return err
	})
}
