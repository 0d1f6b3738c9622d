package extract

import (
	"fmt"
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/extract/form"
	"policybot/knowledge/language"
)

// Overlooked tells of documents that are read for less than whoever put them into the folder
// will expect, so that a person may do something about it: those in a language in which no
// policies are read, and those that speak to their readers for a body of which nothing is
// on record.
func Overlooked(b *knowledge.Base) (f knowledge.Findings) {
	unread := map[language.Tag][]*knowledge.Source{}
	for _, s := range b.Sources {
		var present []*knowledge.Passage
		for _, id := range b.PassagesOf(s.ID) {
			if p := b.Passage(id); !p.Past() && len(present) < mostLooked {
				present = append(present, p)
			}
		}
		if tag := otherLanguage(present); tag != "" {
			unread[tag] = append(unread[tag], s)
		} else if strange(b, s, present) {
			f.Notef(s.Origin, "its publisher, %s, is neither %s nor on record, so that its rules are read as those of another body; where it speaks for %s, write that as its publisher",
				s.Publisher, b.NameOf(b.Home), b.NameOf(b.Home))
		}
	}
	for tag, list := range unread {
		f.Warnf(list[0].Origin, "its text%s is in a language in which no policies are read (%s): searches find and answers quote it, and it decides nothing; policies are read in English", andOthers(len(list)-1), tag)
		for _, s := range list[1:] {
			f.Notef(s.Origin, "its text is in a language in which no policies are read (%s)", tag)
		}
	}
	return f
}

// mostLooked is how many passages of a document are looked at for its language.
const mostLooked = 20

func andOthers(n int) string {
	switch n {
	case 0:
		return ""
	case 1:
		return ", as that of one more document,"
	}
	return fmt.Sprintf(", as that of %d more documents,", n)
}

// otherLanguage is the language of most of the passages, where that is none in which
// policies are read.
func otherLanguage(passages []*knowledge.Passage) language.Tag {
	counts := map[language.Tag]int{}
	for _, p := range passages {
		if tag := language.Detect(p.Text); tag != "" {
			counts[tag]++
		}
	}
	most := language.English
	for tag, n := range counts {
		if n > counts[most] || n == counts[most] && most != language.English && tag < most {
			most = tag
		}
	}
	if most == language.English {
		return ""
	}
	return most
}

// strange tells that the document speaks to its readers for a body that isn't home, and of
// which nothing is on record.
func strange(b *knowledge.Base, s *knowledge.Source, passages []*knowledge.Passage) bool {
	name, host := form.Sender(s.Publisher)
	home := b.Entity(b.Home)
	if !nameLike(name) || home == nil || form.IsHost(home, host) || form.OfHome(home, name) || onRecord(b, name) {
		return false
	}
	switch s.Tier {
	case knowledge.PolicyTier:
		return len(passages) > 0
	case "":
		return slices.ContainsFunc(passages, func(p *knowledge.Passage) bool { return language.SpeaksTo(p.Text) })
	}
	return false
}

// nameLike tells that the words are written as a name is, and stand for no office, as "CISO" and
// "IT department" do.
func nameLike(words string) bool {
	if words == strings.ToUpper(words) {
		return false
	}
	return !slices.ContainsFunc(strings.Fields(words), func(w string) bool { return len(w) > 3 && w[:1] == strings.ToLower(w[:1]) })
}

// onRecord tells that a record declares a body of that name.
func onRecord(b *knowledge.Base, name string) bool {
	return slices.ContainsFunc(b.Entities, func(e *knowledge.Entity) bool {
		return e.Kind.Acts() && slices.ContainsFunc(e.Names, func(n knowledge.Name) bool { return strings.EqualFold(n.Text, name) })
	})
}
