package record

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"

	"policybot/knowledge"
)

// walker lists the files of a folder. Names that begin with a dot are left
// out, and a link counts as the file or folder it leads to, unless that is
// read anyway.
type walker struct {
	fsys     fs.FS
	findings knowledge.Findings
	files    []found
	folders  []fs.FileInfo
	links    []string
	linked   bool // behind a link, where a file may have been seen already
}

type found struct {
	name string
	info fs.FileInfo
}

// walk lists the regular files under the root, in order of name.
func (w *walker) walk() []found {
	w.folder(".")
	w.linked = true
	for len(w.links) > 0 { // a folder behind a link may hold further links
		name := w.links[0]
		w.links = w.links[1:]
		w.link(name)
	}
	slices.SortFunc(w.files, func(a, b found) int { return strings.Compare(a.name, b.name) })
	return w.files
}

func (w *walker) errorf(name, format string, args ...any) {
	w.findings.Errorf(knowledge.Origin{File: name}, format, args...)
}

// unread is the error that a file can't be read. It costs a document alone, and
// where records are missing all else.
func (w *walker) unread(name, format string, args ...any) {
	switch kindOfFile(name) {
	case recordFile, settingsFile:
		w.errorf(name, format, args...)
	default:
		w.findings.LeaveOutf(knowledge.Origin{File: name}, format, args...)
	}
}

func (w *walker) folder(name string) {
	if strings.Count(name, "/") >= MaxLevels {
		w.errorf(name, "folders nested more than %d deep: nothing below is read", MaxLevels)
		return
	}
	if info, err := fs.Stat(w.fsys, name); err == nil {
		w.folders = append(w.folders, info)
	}
	entries, err := fs.ReadDir(w.fsys, name)
	if err != nil {
		w.errorf(name, "read folder: %v", cause(err))
	}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), ".") {
			continue
		}
		p := path.Join(name, e.Name())
		switch {
		case e.IsDir():
			w.folder(p)
		case e.Type()&fs.ModeSymlink != 0:
			w.links = append(w.links, p)
		default:
			w.file(p)
		}
	}
}

func (w *walker) file(name string) {
	info, err := fs.Stat(w.fsys, name)
	switch {
	case err != nil:
		w.unread(name, "read file: %v", cause(err))
	case w.linked && slices.ContainsFunc(w.files, func(f found) bool { return os.SameFile(f.info, info) }):
	case !info.Mode().IsRegular():
		w.findings.Notef(knowledge.Origin{File: name}, "ignored: neither a file nor a folder")
	default:
		w.files = append(w.files, found{name, info})
	}
}

func (w *walker) link(name string) {
	info, err := fs.Stat(w.fsys, name)
	switch {
	case err != nil:
		w.unread(name, "a symbolic link that leads out of the folder or nowhere, not followed: %v", cause(err))
	case !info.IsDir():
		w.file(name)
	case !slices.ContainsFunc(w.folders, func(x fs.FileInfo) bool { return os.SameFile(x, info) }):
		w.folder(name)
	}
}

// cause is the error without the path, which the finding names already.
func cause(err error) error {
	if pe, ok := errors.AsType[*fs.PathError](err); ok {
		return pe.Err
	}
	return err
}
