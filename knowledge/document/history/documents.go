package history

import (
	"fmt"
	"time"

	"github.com/go-git/go-git/v5/plumbing"

	"policybot/knowledge"
)

// Document is a document of the folder: its source, and its passages.
type Document struct {
	Name     string // path within the folder
	Source   *knowledge.Source
	Passages []*knowledge.Passage
}

// Options say how documents are read, and how much of their history.
type Options struct {
	Zone  *time.Location                                    // of the days
	Reads func(name string) bool                            // files of this name are documents
	Parse func(name string, data []byte) (*Document, error) // of such a file; the id of a passage is its source's and #, and what stays the same while its section and words do
	Limits
}

// Limits bound what is read of a history. What is older than they reach is left
// out.
type Limits struct {
	Commits  int   // along the first parents
	Versions int   // of all documents
	Bytes    int64 // of these together
	Size     int64 // of one of them; larger ones aren't read
}

// Usual are limits for the documents of a company.
var Usual = Limits{Commits: 100_000, Versions: 20_000, Bytes: 256 << 20, Size: 4 << 20}

// Documents gives the documents that the folder holds and held, in order of
// name, each with its passages of all times. Present are those that were read
// from the folder, by name; nil stands for a file that couldn't be. Of documents
// that Git doesn't track, it gives nothing. What is left out is told, as notes.
// With an error, nothing is known of the history.
func (r *Repository) Documents(present map[string]*Document, o Options) (list []*Document, notes knowledge.Findings, err error) {
	defer stumbled(&err)
	line, whole, err := r.line(o.Zone, o.Commits)
	if err != nil {
		return nil, nil, err
	}
	lineages, since, err := r.lineages(line, whole, o)
	if err != nil {
		return nil, nil, err
	}
	d := &reading{Repository: r, options: o, present: present, parsed: map[plumbing.Hash]*Document{}}
	if since != nil {
		d.notes.Notef(knowledge.Origin{File: GitFolder}, "what documents said before %s isn't known: older commits are missing, or more than are read", since)
	}
	if len(line) > 0 {
		d.newest = line[0].day
	}
	list, err = d.documents(d.group(lineages))
	return list, d.notes, err
}

// stumbled makes an error of a panic, to which a damaged repository can bring
// its reader.
func stumbled(err *error) {
	if broken := recover(); broken != nil {
		*err = fmt.Errorf("it is damaged: %v", broken)
	}
}
