package record

import (
	"slices"
	"strings"
	"testing"

	"policybot/knowledge"
)

const acme = "entities:\n  - {id: acme, kind: company, names: [Acme]}\n"

// The standard terms are terms of scopes only, each named, no name twice, and
// every link leads to one of them.
func TestStandardTerms(t *testing.T) {
	ids := map[knowledge.EntityID]bool{}
	for _, s := range standardTerms() {
		ids[s.ID] = true
	}
	said := map[string]knowledge.EntityID{}
	for _, s := range standardTerms() {
		if s.Kind.Acts() || s.Kind.Used() || s.Kind == knowledge.PlaceKind {
			t.Errorf("%s is a %s", s.ID, s.Kind)
		}
		if len(s.Names) == 0 {
			t.Errorf("%s has no name", s.ID)
		}
		for _, n := range s.Names {
			k := sayKey(s.Kind, n.Text)
			if said[k] != "" {
				t.Errorf("%s is a name of %s and of %s", n.Text, said[k], s.ID)
			}
			said[k] = s.ID
		}
		for _, l := range s.In {
			if !ids[l.To] {
				t.Errorf("%s is in %s, which is no standard term", s.ID, l.To)
			}
		}
	}
	if !ids[knowledge.PersonalDevice] {
		t.Error("there is no personal device")
	}
}

func TestStandardTermsAreOnRecord(t *testing.T) {
	b := mustLoad(t, "a.yaml", acme)
	e := b.Entity(knowledge.PersonalDevice)
	if e == nil || !e.Standard || !hasName(e, "BYOD") {
		t.Fatalf("personal device: %+v", e)
	}
	if !b.Within("personal-phone", "personal-device", 0) || b.Within("personal-phone", "company-device", 0) {
		t.Error("a personal phone should be a personal device and no company device")
	}
}

func hasName(e *knowledge.Entity, name string) bool {
	return slices.ContainsFunc(e.Names, func(n knowledge.Name) bool { return n.Text == name })
}

// A declared entity takes the place of the standard term with its id or one of
// its names, and the term's id leads to it.
func TestDeclaredEntityTakesThePlace(t *testing.T) {
	b := mustLoad(t, "a.yaml", acme+`  - {id: byod, kind: device, names: [byod, my kit]}
  - {id: handheld, kind: device, names: [scanner, Handset], in: [byod]}
  - {id: phone, kind: device, names: [telephone]}
  - {id: pigeon, kind: app}
  - {id: tablet, kind: app, names: [Tablet]}
events:
  - {id: ban, by: acme, do: ban, app: pigeon, announced: 2024, scope: {device: [personal-device], except: {device: personal-phone}}}
`)
	own := b.Entity("byod")
	if b.Canonical(knowledge.PersonalDevice) != "byod" || b.Entity(knowledge.PersonalDevice) != own {
		t.Errorf("the personal device leads to %v", b.Canonical(knowledge.PersonalDevice))
	}
	if own.Standard || !hasName(own, "my kit") || !hasName(own, "personal device") || hasName(own, "BYOD") {
		t.Errorf("byod has the names %v", own.Names)
	}
	if got := b.Event("ban").Scope.Terms[knowledge.Device]; !slices.Equal(got, []knowledge.EntityID{"byod"}) {
		t.Errorf("the scope names %v", got)
	}
	if !b.Within("personal-phone", "byod", 0) || !b.Within("personal-phone", knowledge.PersonalDevice, 0) {
		t.Error("a personal phone should still be a personal device")
	}
	phone := b.Entity("phone")
	if !b.Within("phone", "mobile-device", 0) || !hasName(phone, "smartphone") || hasName(phone, "handset") {
		t.Errorf("phone: %+v", phone)
	}
	if tablet := b.Entity("tablet"); tablet.Kind != knowledge.App || len(tablet.Names) != 1 || b.Within("company-tablet", "tablet", 0) {
		t.Errorf("tablet, an app here: %+v", tablet)
	}
	for _, e := range b.Entities {
		if e.ID == knowledge.PersonalDevice {
			t.Error("the personal device stands twice")
		}
	}
}

// A declared entity that is but a part of a standard term takes nothing but the name: a handheld
// scanner is a company device, and a phone is no scanner.
func TestDeclaredPartTakesTheName(t *testing.T) {
	b := mustLoad(t, "a.yaml", acme+`  - {id: scanner, kind: device, names: [warehouse scanner, handheld], in: [company-device]}
`)
	if b.Within("phone", "scanner", 0) || b.Within("company-phone", "scanner", 0) || !b.Within("phone", "mobile-device", 0) {
		t.Error("a phone should be a mobile device, and no scanner")
	}
	if hasName(b.Entity("mobile-device"), "handheld") || !hasName(b.Entity("scanner"), "handheld") {
		t.Error("the scanner should be what a handheld is")
	}
	b = mustLoad(t, "a.yaml", acme+`  - {id: field-gear, kind: device, names: [field gear, mobile device], in: [company-device]}
`)
	if !b.Within("phone", "field-gear", 0) {
		t.Error("what has a term's own name should take its place")
	}
	b = mustLoad(t, "a.yaml", acme+`  - {id: it-gear, kind: device, names: [IT gear]}
  - {id: portables, kind: device, names: [portable device, handheld], in: [it-gear]}
  - {id: smartphones, kind: device, names: [smartphone], in: [it-gear]}
`)
	if !b.Within("company-phone", "smartphones", 0) || !b.Within("tablet", "portables", 0) {
		t.Error("a group of the folder's own should part no term from the standard one")
	}
}

// What one load merges does not show in the next.
func TestStandardTermsStayAsTheyAre(t *testing.T) {
	count := func() (n int) {
		for _, s := range standardTerms() {
			n += len(s.Names) + len(s.In) + len(s.Replaces)
		}
		return n
	}
	before := count()
	mustLoad(t, "a.yaml", acme+"  - {id: phone, kind: device, names: [Laptop, smartphone]}\n")
	if after := count(); after != before {
		t.Errorf("the standard terms changed: %d names and links, were %d", after, before)
	}
	b := mustLoad(t, "a.yaml", acme)
	if e := b.Entity("laptop"); !hasName(e, "laptop") || strings.Join(ids(e.In), " ") != "computer" {
		t.Errorf("laptop: %+v", e)
	}
}

func ids(links []knowledge.Link) []string {
	var list []string
	for _, l := range links {
		list = append(list, string(l.To))
	}
	return list
}

// A term whose id is another's name means that one.
func TestTermUsedByItsName(t *testing.T) {
	b := mustLoad(t, "a.yaml", acme+`  - {id: pigeon, kind: app, in: messengers}
  - {id: chat, kind: class, names: [messengers]}
  - {id: freedonia, kind: government, names: [Freedonia, "Free Land"]}
events:
  - {id: ban, by: acme, do: ban, app: messengers, announced: 2024, scope: {place: free-land, device: work-phone, except: {audience: [freelancers]}}}
`)
	s := b.Event("ban").Scope
	if got := s.Terms[knowledge.Device][0]; got != "company-phone" {
		t.Errorf("work-phone leads to %s", got)
	}
	if got := s.Terms[knowledge.Place][0]; got != "freedonia" {
		t.Errorf("free-land leads to %s", got)
	}
	if got := s.Except[knowledge.Audience][0]; got != "contractors" {
		t.Errorf("freelancers leads to %s", got)
	}
	if !b.Within("pigeon", "chat", 0) || b.Canonical("messengers") != "chat" || b.Event("ban").Apps[0] != "chat" {
		t.Errorf("messengers leads to %s", b.Canonical("messengers"))
	}
}
