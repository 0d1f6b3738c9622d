package document

import (
	"encoding/json"
	"net/url"
	"regexp"
	"strings"
	"time"

	"golang.org/x/net/html"

	"policybot/knowledge"
)

// meta is what a page says of itself.
type meta struct {
	values map[string]string // by property or name, in small letters
	time   string            // the first moment that the text marks as one
	title  string
	link   string // its own address
}

// Whichever of these comes first says it.
var (
	datedBy = []string{
		"article:published_time", "datepublished", "dc.date.issued", "dcterms.issued", "citation_publication_date", "pubdate", "parsely-pub-date",
		"article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified", "dc.date.modified", "revised",
		"date", "dc.date", "dcterms.date", "dcterms.created", "dc.date.created", "datecreated",
	}
	publishedBy = []string{"og:site_name", "dc.publisher", "dcterms.publisher", "publisher", "citation_publisher", "application-name"}
	titledBy    = []string{"og:title", "dc.title", "dcterms.title", "citation_title"}
)

func readMeta(root *html.Node, source string) meta {
	m := meta{values: linkedData(source)}
	for _, n := range elements(root, "meta", "link", "title", "time") {
		switch n.Data {
		case "meta":
			m.value(n)
		case "link":
			if has(n, "rel", "canonical") {
				m.link, _ = attribute(n, "href")
			}
		case "title":
			if m.title == "" {
				m.title = textOf(n)
			}
		case "time":
			if v, ok := attribute(n, "datetime"); ok && m.time == "" && standsAlone(n) {
				m.time = v
			}
		}
	}
	if m.link == "" {
		m.link = m.first("og:url")
	}
	if saved := savedFrom.FindStringSubmatch(source); m.link == "" && saved != nil {
		m.link = saved[1]
	}
	return m
}

// standsAlone tells that an element is no part of a sentence.
func standsAlone(n *html.Node) bool {
	const most = 40 // bytes around it
	return n.Parent == nil || len(textOf(n.Parent))-len(textOf(n)) <= most
}

var savedFrom = regexp.MustCompile(`<!-- saved from url=\(\d{4}\)(https?://[^\s>]+) -->`)

func (m *meta) value(n *html.Node) {
	content, ok := attribute(n, "content")
	for _, key := range []string{"property", "name", "itemprop", "http-equiv"} {
		if k, _ := attribute(n, key); ok && k != "" {
			k = strings.ToLower(strings.TrimSpace(k))
			if m.values[k] == "" {
				m.values[k] = strings.Join(strings.Fields(content), " ")
			}
		}
	}
}

func (m *meta) first(keys ...string) string {
	for _, k := range keys {
		if v := m.values[k]; v != "" {
			return v
		}
	}
	return ""
}

// fill gives the source what the page says of itself, where nothing said it
// before, but for the title: a heading in its text comes before that.
func (m meta) fill(s *knowledge.Source) (title string) {
	if s.Publisher == "" {
		s.Publisher = m.first(publishedBy...)
	}
	if u, err := url.Parse(m.link); err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != "" && s.URL == "" {
		s.URL = m.link
	}
	if s.Date.IsZero() {
		s.Date = m.date()
	}
	return m.titled()
}

func (m *meta) date() knowledge.Date {
	for _, key := range datedBy {
		if d := moment(m.values[key]); !d.IsZero() {
			return d
		}
	}
	return knowledge.Date{}
}

// titled is the page's title without the name of the site behind it.
func (m *meta) titled() string {
	if t := m.first(titledBy...); t != "" {
		return t
	}
	site := m.first(publishedBy...)
	for _, by := range []string{" | ", " – ", " — ", " - ", " · "} {
		if before, after, ok := strings.Cut(m.title, by); ok && site != "" && strings.EqualFold(after, site) {
			return before
		}
	}
	return m.title
}

// layouts are the ways in which programs write a moment.
var layouts = []string{time.RFC3339, "2006-01-02T15:04:05", "2006-01-02T15:04Z07:00", "2006-01-02T15:04", "2006-01-02T15:04:05Z0700", "2006-01-02 15:04:05 -0700", "2006-01-02 15:04:05",
	"2006-01-02 15:04", time.DateOnly, "2006-01", "2006/01/02", "20060102", time.RFC1123, time.RFC1123Z, time.RFC850, "January 2, 2006", "Jan 2, 2006", "2 January 2006", "2 Jan 2006"}

// moment reads a moment's day where it was written, or nothing.
func moment(s string) knowledge.Date {
	s = strings.TrimSpace(s)
	for _, layout := range layouts {
		t, err := time.Parse(layout, s)
		if err != nil || t.Year() < 1970 || t.Year() > 2200 {
			continue
		}
		if layout == "2006-01" {
			d, _ := knowledge.ParseDate(s)
			return d
		}
		return day(t)
	}
	return knowledge.Date{}
}

// day is the date of a moment, in the zone in which it was written.
func day(t time.Time) knowledge.Date { return knowledge.OnDay(knowledge.DayOf(t)) }

// linkedData reads when and by whom an article was published from the data
// that a page carries for search engines.
func linkedData(source string) map[string]string {
	values := map[string]string{}
	head := source[:min(len(source), 1<<20)]
	for at := strings.Index(head, "application/ld+json"); at >= 0; at = strings.Index(head, "application/ld+json") {
		head = head[at:]
		_, body, ok := strings.Cut(head, ">")
		data, rest, closed := strings.Cut(body, "</script")
		if !ok || !closed {
			break
		}
		var parsed any
		if json.Unmarshal([]byte(data), &parsed) == nil {
			collect(parsed, values, 0)
		}
		head = rest
	}
	return values
}

// collect takes the values that say something of the page, the outermost of
// each name first.
func collect(v any, values map[string]string, depth int) {
	const deepest = 8
	if depth > deepest {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			collect(x, values, depth+1)
		}
	case map[string]any:
		for _, key := range []string{"datePublished", "dateModified"} {
			if s, ok := v[key].(string); ok && values[strings.ToLower(key)] == "" {
				values[strings.ToLower(key)] = s
			}
		}
		if p, ok := v["publisher"].(map[string]any); ok {
			if s, ok := p["name"].(string); ok && values["publisher"] == "" {
				values["publisher"] = s
			}
		}
		collect(v["@graph"], values, depth+1)
	}
}
