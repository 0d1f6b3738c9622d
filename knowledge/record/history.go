package record

import (
	"fmt"

	"policybot/knowledge"
	"policybot/knowledge/document"
	"policybot/knowledge/document/history"
)

// addHistory gives the documents the passages of their past, where the folder
// lies in a Git repository, and adds the documents that were removed. Where the
// history can't be read, a warning says so, and the documents are taken as they
// are.
func (l *linker) addHistory(dir string) {
	err := l.readHistory(dir)
	if err != nil { // Git may have been packing it
		err = l.readHistory(dir)
	}
	if err != nil {
		l.findings.Warnf(knowledge.Origin{File: history.GitFolder}, "the history of the documents can't be read, so that they are taken as they are now: %v", err)
	}
}

func (l *linker) readHistory(dir string) error {
	repository, err := history.Find(dir)
	if repository == nil {
		return err
	}
	defer repository.Close()
	files, present := map[string]*file{}, map[string]*history.Document{}
	for _, f := range l.files {
		if kindOfFile(f.name) != documentFile {
			continue
		}
		files[f.name], present[f.name] = f, nil
		if f.document != nil {
			present[f.name] = &history.Document{Name: f.name, Source: f.document.Source, Passages: f.document.Passages}
		}
	}
	limits := history.Usual
	limits.Size = document.MaxFile
	documents, notes, err := repository.Documents(present, history.Options{Zone: l.zone(), Reads: document.Reads, Parse: l.parseVersion, Limits: limits})
	if err != nil {
		return err
	}
	if err := l.closeThen(repository, documents); err != nil {
		return err
	}
	l.findings = append(l.findings, notes...)
	for _, d := range documents {
		whole := &document.Document{Source: d.Source, Passages: d.Passages}
		if f := files[d.Name]; f != nil && f.document == nil && len(l.settings.Collections) > 0 {
			l.findings.Notef(d.Source.Origin, "what it said before is left out too: it may say now that not all may see it")
			continue
		}
		if f := files[d.Name]; f != nil && f.document != nil && f.document.Source.ID == d.Source.ID {
			f.document = whole
		} else {
			l.past = append(l.past, whole)
		}
	}
	return nil
}

// parseVersion reads a file as it was once.
func (l *linker) parseVersion(name string, data []byte) (*history.Document, error) {
	f := parsed(name, data, l.parse)
	if errs := f.findings.Of(knowledge.Error); len(errs) > 0 {
		return nil, fmt.Errorf("%s", errs[0].Message)
	}
	return &history.Document{Name: name, Source: f.document.Source, Passages: f.document.Passages}, nil
}
