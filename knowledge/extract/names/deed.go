package names

import (
	"policybot/knowledge/language"
)

const anyForm = ^language.Form(0)

// deedAt tells that the word is what is done by rules, or to them.
func deedAt(low []string, at int) bool {
	return language.Naming("policy-act").At(low, at) > 0 || deed(low, at, "deeds", language.Past|language.Participle|language.Third|language.Doing) != nil
}

// deed is the verb of policy that begins at the word, of those of the list in one of the
// forms; nil where none does.
func deed(low []string, at int, list string, forms language.Form) *language.ActAt {
	if at < 0 || at >= len(low) || !language.BeginsAct(low[at]) {
		return nil
	}
	near := make([]language.Token, min(len(low)-at, mostDeed))
	for i := range near {
		near[i] = language.Token{Norm: low[at+i], Word: true}
	}
	for _, a := range language.Acts(near) {
		if a.From == 0 && a.Form&forms != 0 && language.Naming(list).Has(a.Act) {
			a.From, a.To = at, a.To+at
			if a.Apart > 0 {
				a.Apart += at
			}
			return &a
		}
	}
	return nil
}

// mostDeed is how many words a verb may take with what stands between its parts.
const mostDeed = 12

// bodyActs tells the same of the bodies of the list.
func bodyActs(low []string, list string) bool {
	for i := range low {
		if (low[i] == "the" || low[i] == "its") && i+3 < len(low) && language.Naming(list).In(low[i+1:min(len(low), i+4)]) && language.Naming("body-act").In(low[i+2:min(len(low), i+9)]) {
			return true
		}
	}
	return false
}
