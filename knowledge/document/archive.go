package document

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
)

// Limits of a packed file. They are counted while it is unpacked, since what it
// says of its sizes is a stranger's word.
const (
	maxEntries  = 5000
	maxWord     = 32 << 20  // bytes of all parts that are read of a Word document
	maxWorkbook = 128 << 20 // and of a workbook, which says as much in more markup
	maxPacking  = 200       // times the size of the file
	maxXMLDepth = 256
)

// archive is a zip file of XML parts.
type archive struct {
	parts map[string]*zip.File
	most  int64 // bytes that may be unpacked
	left  int64 // of them
}

func openArchive(data []byte, most int64) (*archive, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("a damaged or cut-off zip archive: %w", err)
	}
	if len(z.File) > maxEntries {
		return nil, fmt.Errorf("a zip archive of more than %d parts", maxEntries)
	}
	a := &archive{parts: map[string]*zip.File{}, most: most, left: min(most, int64(len(data))*maxPacking)}
	for _, f := range z.File {
		name := strings.ToLower(strings.TrimPrefix(f.Name, "/"))
		if a.parts[name] != nil {
			return nil, fmt.Errorf("the part %s stands twice", name)
		}
		a.parts[name] = f
	}
	return a, nil
}

// read gives the elements of a part to see, one by one: its beginning with the
// names of those around it, its text, and its end. A part that is absent holds
// nothing.
func (a *archive) read(name string, see func(xml.Token) error) error {
	f := a.parts[strings.ToLower(name)]
	if f == nil {
		return nil
	}
	if err := a.unpack(f, see); err != nil {
		return fmt.Errorf("the part %s: %w", name, err)
	}
	return nil
}

func (a *archive) unpack(f *zip.File, see func(xml.Token) error) error {
	content, err := f.Open()
	if err != nil {
		return err
	}
	defer content.Close()
	d := xml.NewDecoder(&limited{content, a})
	depth := 0
	for {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		switch t.(type) {
		case xml.StartElement:
			if depth++; depth > maxXMLDepth {
				return fmt.Errorf("elements nested more than %d deep", maxXMLDepth)
			}
		case xml.EndElement:
			depth--
		case xml.Directive:
			return errors.New("it declares XML entities, which no such document does")
		}
		if err := see(t); err != nil {
			return err
		}
	}
}

// relation is another part that one names.
type relation struct {
	kind string // the last word of its type, such as worksheet
	part string
}

// relations are those of a part by their ids, without what lies outside the archive. The
// empty name stands for the archive itself.
func (a *archive) relations(part string) (map[string]relation, error) {
	all := map[string]relation{}
	dir, base := path.Split(part)
	err := a.read(dir+"_rels/"+base+".rels", func(t xml.Token) error {
		s, ok := t.(xml.StartElement)
		if !ok || s.Name.Local != "Relationship" || value(s, "TargetMode") == "External" {
			return nil
		}
		target := value(s, "Target")
		if !strings.HasPrefix(target, "/") {
			target = path.Join("/", dir, target)
		}
		all[value(s, "Id")] = relation{path.Base(value(s, "Type")), strings.ToLower(strings.TrimPrefix(path.Clean(target), "/"))}
		return nil
	})
	return all, err
}

// limited reads what an archive may still unpack.
type limited struct {
	from io.Reader
	of   *archive
}

func (l *limited) Read(p []byte) (int, error) {
	if l.of.left <= 0 {
		return 0, fmt.Errorf("it unpacks to more than %d MB, or %d times its size", l.of.most>>20, maxPacking)
	}
	n, err := l.from.Read(p[:min(int64(len(p)), l.of.left)])
	l.of.left -= int64(n)
	return n, err
}
