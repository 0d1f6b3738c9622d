package record

import "encoding/json"

// schema is a part of a JSON schema.
type schema map[string]any

// object is the schema of a mapping: its keys, with what each is for.
func object[T any](fields []field[T]) schema {
	properties := schema{}
	required := []string{}
	for _, f := range fields {
		p := schema{"description": f.doc}
		for k, v := range f.schema {
			p[k] = v
		}
		properties[f.key] = p
		if f.required {
			required = append(required, f.key)
		}
	}
	s := schema{"type": "object", "additionalProperties": false, "properties": properties}
	if len(required) > 0 {
		s["required"] = required
	}
	return s
}

// Schema is the JSON schema of a record file, for editors that check and
// complete while one writes.
func Schema() []byte {
	return encode("policybot record file", object(fileFields))
}

// SettingsSchema is the JSON schema of knowledge.yaml.
func SettingsSchema() []byte {
	return encode("policybot knowledge.yaml", object(settingsFields))
}

func encode(title string, s schema) []byte {
	s["$schema"] = "http://json-schema.org/draft-07/schema#"
	s["title"] = title
	b, err := json.MarshalIndent(s, "", "  ")
	if err != nil { // only strings, numbers, lists and maps stand in it
		panic(err)
	}
	return append(b, '\n')
}
