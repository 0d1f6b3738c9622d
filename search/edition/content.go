package edition

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"maps"
	"slices"
	"time"

	"policybot/knowledge"
)

// Content is all that an edition is made from, in parts named by the hash of
// their bytes: a part for each file that records came from, so that editions
// share the parts of files that are the same in both.
type Content map[string][]byte

// Errors of content that was kept. Both name the part.
var (
	ErrDamaged = errors.New("is not what was kept")
	ErrNewer   = errors.New("was written by a newer program")
)

// part is one of them. The settings are in a part of their own.
type part struct {
	Settings *settings            `json:",omitempty"`
	Entities []*knowledge.Entity  `json:",omitempty"`
	Sources  []*knowledge.Source  `json:",omitempty"`
	Events   []*knowledge.Event   `json:",omitempty"`
	Facts    []*knowledge.Fact    `json:",omitempty"`
	Passages []*knowledge.Passage `json:",omitempty"`
}

type settings struct {
	Home        knowledge.EntityID
	Zone        string
	ReviewAfter int
	Collections []knowledge.Access
	Guests      knowledge.Guests `json:",omitempty"`
}

// Parts give the content that Restore makes the same edition from, elsewhere or
// later, each part by its name: one after the other, as all of them take as much
// memory as the documents.
func (e *Edition) Parts() iter.Seq2[string, []byte] {
	parts := e.parts()
	return func(yield func(string, []byte) bool) {
		for _, p := range parts {
			body, err := json.Marshal(p)
			if err != nil { // what can't be encoded can't have been read, and has no ID
				panic(fmt.Sprintf("keeping edition %s: %v", e.ID, err))
			}
			if !yield(nameOf(body), body) {
				return
			}
		}
	}
}

// parts are those of the content.
func (e *Edition) parts() []*part {
	b := e.Written
	byFile := map[string]*part{}
	of := func(at knowledge.Origin) *part {
		if byFile[at.File] == nil {
			byFile[at.File] = &part{}
		}
		return byFile[at.File]
	}
	for _, x := range b.Entities {
		p := of(x.Origin)
		p.Entities = append(p.Entities, x)
	}
	for _, x := range b.Sources {
		p := of(x.Origin)
		p.Sources = append(p.Sources, x)
	}
	for _, x := range b.Events {
		p := of(x.Origin)
		p.Events = append(p.Events, x)
	}
	for _, x := range b.Facts {
		p := of(x.Origin)
		p.Facts = append(p.Facts, x)
	}
	for _, x := range b.Passages {
		p := of(x.Origin)
		p.Passages = append(p.Passages, x)
	}
	return append(slices.Collect(maps.Values(byFile)), &part{Settings: &settings{b.Home, b.Zone.String(), b.ReviewAfter, b.Collections, b.Guests}})
}

func nameOf(body []byte) string {
	sum := sha256.Sum256(body)
	return hex.EncodeToString(sum[:])
}

// Restore makes the edition of that name from its content, and reads its
// documents as New does. It fails with
// ErrDamaged, or with ErrNewer where the content says what this program
// doesn't know: answers without it might be wrong.
func Restore(id string, content Content, now time.Time, o ...Option) (*Edition, error) {
	var all part
	for name, body := range content {
		if err := all.add(name, body); err != nil {
			return nil, fmt.Errorf("edition %s: part %.12s %w", id, name, err)
		}
	}
	if all.Settings == nil {
		return nil, fmt.Errorf("edition %s: its settings are missing: it %w", id, ErrDamaged)
	}
	zone, err := time.LoadLocation(all.Settings.Zone)
	if err != nil {
		return nil, fmt.Errorf("edition %s: %w", id, err)
	}
	s := knowledge.Settings{Home: all.Settings.Home, Zone: zone, ReviewAfter: all.Settings.ReviewAfter, Collections: all.Settings.Collections, Guests: all.Settings.Guests}
	return named(context.Background(), id, knowledge.NewBase(s, all.Entities, all.Sources, all.Events, all.Facts, all.Passages), knowledge.DayOf(now.In(zone)), keepingOf(o))
}

func (p *part) add(name string, body []byte) error {
	if nameOf(body) != name {
		return ErrDamaged
	}
	var more part
	d := json.NewDecoder(bytes.NewReader(body))
	d.DisallowUnknownFields()
	if err := d.Decode(&more); err != nil {
		return fmt.Errorf("%w: %w", ErrNewer, err) // its bytes are those that were written
	}
	if more.Settings != nil {
		p.Settings = more.Settings
	}
	p.Entities = append(p.Entities, more.Entities...)
	p.Sources = append(p.Sources, more.Sources...)
	p.Events = append(p.Events, more.Events...)
	p.Facts = append(p.Facts, more.Facts...)
	p.Passages = append(p.Passages, more.Passages...)
	return nil
}
