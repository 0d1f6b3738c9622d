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
		whose := func(id knowledge.EntityID) bool {
			return slices.ContainsFunc(l.terms[owner.term], func(whole knowledge.EntityID) bool { return l.base.Within(id, whole, knowledge.LastDay-1) })
		}
		if !whose(e.ID) {
			continue
		}
		for _, x := range e.In {
			if to := l.base.Canonical(x.To); !whose(to) {
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
	} else if strings.HasSuffix(window[0].Norm, "ly") || listed("only-owned", window[0].Norm) {
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

// bodysDeviceAt reads a device at work in a question by the kind of body that people work for, as
// they say it there: "my council phone", "a bank-issued laptop". In a document it may be others'.
func (l *Lexicon) bodysDeviceAt(tokens []Token, i int) (Mention, bool) {
	if !listed("body-at-work", tokens[i].Norm) || i > 0 && tokens[i-1].Upper {
		return Mention{}, false // "Tarn city phones" are Tarn's
	}
	for n := min(l.longest+1, len(tokens)-i); n > 1; n-- {
		window := slices.Clone(tokens[i : i+n])
		window[0].Norm = "company"
		if ids := l.ownedDevice(window); len(ids) > 0 && window[n-1].Word {
			return Mention{Entities: ids, From: i, To: i + n}, true
		}
	}
	return Mention{}, false
}

// Owned tells that the word, in lower case, says how a device came to be
// somebody's, such as issued.
func Owned(word string) bool { return listed("owned", word) }
