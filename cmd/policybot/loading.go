package main

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"time"

	"policybot/knowledge"
	"policybot/knowledge/document/kept"
	"policybot/knowledge/record"
	"policybot/search/edition"
	"policybot/search/index"
)

// loader reads knowledge and makes it ready to be answered from. What takes
// long, it tells of, and keeps what it can for the next time.
type loader struct {
	warnings io.Writer // of documents that are left out
	told     *progress
	keeping  edition.Keeping
	parsed   *kept.Documents
}

// loader is for a command at the prompt.
func (p *program) loader() loader {
	l := newLoader(p.config.State, p.stderr, func(line string, _ ...any) { fmt.Fprintln(p.stderr, line) }, func(error) {})
	l.keeping.Broken = func(why string) {
		fmt.Fprintf(p.stderr, "warning: nothing is read of what a document tells, by a defect of policybot; please report it: %s\n", why)
	}
	return l
}

// logged is for a service. What can't be kept is built anew at each start, which
// whoever runs it should hear of.
func logged(folder string, log *slog.Logger) loader {
	l := newLoader(folder, io.Discard, func(_ string, fields ...any) { log.Info("knowledge is being made ready", fields...) },
		func(err error) {
			log.Warn("what was read and indexed can't be kept for the next start; check the folder of POLICYBOT_STATE", "error", err)
		})
	l.keeping.Broken = func(why string) {
		log.Error("nothing is read of what a document tells, by a defect of policybot; please report it", "document", why)
	}
	return l
}

func newLoader(folder string, warnings io.Writer, tell func(line string, fields ...any), failed func(error)) loader {
	l := loader{warnings: warnings, told: &progress{now: time.Now, tell: tell}}
	l.keeping = edition.Keeping{Program: programSum, Done: l.told.of("index"), Read: l.told.of("passages"), Failed: failed}
	if folder != "" && folder != publicState() {
		l.parsed = kept.New(filepath.Join(folder, "documents"), programSum)
		l.keeping.Readings = kept.NewFolder(filepath.Join(folder, "readings"), maxReadings)
		l.keeping.Indexes = index.NewStore(filepath.Join(folder, "indexes"))
	}
	return l
}

// maxReadings is how many bytes are kept of what was read in documents.
const maxReadings = 1 << 30

// read reads the folder.
func (l loader) read(dir string) (*knowledge.Base, knowledge.Findings) {
	var o []record.Option
	if l.told != nil {
		o = append(o, record.Told(l.told.of("files")))
	}
	if l.parsed == nil {
		return record.LoadDir(dir, o...)
	}
	base, findings := record.LoadDir(dir, append(o, record.Parse(l.parsed.Parse))...)
	if err := errors.Join(l.parsed.Err(), l.parsed.Trim()); err != nil {
		l.keeping.Failed(err)
	}
	return base, findings
}

// programSum names the program by its own bytes: another one may read documents
// otherwise. Where they can't be read, nothing that was kept is trusted.
var programSum = sync.OnceValue(func() string {
	unknown := fmt.Sprintf("started %d", time.Now().UnixNano())
	name, err := os.Executable()
	if err != nil {
		return unknown
	}
	f, err := os.Open(name)
	if err != nil {
		return unknown
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return unknown
	}
	return hex.EncodeToString(h.Sum(nil))
})
