package language

import (
	"slices"
	"strings"

	"policybot/knowledge"
)

// owned is a kind of device in somebody's hands: of the company, or not.
type owned struct {
	byCompany bool
	what      knowledge.EntityID
}

// learnOwned notes the devices that are both somebody's and of a kind, such as
// the phones that are company devices.
func (l *Lexicon) learnOwned(e *knowledge.Entity) {
	for _, owner := range []struct {
		term    string
		company bool
	}{{"company device", true}, {"personal device", false}} {
		whose := l.terms[owner.term]
		if !slices.ContainsFunc(e.In, func(x knowledge.Link) bool { return slices.Contains(whose, l.base.Canonical(x.To)) }) {
			continue
		}
		for _, x := range e.In {
			if to := l.base.Canonical(x.To); !slices.Contains(whose, to) {
				l.devices[owned{owner.company, to}] = append(l.devices[owned{owner.company, to}], e.ID)
			}
		}
	}
}

// ownedDevice reads the words that no name has as one as whose a device is and
// what it is: "employer-issued smartphones".
func (l *Lexicon) ownedDevice(window []Token) []knowledge.EntityID {
	company := listed("company", window[0].Norm)
	if !company && !listed("person", window[0].Norm) {
		return nil
	}
	rest := window[1:]
	if len(rest) > 0 && listed("owned", rest[0].Norm) {
		rest = rest[1:]
	} else if strings.HasSuffix(window[0].Norm, "ly") || window[0].Norm == "self" || window[0].Norm == "employee" {
		return nil // without it these say nothing of whose it is
	}
	if len(rest) == 0 || !rest[0].Word {
		return nil
	}
	whole := "personal device"
	if company {
		whole = "company device"
	}
	var list []knowledge.EntityID
	for _, id := range l.terms[singulars(rest)] {
		list = append(list, l.devices[owned{company, id}]...)
	}
	if len(list) == 0 && singulars(rest) == "device" {
		return l.terms[whole]
	}
	return list
}

// Owned tells that the word, in lower case, says how a device came to be
// somebody's, such as issued.
func Owned(word string) bool { return listed("owned", word) }
