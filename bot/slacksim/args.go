package slacksim

import (
	"encoding/json"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
)

// kind is what type an argument of a method has.
type kind int

const (
	str kind = iota
	integer
	boolean
	structure // JSON; in a form, a string that holds JSON
	list      // a list of strings; in a form, separated by commas
)

// spec is an argument that a method takes.
type spec struct {
	name     string
	kind     kind
	required bool
}

func need(k kind, names ...string) []spec { return specs(k, true, names) }
func may(k kind, names ...string) []spec  { return specs(k, false, names) }

func specs(k kind, required bool, names []string) []spec {
	var out []spec
	for _, n := range names {
		out = append(out, spec{n, k, required})
	}
	return out
}

// args are a call's arguments after checking: string, int, bool, []string or decoded JSON.
type args map[string]any

func (a args) str(name string) string        { v, _ := a[name].(string); return v }
func (a args) bool(name string) bool         { v, _ := a[name].(bool); return v }
func (a args) list(name string) []string     { v, _ := a[name].([]string); return v }
func (a args) channel(name string) ChannelID { return ChannelID(a.str(name)) }
func (a args) ts(name string) TS             { return TS(a.str(name)) }

func (a args) int(name string, otherwise int) int {
	if v, ok := a[name].(int); ok {
		return v
	}
	return otherwise
}

// raw is a call's body before checking. From a form every value is a string.
type raw struct {
	values map[string]any
	form   bool
}

const maxBody = 4 << 20

// readBody takes the arguments from a query, a form, a multipart form or a JSON object, as Slack's clients send them.
func readBody(w http.ResponseWriter, r *http.Request) (raw, *apiError) {
	r.Body = http.MaxBytesReader(w, r.Body, maxBody)
	out := raw{values: map[string]any{}, form: true}
	addForm(out.values, r.URL.Query())
	if r.Method != http.MethodPost {
		return out, nil
	}
	kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil && r.ContentLength > 0 {
		return out, fail("invalid_post_type")
	}
	switch kind {
	case "application/json":
		return readJSON(r.Body)
	case "application/x-www-form-urlencoded", "":
		if err := r.ParseForm(); err != nil {
			return out, fail("invalid_form_data")
		}
		addForm(out.values, r.PostForm)
	case "multipart/form-data":
		if err := r.ParseMultipartForm(maxBody); err != nil {
			return out, fail("invalid_form_data")
		}
		addForm(out.values, r.MultipartForm.Value)
	default:
		return out, fail("invalid_post_type")
	}
	return out, nil
}

func readJSON(body io.Reader) (raw, *apiError) {
	out := raw{values: map[string]any{}}
	data, err := io.ReadAll(body)
	if err != nil {
		return out, fail("request_timeout")
	}
	if len(data) == 0 {
		return out, nil
	}
	if err := json.Unmarshal(data, &out.values); err != nil {
		if json.Valid(data) {
			return out, fail("json_not_object")
		}
		return out, fail("invalid_json")
	}
	return out, nil
}

func addForm(values map[string]any, form url.Values) {
	for name, all := range form {
		if len(all) > 0 {
			values[name] = all[len(all)-1]
		}
	}
}

// check turns raw values into typed ones; every unknown, missing or mistyped argument is named.
func (b raw) check(want []spec) (args, *apiError) {
	out := args{}
	var wrong []string
	for name, value := range b.values {
		if name == "token" || name == "team_id" { // Bolt sends team_id with every call, and Slack takes it
			continue
		}
		i := slices.IndexFunc(want, func(s spec) bool { return s.name == name })
		if i < 0 {
			wrong = append(wrong, fmt.Sprintf("[ERROR] invalid additional property: %s [json-pointer:]", name))
			continue
		}
		if value == nil {
			continue
		}
		typed, err := b.convert(want[i].kind, value)
		if err != nil {
			wrong = append(wrong, fmt.Sprintf("[ERROR] %v [json-pointer:/%s]", err, name))
			continue
		}
		out[name] = typed
	}
	for _, s := range want {
		if v, ok := out[s.name]; s.required && (!ok || v == "") && !named(wrong, s.name) {
			wrong = append(wrong, fmt.Sprintf("[ERROR] missing required field: %s [json-pointer:]", s.name))
		}
	}
	if wrong != nil {
		slices.Sort(wrong)
		return nil, &apiError{code: "invalid_arguments", messages: wrong}
	}
	return out, nil
}

func named(wrong []string, name string) bool {
	return slices.ContainsFunc(wrong, func(w string) bool { return strings.HasSuffix(w, "/"+name+"]") })
}

func (b raw) convert(k kind, value any) (any, error) {
	text, isText := value.(string)
	if k == structure {
		return toStructure(value, text, isText)
	}
	if b.form || isText {
		return parseText(k, text)
	}
	return fromJSON(k, value)
}

func toStructure(value any, text string, isText bool) (any, error) {
	if !isText {
		return value, nil
	}
	if text == "" {
		return nil, nil
	}
	var out any
	if err := json.Unmarshal([]byte(text), &out); err != nil {
		return nil, fmt.Errorf("must be valid json")
	}
	return out, nil
}

func parseText(k kind, text string) (any, error) {
	switch k {
	case integer:
		n, err := strconv.Atoi(text)
		if err != nil {
			return nil, fmt.Errorf("must be an integer")
		}
		return n, nil
	case boolean:
		v, ok := map[string]bool{"true": true, "1": true, "false": false, "0": false}[text]
		if !ok {
			return nil, fmt.Errorf("must be a boolean")
		}
		return v, nil
	case list:
		return splitList(text)
	}
	return text, nil
}

// splitList reads "a,b" and `["a","b"]`: clients send both.
func splitList(text string) (any, error) {
	if strings.HasPrefix(text, "[") {
		var out []string
		if err := json.Unmarshal([]byte(text), &out); err != nil {
			return nil, fmt.Errorf("must be a list of strings")
		}
		return out, nil
	}
	if text == "" {
		return []string(nil), nil
	}
	return strings.Split(text, ","), nil
}

func fromJSON(k kind, value any) (any, error) {
	switch v := value.(type) {
	case float64:
		if k == integer && v == float64(int(v)) {
			return int(v), nil
		}
	case bool:
		if k == boolean {
			return v, nil
		}
	case []any:
		if k == list {
			return stringsOf(v)
		}
	}
	return nil, fmt.Errorf("must be %s", [...]string{"a string", "an integer", "a boolean", "json", "a list of strings"}[k])
}

func stringsOf(values []any) (any, error) {
	var out []string
	for _, v := range values {
		s, ok := v.(string)
		if !ok {
			return nil, fmt.Errorf("must be a list of strings")
		}
		out = append(out, s)
	}
	return out, nil
}
