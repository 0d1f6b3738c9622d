package form

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// Sender parts who sent a mail from where it was sent: "Ada Vale" and "acme.example"
// of "Ada Vale, acme.example", and of a name with the surname first.
func Sender(publisher string) (name, host string) {
	cut := strings.LastIndex(publisher, ", ")
	if cut < 0 {
		return publisher, ""
	}
	name, host = publisher[:cut], publisher[cut+len(", "):]
	if strings.Contains(host, " ") || !strings.Contains(host, ".") {
		return publisher, ""
	}
	return name, strings.ToLower(host)
}

// IsHost tells that a host is named for the body, by a name of it or the first words of
// one: whoever writes from there writes for it.
func IsHost(e *knowledge.Entity, host string) bool {
	if e == nil || host == "" {
		return false
	}
	labels := strings.Split(host, ".")
	return slices.ContainsFunc(e.Names, func(n knowledge.Name) bool {
		words := strings.FieldsFunc(strings.ToLower(n.Text), func(r rune) bool { return strings.ContainsRune(" -.,'&", r) })
		return slices.ContainsFunc(labels, func(label string) bool {
			for n := range words {
				if label == strings.Join(words[:n+1], "") || label == strings.Join(words[:n+1], "-") {
					return true
				}
			}
			return false
		})
	})
}

// OfHome tells that who published something is a part of home that speaks for it, by its
// name: "IT Services", and "Acme IT" and "Acme Human Resources" where home is Acme, and neither
// "Acme Bank" nor "Acme France", which may be bodies of their own.
func OfHome(home *knowledge.Entity, publisher string) bool {
	if home == nil || InHouse(publisher) {
		return home != nil
	}
	words := strings.Fields(strings.ToLower(publisher))
	apart := func(last string) bool {
		return language.Naming("company-end").Has(strings.TrimSuffix(last, ".")) || language.Naming("body-apart").Has(last) || language.Naming("country").Has(last)
	}
	return slices.ContainsFunc(home.Names, func(n knowledge.Name) bool {
		name := strings.Fields(strings.ToLower(n.Text))
		return len(name) > 0 && len(words) > len(name) && slices.Equal(words[:len(name)], name) && !apart(words[len(words)-1])
	})
}

// InHouse tells that the name is no more than what a part of any organization is called by
// its task, such as "IT Services" or "Management Board": where one publishes or decides,
// it is a part of whose documents these are.
func InHouse(name string) bool {
	words, _ := Scan(name)
	low := Lowers(words)
	for i := 0; i < len(low); {
		n := language.Naming("in-house").At(low, i)
		if n == 0 {
			return false
		}
		i += n
	}
	return len(low) > 0
}
