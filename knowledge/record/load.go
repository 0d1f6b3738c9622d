package record

import (
	"fmt"
	"io/fs"
	"os"
	"runtime"
	"sync"

	"policybot/knowledge"
)

// LoadDir loads the folder. Nothing outside it is read: a symbolic link that
// leads out is an error that names it.
func LoadDir(dir string) (*knowledge.Base, knowledge.Findings) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, knowledge.Findings{{Origin: knowledge.Origin{File: dir}, Severity: knowledge.Error, Message: "open the knowledge folder: " + err.Error()}}
	}
	defer root.Close()
	return load(root.FS(), dir)
}

// Load loads the records, settings and documents of a file system. It gives
// everything that is to be said of them, in order of file and line. With an
// error among the findings there is no Base.
func Load(fsys fs.FS) (*knowledge.Base, knowledge.Findings) {
	return load(fsys, "the folder")
}

func load(fsys fs.FS, name string) (*knowledge.Base, knowledge.Findings) {
	w := &walker{fsys: fsys}
	files := readAll(w, name)
	l := newLinker()
	l.findings = w.findings
	for _, f := range files {
		l.add(f)
	}
	if len(files) == 0 && !l.findings.HasErrors() {
		l.findings.Errorf(knowledge.Origin{File: name}, "no record files: expected at least one .yaml, .md or .txt")
	}
	base := l.link()
	l.findings.Sort()
	if l.findings.HasErrors() {
		return nil, l.findings
	}
	return base, l.findings
}

// readAll reads the files, several at once. Their order is that of their names.
func readAll(w *walker, name string) []*file {
	var names []string
	var total int64
	for _, f := range w.walk() {
		switch {
		case kindOfFile(f.name) == otherFile:
			w.findings.Notef(knowledge.Origin{File: f.name}, "ignored: only .yaml, .yml, .md, .markdown and .txt files are read")
		case f.info.Size() > MaxFile:
			w.errorf(f.name, "%s", tooLarge(f.info.Size()))
		default:
			names = append(names, f.name)
			total += f.info.Size()
		}
	}
	if total > MaxFolder {
		w.errorf(name, "its files have %.1f MB together, more than the %d MB that are read", float64(total)/(1<<20), MaxFolder>>20)
		return nil
	}
	files := make([]*file, len(names))
	next := make(chan int)
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(names)) {
		workers.Go(func() {
			for i := range next {
				files[i] = open(w.fsys, names[i])
			}
		})
	}
	for i := range names {
		next <- i
	}
	close(next)
	workers.Wait()
	return files
}

func open(fsys fs.FS, name string) *file {
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		f := &file{name: name}
		f.findings.Errorf(knowledge.Origin{File: name}, "read file: %v", cause(err))
		return f
	}
	return readFile(name, data)
}

// EachFile gives the data of each record file of a folder, in order of name,
// without reading what they say. A file that can't be read is an error.
func EachFile(fsys fs.FS, do func(name string, data []byte)) error {
	w := &walker{fsys: fsys}
	for _, f := range w.walk() {
		if k := kindOfFile(f.name); k != recordFile && k != settingsFile || f.info.Size() > MaxFile {
			continue
		}
		data, err := fs.ReadFile(fsys, f.name)
		if err != nil {
			return fmt.Errorf("%s: read file: %w", f.name, cause(err))
		}
		do(f.name, data)
	}
	return w.findings.Err()
}
