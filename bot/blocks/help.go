package blocks

import (
	"slices"
	"strings"

	"github.com/slack-go/slack"

	"policybot/search/phrases"
)

// maxAdmins is how many admins are named.
const maxAdmins = 20

// commands are what anybody may type, and a form: the ends of their keys.
var commands = []string{"form", "question", "search", "timeline", "about", "changes", "report", "help"}

var commandsOfAdmins = []string{"reload", "editions", "drafts", "audit", "settings", "gaps", "gaps-since", "corrections"}

// Help says how to ask. It tells an admin how to reload, and everybody else
// which users and groups, given by their ids, may. It mentions these, so it is
// for one person's eyes.
func Help(in *phrases.Language, admins []string, admin bool) Message {
	text := in.Say("help.what")
	return Message{Text: plain(text), Blocks: []slack.Block{
		paragraph(bold(in.Say("help.title")), words("\n"+text)),
		paragraph(words(in.Say("help.where"))),
		commandList(in, admin),
		paragraph(words(in.Say("help.honest"))),
		mayReload(in, admins, admin),
	}}
}

func commandList(in *phrases.Language, admin bool) slack.Block {
	all := commands
	if admin {
		all = slices.Concat(all, commandsOfAdmins)
	}
	var lines []slack.RichTextElement
	for _, c := range all {
		code := slack.NewRichTextSectionTextElement(in.Say("command."+c), &slack.RichTextSectionTextStyle{Code: true})
		lines = append(lines, slack.NewRichTextSection(code, words(" "+in.Say("command-does."+c))))
	}
	return slack.NewRichTextBlock("", slack.NewRichTextList(slack.RTEListBullet, 0, lines...))
}

func mayReload(in *phrases.Language, admins []string, admin bool) slack.Block {
	who := adminNames(in, admins)
	switch {
	case admin:
		return paragraph(words(in.Say("help.admin")))
	case who == nil:
		return paragraph(words(in.Say("help.no-admin")))
	}
	return paragraph(around(in.Say("help.admins", "admins", hole), who)...)
}

// hole stands in a sentence where mentions belong.
const hole = "\x00"

// around puts mentions into the hole of a sentence.
func around(sentence string, who []slack.RichTextSectionElement) []slack.RichTextSectionElement {
	var list []slack.RichTextSectionElement
	before, after, _ := strings.Cut(sentence, hole)
	if before != "" {
		list = append(list, words(before))
	}
	if list = append(list, who...); after != "" {
		list = append(list, words(after))
	}
	return list
}

// adminNames are mentions of users and groups, with commas between; ids of
// neither kind are left out. It is nil where nobody is left.
func adminNames(in *phrases.Language, admins []string) []slack.RichTextSectionElement {
	var list []slack.RichTextSectionElement
	named := 0
	for _, id := range admins {
		e := mention(id)
		if e == nil {
			continue
		}
		if named++; named > maxAdmins {
			continue
		}
		if named > 1 {
			list = append(list, words(", "))
		}
		list = append(list, e)
	}
	if extra := named - maxAdmins; extra > 0 {
		list = append(list, words(" "+in.Count("help.others", extra)))
	}
	return list
}

func mention(id string) slack.RichTextSectionElement {
	switch {
	case userID.MatchString(id):
		return slack.NewRichTextSectionUserElement(id, nil)
	case groupID.MatchString(id):
		return slack.NewRichTextSectionUserGroupElement(id)
	}
	return nil
}
