package language

import (
	"reflect"
	"testing"

	"policybot/knowledge"
)

// TestReachMissesNoName reads texts with and without the shortcut.
func TestReachMissesNoName(t *testing.T) {
	l := NewLexicon(knowledge.NewBase(knowledge.Settings{}, []*knowledge.Entity{
		{ID: "tern", Kind: knowledge.App, Names: []knowledge.Name{{Text: "Face Tern"}, {Text: "TernFace Pro"}}},
		{ID: "pigeon-post", Kind: knowledge.App, Names: []knowledge.Name{{Text: "Pigeon Post"}}},
		{ID: "company-device", Kind: knowledge.DeviceKind, Names: []knowledge.Name{{Text: "company device"}}},
		{ID: "phone", Kind: knowledge.DeviceKind, Names: []knowledge.Name{{Text: "phone"}}},
		{ID: "company-phone", Kind: knowledge.DeviceKind, In: []knowledge.Link{{To: "company-device"}, {To: "phone"}}},
		{ID: "visitors", Kind: knowledge.AudienceKind, Names: []knowledge.Name{{Text: "visiting party"}}},
	}, nil, nil, nil, nil))
	slow := *l
	slow.begins = map[string]bool{}
	for _, text := range []string{"FaceTern and face tern, Tern face pro", "a pigeonpost, Pigeon-Post", "visiting parties", "employer-issued phones and company-owned phone"} {
		for _, w := range Words(text) {
			slow.begins[w.Norm] = true // so that all of them are tried
		}
		got, want := l.mentions(Words(text), false), slow.mentions(Words(text), false)
		if len(want) == 0 || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %v, want %v", text, got, want)
		}
	}
}
