package phrases

import (
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
	"golang.org/x/text/language"
)

// codes are those of the files, English first.
func codes() []string {
	entries, err := files.ReadDir(".")
	if err != nil {
		panic(err) // what is embedded can be read
	}
	list := []string{English}
	for _, e := range entries {
		if code := strings.TrimSuffix(e.Name(), ".yaml"); code != English {
			list = append(list, code)
		}
	}
	return list
}

// load reads a language's file. It is embedded, and tests read it first, so
// what is wrong with it is a defect of the program.
func load(code string) *Language {
	data, err := files.ReadFile(code + ".yaml")
	if err != nil {
		panic(err)
	}
	messages, err := parse(data)
	if err != nil {
		panic(fmt.Errorf("%s.yaml: %w", code, err))
	}
	return &Language{code: code, tag: language.MustParse(code), messages: messages}
}

// parse reads a file: messages by key, in groups and groups of groups.
func parse(data []byte) (map[string]text, error) {
	var tree map[string]any
	if err := yaml.Unmarshal(data, &tree); err != nil {
		return nil, err
	}
	messages := map[string]text{}
	if err := gather(messages, nil, tree); err != nil {
		return nil, err
	}
	return messages, nil
}

// gather adds the messages under a group, by keys with points between.
func gather(messages map[string]text, group []string, tree map[string]any) error {
	for name, node := range tree {
		path := append(slices.Clone(group), name)
		key := strings.Join(path, ".")
		switch node := node.(type) {
		case string:
			t, err := parseText(node)
			if err != nil {
				return fmt.Errorf("%s: %w", key, err)
			}
			messages[key] = t
		case map[string]any:
			if err := gather(messages, path, node); err != nil {
				return err
			}
		default:
			return fmt.Errorf("%s: write a text in quotes, or a group", key)
		}
	}
	return nil
}
