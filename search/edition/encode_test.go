package edition

import (
	"bytes"
	"encoding/json"
	"testing"

	"policybot/knowledge"
)

// TestEachAsTheList holds what is written one by one to the bytes of the whole
// list, on which the names of editions rest.
func TestEachAsTheList(t *testing.T) {
	for _, list := range [][]*knowledge.Passage{nil, {{ID: "a", Text: "<b> & \u2028 \"quoted\""}}, {{ID: "a"}, nil, {ID: "b", Text: "ü"}}} {
		var one, whole bytes.Buffer
		if err := encodeEach(&one, list); err != nil {
			t.Fatal(err)
		}
		if err := json.NewEncoder(&whole).Encode(list); err != nil {
			t.Fatal(err)
		}
		if one.String() != whole.String() {
			t.Errorf("%s is no %s", one.String(), whole.String())
		}
	}
}
