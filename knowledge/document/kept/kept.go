// Package kept keeps on the disk what documents say, and what else took long to
// work out, so that the same is worked out once.
//
// Nothing is lost with a folder but time. What can't be kept, or isn't as it was
// written, is worked out again.
package kept

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"policybot/knowledge"
	"policybot/knowledge/document"
)

// maxDocuments is how many bytes are kept of documents.
const maxDocuments = 2 << 30

// Documents keeps documents.
type Documents struct {
	*Folder
	program func() string // names the program: another one may read them otherwise
}

// New keeps documents in the folder.
func New(folder string, program func() string) *Documents {
	return &Documents{NewFolder(folder, maxDocuments), program}
}

// parsed is what is kept of a document.
type parsed struct {
	Document *document.Document
	Findings knowledge.Findings
}

// Parse is [document.Parse]. Of a document that is left out nothing is kept: next
// time there may be more time or memory for it.
func (k *Documents) Parse(name string, data []byte) (*document.Document, knowledge.Findings) {
	h := k.name(name, data)
	var p parsed
	if k.Get(h, &p) && p.Document != nil {
		return p.Document, p.Findings
	}
	d, findings := document.Parse(name, data)
	if len(findings.Of(knowledge.Error)) == 0 {
		k.Put(h, parsed{d, findings})
	}
	return d, findings
}

func (k *Documents) name(name string, data []byte) string {
	h := sha256.New()
	fmt.Fprintf(h, "%q %q ", k.program(), name)
	h.Write(data)
	return hex.EncodeToString(h.Sum(nil))
}
