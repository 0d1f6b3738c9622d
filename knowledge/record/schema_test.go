package record

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

// The schema names exactly the keys that the decoder takes, at every level.
func TestSchemaHasTheKeysOfTheDecoder(t *testing.T) {
	var s map[string]any
	if err := json.Unmarshal(Schema(), &s); err != nil {
		t.Fatal(err)
	}
	sections := map[string][]string{
		"entities": keysOf(entityFields), "sources": keysOf(sourceFields),
		"events": keysOf(eventFields), "facts": keysOf(factFields),
	}
	if got, want := schemaKeys(s), keysOf(fileFields); !sameKeys(got, want) {
		t.Errorf("the schema has the sections %v, the decoder %v", got, want)
	}
	for name, want := range sections {
		items := property(s, name)["items"].(map[string]any)
		if got := schemaKeys(items); !sameKeys(got, want) {
			t.Errorf("%s: the schema has %v, the decoder %v", name, got, want)
		}
		for key := range items["properties"].(map[string]any) {
			testKeyIsRead(t, name, key)
		}
	}
}

// testKeyIsRead writes a record with the key and no sensible value: whatever
// the decoder has against that, the key itself it must know.
func testKeyIsRead(t *testing.T, section, key string) {
	text := fmt.Sprintf("%s:\n  - {%s: {nonsense: 1}}\n", section, key)
	f := readFile("a.yaml", []byte(text))
	if s := f.findings.String(); strings.Contains(s, "unknown key "+quote(key)) || s == "" {
		t.Errorf("%s of %s: %s", key, section, s)
	}
}

func schemaKeys(s map[string]any) []string {
	var keys []string
	for k := range s["properties"].(map[string]any) {
		keys = append(keys, k)
	}
	return keys
}

func property(s map[string]any, name string) map[string]any {
	return s["properties"].(map[string]any)[name].(map[string]any)
}

func sameKeys(a, b []string) bool {
	a, b = slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b))
	return slices.Equal(a, b)
}

// The sample, which uses every key, is valid by the schema, and broken ones
// are not.
func TestSchemaFitsTheSample(t *testing.T) {
	for _, c := range []struct {
		schema []byte
		text   string
		valid  bool
	}{
		{Schema(), sample, true},
		{SettingsSchema(), sampleSettings, true},
		{SettingsSchema(), "collections: [{name: legal, everyone: true}]", true},
		{Schema(), strings.Replace(sample, "do: ban", "do: forbid", 1), false},
		{Schema(), strings.Replace(sample, "quote:", "quotes:", 1), false},
		{Schema(), strings.Replace(sample, "id: pigeon,", "", 1), false},
		{Schema(), strings.Replace(sample, "some: true", "some: often", 1), false},
		{SettingsSchema(), "review_after: soon", false},
		{SettingsSchema(), "review_after: 90 days", true},
	} {
		var s map[string]any
		if err := json.Unmarshal(c.schema, &s); err != nil {
			t.Fatal(err)
		}
		var v any
		if err := yaml.Unmarshal([]byte(c.text), &v); err != nil {
			t.Fatal(err)
		}
		if err := validate(s, v); (err == nil) != c.valid {
			t.Errorf("valid %v wanted, got %v of\n%s", c.valid, err, c.text)
		}
	}
}

// The sample has every key, so that the test above sees each.
func TestSampleHasEveryKey(t *testing.T) {
	for _, keys := range [][]string{
		keysOf(fileFields), keysOf(entityFields), keysOf(sourceFields), keysOf(eventFields), keysOf(factFields),
		keysOf(nameFields), keysOf(conditionFields), keysOf(reasonFields), keysOf(reportFields), keysOf(valueFields),
	} {
		for _, k := range keys {
			if !strings.Contains(sample, k+":") {
				t.Errorf("the sample has no %s", k)
			}
		}
	}
}

// validate checks a value against the parts of JSON schema that Schema uses.
func validate(s map[string]any, v any) error {
	if one, ok := s["oneOf"].([]any); ok {
		return validateOneOf(one, v)
	}
	if enum, ok := s["enum"].([]any); ok && !slices.Contains(enum, v) {
		return fmt.Errorf("%v is none of %v", v, enum)
	}
	if !hasType(s["type"], v) {
		return fmt.Errorf("%v (%T) is no %v", v, v, s["type"])
	}
	switch v := v.(type) {
	case string:
		if p, ok := s["pattern"].(string); ok && !regexp.MustCompile(p).MatchString(v) {
			return fmt.Errorf("%q isn't of the form %s", v, p)
		}
	case []any:
		for _, x := range v {
			if err := validate(s["items"].(map[string]any), x); err != nil {
				return err
			}
		}
	case map[string]any:
		return validateObject(s, v)
	}
	return nil
}

func validateOneOf(choices []any, v any) error {
	fits := 0
	var first error
	for _, c := range choices {
		if err := validate(c.(map[string]any), v); err == nil {
			fits++
		} else if first == nil {
			first = err
		}
	}
	if fits != 1 {
		return fmt.Errorf("%v fits %d choices: %v", v, fits, first)
	}
	return nil
}

func validateObject(s map[string]any, v map[string]any) error {
	properties, _ := s["properties"].(map[string]any)
	for k, x := range v {
		p, ok := properties[k].(map[string]any)
		if !ok {
			p, ok = s["additionalProperties"].(map[string]any)
		}
		if !ok {
			return fmt.Errorf("unknown key %s", k)
		}
		if err := validate(p, x); err != nil {
			return fmt.Errorf("%s: %w", k, err)
		}
	}
	required, _ := s["required"].([]any)
	for _, k := range required {
		if _, ok := v[k.(string)]; !ok {
			return fmt.Errorf("no %s", k)
		}
	}
	return nil
}

func hasType(types, v any) bool {
	if types == nil {
		return true
	}
	list, ok := types.([]any)
	if !ok {
		list = []any{types}
	}
	return slices.ContainsFunc(list, func(t any) bool {
		switch x := v.(type) {
		case string:
			return t == "string"
		case bool:
			return t == "boolean"
		case int:
			return t == "integer" || t == "number"
		case float64:
			return t == "number"
		case []any:
			return t == "array"
		case map[string]any:
			return t == "object"
		default: // a date, which is text for an editor
			_ = x
			return t == "string"
		}
	})
}
