package extract

import (
	"bytes"
	"encoding/gob"
	"reflect"
	"testing"
	"unsafe"

	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/extract/ground"
)

// TestNothingIsLostThatIsKept keeps a claim and a rule with something in each of
// their fields, and finds all of it again: who adds a field keeps it, too.
func TestNothingIsLostThatIsKept(t *testing.T) {
	p := &knowledge.Passage{ID: "memo#1", Source: "memo"}
	c, r := &claim.Claim{}, &claim.Rule{}
	fill(reflect.ValueOf(c).Elem(), 1)
	fill(reflect.ValueOf(r).Elem(), 1)
	c.Passage, r.Passage = p, p
	first := *c
	first.Adds, c.Adds = nil, &first
	f := &claim.Found{Claims: []*claim.Claim{&first, c}, Rules: []*claim.Rule{r}, About: []knowledge.EntityID{"pigeon"}, Unnamed: true,
		Guidance: []*knowledge.Reading{{Passage: p.ID, Words: "Use it.", Fact: &knowledge.Fact{ID: "f"}}},
		Parts:    map[knowledge.EntityID]*knowledge.Entity{"board": {ID: "board", Kind: knowledge.Organization}},
		States:   map[knowledge.EntityID]knowledge.EntityID{"board": "veskarra"}}
	for i := range reflect.TypeFor[claim.Found]().NumField() {
		name := reflect.TypeFor[claim.Found]().Field(i).Name
		if reflect.ValueOf(*f).Field(i).IsZero() && name != "Broken" { // what is broken isn't kept
			t.Errorf("nothing of %s is looked for", name)
		}
	}
	var body bytes.Buffer
	var k keptFound
	if err := gob.NewEncoder(&body).Encode(keep(f)); err != nil {
		t.Fatal(err)
	}
	if err := gob.NewDecoder(&body).Decode(&k); err != nil {
		t.Fatal(err)
	}
	if got := k.found(ground.Document{ID: "memo", Passages: []*knowledge.Passage{p}}); !reflect.DeepEqual(got, f) {
		t.Errorf("kept is\n%+v\n%+v\nof\n%+v\n%+v", got.Claims[1], got.Rules[0], c, r)
	}
}

// fill puts something into each field, unexported ones too, another into each.
func fill(v reflect.Value, n int) int {
	if !v.CanSet() {
		v = reflect.NewAt(v.Type(), unsafe.Pointer(v.UnsafeAddr())).Elem()
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			n = fill(v.Field(i), n)
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		n = fill(v.Index(0), n)
	case reflect.Map:
		v.Set(reflect.MakeMap(v.Type()))
		key, value := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
		n = fill(value, fill(key, n))
		v.SetMapIndex(key, value)
	case reflect.String:
		v.SetString(string(rune('a'+n%26)) + string(rune('a'+n/26)))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		v.SetInt(int64(n))
	case reflect.Uint8:
		v.SetUint(uint64(n))
	case reflect.Pointer:
		if v.Type() != reflect.TypeFor[*claim.Claim]() && v.Type() != reflect.TypeFor[*knowledge.Passage]() {
			panic("say how a field of the type " + v.Type().String() + " is kept, and here")
		}
	default:
		panic("a field of the type " + v.Type().String() + " can't be filled")
	}
	return n + 1
}
