package record

import (
	"fmt"
	"io/fs"
	"os"
	"runtime"
	"sync"
	"sync/atomic"

	"policybot/knowledge"
	"policybot/knowledge/document"
)

// LoadDir loads the folder, with the history of its documents where it lies in a
// Git repository. Nothing else outside it is read: a symbolic link that leads out
// is an error that names it.
func LoadDir(dir string, o ...Option) (*knowledge.Base, knowledge.Findings) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, knowledge.Findings{{Origin: knowledge.Origin{File: dir}, Severity: knowledge.Error, Message: "open the knowledge folder: " + err.Error()}}
	}
	defer root.Close()
	return load(root.FS(), dir, optionsOf(o), (*linker).addHistory)
}

// Load loads the records, settings and documents of a file system. It gives
// everything that is to be said of them, in order of file and line. With an
// error among the findings there is no Base, unless all that it costs is a
// document, which is left out.
func Load(fsys fs.FS) (*knowledge.Base, knowledge.Findings) {
	return load(fsys, "the folder", optionsOf(nil), func(*linker, string) {})
}

func load(fsys fs.FS, name string, o options, addHistory func(l *linker, dir string)) (*knowledge.Base, knowledge.Findings) {
	w := &walker{fsys: fsys}
	files := readAll(w, name, o)
	l := newLinker()
	l.parse = o.parse
	l.findings = w.findings
	for _, f := range files {
		l.add(f)
	}
	addHistory(l, name)
	if len(files) == 0 && !l.findings.HasErrors() {
		l.findings.Errorf(knowledge.Origin{File: name}, "neither records nor documents: expected at least one file named %s", readNames)
	}
	base := l.link()
	l.findings.Sort()
	if l.findings.HasErrors() {
		return nil, l.findings
	}
	return base, l.findings
}

// atOnce is how many files are read at once at most, so that the memory they
// take together is bounded on machines of any size.
const atOnce = 8

// readAll reads the files, several at once. Their order is that of their names.
func readAll(w *walker, name string, o options) []*file {
	names := chosen(w, name)
	files := make([]*file, len(names))
	next := make(chan int)
	var text atomic.Int64
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), atOnce, len(names)) {
		workers.Go(func() {
			for i := range next {
				files[i] = open(w.fsys, names[i], o.parse)
				text.Add(files[i].textSize())
			}
		})
	}
	for i := range names {
		if text.Load() > MaxText {
			break
		}
		next <- i
		o.told(i, len(names))
	}
	close(next)
	workers.Wait()
	if text.Load() > MaxText {
		w.errorf(name, "its documents have more than %d MB of text together", MaxText>>20)
		return nil
	}
	return files
}

// chosen names the files that are to be read: none where they are too many.
func chosen(w *walker, folder string) []string {
	var names []string
	total := map[int64]int64{} // by the limit of a file
	for _, f := range w.walk() {
		switch {
		case kindOfFile(f.name) == otherFile:
			w.findings.Notef(knowledge.Origin{File: f.name}, "ignored: only files named %s are read", readNames)
		case f.info.Size() > maxSize(f.name):
			w.unread(f.name, "%s", tooLarge(f.info.Size(), maxSize(f.name)))
		default:
			names = append(names, f.name)
			total[maxSize(f.name)] += f.info.Size()
		}
	}
	for _, limit := range []struct {
		what           string
		file, together int64
	}{{"record files", MaxFile, MaxFolder}, {"documents", document.MaxFile, MaxDocuments}} {
		if n := total[limit.file]; n > limit.together {
			w.errorf(folder, "its %s have %.1f MB together, more than the %d MB that are read", limit.what, float64(n)/(1<<20), limit.together>>20)
			names = nil
		}
	}
	return names
}

// readNames is how the names of files end that are read.
var readNames = ".yaml, .yml, " + document.Names()

// maxSize is how large a file of the name may be.
func maxSize(name string) int64 {
	if kindOfFile(name) == documentFile {
		return document.MaxFile
	}
	return MaxFile
}

func open(fsys fs.FS, name string, parse parser) *file {
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		w := walker{}
		w.unread(name, "read file: %v", cause(err))
		return &file{name: name, findings: w.findings}
	}
	return parsed(name, data, parse)
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
