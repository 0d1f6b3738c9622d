package document

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"strings"

	"golang.org/x/net/html/charset"
)

// Limits of a mail's parts.
const (
	maxMailDepth = 10 // of parts in parts
	maxMailParts = 200
	maxAttached  = 3 // of mails in mails
)

// mailFile reads a mail: its text, and what is attached and of a format that is
// read. The subject is its title, and may say something of its own; the sender is its
// publisher.
func (c *collector) mailFile(data []byte) {
	m, err := mail.ReadMessage(bytes.NewReader(data))
	if err != nil {
		c.refuse("no mail, or a damaged one: %v", err)
		return
	}
	if len(m.Header["From"])+len(m.Header["Subject"])+len(m.Header["Date"]) == 0 {
		c.refuse("no mail: it has none of From, Subject and Date above its text")
		return
	}
	c.envelope(m.Header)
	r := &mailReader{c: c}
	body := r.part(headers(m.Header), m.Body, 0)
	if body.err != nil {
		c.refuse("%v", body.err)
		return
	}
	c.counts = true
	if s := subject(decoded(m.Header.Get("Subject")), flat(body.blocks)); s != "" {
		c.keep("", place{at: "subject"}, s)
	}
	c.takeAll(placeless(body.blocks))
	for _, a := range r.attached {
		c.attachment(a)
	}
}

var words = &mime.WordDecoder{CharsetReader: charset.NewReaderLabel}

func decoded(header string) string {
	if text, err := words.DecodeHeader(header); err == nil {
		header = text
	}
	return strings.Join(strings.Fields(strings.ToValidUTF8(header, "\ufffd")), " ")
}

func (c *collector) envelope(h mail.Header) {
	s := c.document.Source
	s.Title = decoded(h.Get("Subject"))
	if d, err := h.Date(); err == nil {
		s.Date = day(d)
	} else if h.Get("Date") != "" {
		c.findings.Warnf(c.line(1), "the mail's Date can't be read: %v", err)
	}
	parser := mail.AddressParser{WordDecoder: words}
	if from, err := parser.Parse(h.Get("From")); err == nil {
		s.Publisher = sender(from)
	} else {
		s.Publisher = decoded(h.Get("From"))
	}
}

// sender is who sent the mail, and from where: a person doesn't say for whom.
func sender(from *mail.Address) string {
	_, host, ok := strings.Cut(from.Address, "@")
	if from.Name == "" || !ok {
		return from.Address
	}
	return from.Name + ", " + host
}

type headers map[string][]string

func (h headers) get(key string) string {
	if v := h[key]; len(v) > 0 {
		return v[0]
	}
	return ""
}

// mailReader takes a mail's parts apart.
type mailReader struct {
	c        *collector
	parts    int
	attached []attachment
}

type attachment struct {
	name string
	data []byte
}

// body is the text of a part.
type body struct {
	blocks []block
	plain  bool
	err    error
}

func (r *mailReader) part(h headers, data io.Reader, depth int) body {
	if r.parts++; r.parts > maxMailParts || depth > maxMailDepth {
		return body{err: fmt.Errorf("a mail of more than %d parts, or nested more than %d deep", maxMailParts, maxMailDepth)}
	}
	kind, params, err := mime.ParseMediaType(h.get("Content-Type"))
	if err != nil {
		kind = "text/plain" // as the standard has it where nothing is said
	}
	if strings.HasPrefix(kind, "multipart/") {
		return r.several(kind, params["boundary"], data, depth)
	}
	content, err := unpacked(h.get("Content-Transfer-Encoding"), data)
	if err != nil {
		return body{err: err}
	}
	name, attached := fileName(h, params)
	switch {
	case kind == "message/rfc822":
		r.attached = append(r.attached, attachment{joined(" ", strings.TrimSuffix(name, ".eml"), "attached.eml"), content})
	case attached || kind != "text/plain" && kind != "text/html":
		r.attached = append(r.attached, attachment{name, content})
	default:
		return r.text(kind, h.get("Content-Type"), content)
	}
	return body{}
}

// unpacked decodes a part's transfer encoding.
func unpacked(encoding string, data io.Reader) ([]byte, error) {
	switch strings.ToLower(strings.TrimSpace(encoding)) {
	case "base64":
		data = base64.NewDecoder(base64.StdEncoding, data)
	case "quoted-printable":
		data = quotedprintable.NewReader(data)
	}
	content, err := io.ReadAll(data)
	if err != nil {
		return nil, fmt.Errorf("a part of the mail is damaged or cut off: %w", err)
	}
	return content, nil
}

func fileName(h headers, params map[string]string) (name string, attached bool) {
	disposition, more, err := mime.ParseMediaType(h.get("Content-Disposition"))
	name = params["name"]
	if err == nil && more["filename"] != "" {
		name = more["filename"]
	}
	name = decoded(name)
	return name[strings.LastIndexAny(name, `/\\`)+1:], disposition == "attachment"
}

// several reads the parts of a part. Of alternatives, the plain text is taken
// where there is one that says what the others do.
func (r *mailReader) several(kind, boundary string, data io.Reader, depth int) body {
	if boundary == "" {
		return body{err: errors.New("a mail of several parts that doesn't say where they end")}
	}
	var all body
	read := 0
	parts := multipart.NewReader(data, boundary)
	for {
		p, err := parts.NextRawPart()
		if err == io.EOF && read > 0 { // one that is wrapped is none: the parts don't end
			return all
		}
		read++
		if err != nil {
			return body{err: fmt.Errorf("a part of the mail is damaged or cut off: %w", err)}
		}
		one := r.part(headers(p.Header), p, depth+1)
		switch {
		case one.err != nil:
			return one
		case len(one.blocks) == 0:
		case kind != "multipart/alternative" || len(all.blocks) == 0:
			all.blocks = append(all.blocks, one.blocks...)
			all.plain = one.plain
		case one.plain != all.plain:
			all = fuller(all, one)
		}
	}
}

func (r *mailReader) text(kind, contentType string, content []byte) body {
	text, ok := r.decode(kind, contentType, content)
	if !ok {
		return body{err: errors.New("its text is in an encoding that isn't known, or damaged")}
	}
	if kind == "text/plain" {
		return body{blocks: plain(r.unquoted(text), 0), plain: true}
	}
	root, err := parsePage(text, 1)
	if err != nil {
		return body{err: err}
	}
	for _, quoted := range elements(root, "blockquote") {
		if has(quoted, "type", "cite") && quoted.Parent != nil {
			quoted.Parent.RemoveChild(quoted)
			r.c.note("what the mail quotes of others isn't read")
		}
	}
	return body{blocks: outlineOf(root)}
}

// unquoted leaves out what a reply quotes: those are words of another day, and
// mostly of somebody else.
func (r *mailReader) unquoted(text string) string {
	var own strings.Builder
	left := 0
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, ">") {
			left++
			continue
		}
		own.WriteString(line)
	}
	if left > 0 {
		r.c.note("what the mail quotes of others isn't read: %d of its lines", left)
	}
	return own.String()
}

func (r *mailReader) decode(kind, contentType string, content []byte) (string, bool) {
	_, params, _ := mime.ParseMediaType(contentType)
	label := strings.ToLower(params["charset"])
	if label == "" && kind == "text/html" {
		return r.c.pageText(content, contentType)
	}
	if e, name := charset.Lookup(label); e != nil && name != "utf-8" && label != "us-ascii" {
		text, err := decodeAs(e, name, content)
		return string(unixLines(text)), err == nil
	}
	text, _, err := decode(content)
	known := label == "" || label == "us-ascii" || label == "utf-8" || label == "utf8"
	return string(unixLines(text)), err == nil && known
}

// placeless takes the lines away, which are none of the file.
func placeless(blocks []block) []block {
	for i, b := range blocks {
		switch b := b.(type) {
		case paragraph:
			b.place = place{}
			blocks[i] = b
		case *list:
			for j := range b.items {
				b.items[j].place = place{}
			}
		case *table:
			for j := range b.rows {
				b.rows[j].place = place{}
			}
		}
	}
	return blocks
}

// attachment reads what is attached, under a heading of its own.
func (c *collector) attachment(a attachment) {
	f := formatOf(a.name)
	if f == nil {
		c.note("what is attached as %q isn't read: only documents are", a.name)
		return
	}
	inner := newCollector(a.name)
	inner.file, inner.depth = c.file, c.depth+1
	why := refused(f, a.data)
	switch {
	case inner.depth > maxAttached:
		inner.refuse("mails attached to mails more than %d deep", maxAttached)
	case why != "":
		inner.refuse("%s", why)
	default:
		f.read(inner, a.data)
	}
	for _, x := range inner.findings.LeftOut() {
		c.findings.Warnf(c.line(1), "what is attached as %q isn't read: %s", a.name, x.Message)
		return
	}
	c.adopt(a.name, inner)
}
