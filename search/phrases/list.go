package phrases

import "strings"

// And joins as people do: A, B and C.
func (l *Language) And(list []string) string { return l.join("list.and", list) }

// Or joins as people do: A, B or C.
func (l *Language) Or(list []string) string { return l.join("list.or", list) }

func (l *Language) join(key string, list []string) string {
	if len(list) < 2 {
		return strings.Join(list, "")
	}
	last := len(list) - 1
	return l.Say(key, "list", strings.Join(list[:last], ", "), "last", list[last])
}
