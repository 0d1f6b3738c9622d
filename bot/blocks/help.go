package blocks

import (
	"slices"

	"github.com/slack-go/slack"
)

// maxAdmins is how many admins are named.
const maxAdmins = 20

var commands = [][2]string{
	{"/policy", "opens a form for a question"},
	{"/policy QUESTION", "answers a question"},
	{"/policy search WORDS", "finds passages and records"},
	{"/policy timeline ACTOR APP", "lists what was decided, in order"},
	{"/policy about NAME", "tells what is on record about a company or an app"},
	{"/policy changes since DATE", "lists what has changed"},
	{"/policy help", "shows this"},
}

var commandsOfAdmins = [][2]string{
	{"/policy reload", "reads the records again, and tells what changed"},
	{"/policy gaps", "lists what was asked in vain"},
	{"/policy gaps since DATE", "does so from a day on"},
}

// Help says how to ask. It tells an admin how to reload, and everybody else
// which users and groups, given by their ids, may. It mentions these, so it is
// for one person's eyes.
func Help(admins []string, admin bool) Message {
	text := "Ask whether an app is banned, restricted or allowed, since when, and why. The answer comes from dated records, with its sources."
	return Message{Text: plain(text), Blocks: []slack.Block{
		paragraph(bold("How to ask"), words("\n"+text)),
		paragraph(words("Mention me in a channel, write to me directly, or use a command. In a thread I know what was asked before, and who has asked there needs no further mention. In a message's menu, Check the policy asks what the message says; only you see the answer.")),
		commandList(admin),
		paragraph(words("What is not on record I say is not on record. I don't guess.")),
		mayReload(admins, admin),
	}}
}

func commandList(admin bool) slack.Block {
	all := commands
	if admin {
		all = slices.Concat(all, commandsOfAdmins)
	}
	var lines []slack.RichTextElement
	for _, c := range all {
		code := slack.NewRichTextSectionTextElement(c[0], &slack.RichTextSectionTextStyle{Code: true})
		lines = append(lines, slack.NewRichTextSection(code, words(" "+c[1])))
	}
	return slack.NewRichTextBlock("", slack.NewRichTextList(slack.RTEListBullet, 0, lines...))
}

func mayReload(admins []string, admin bool) slack.Block {
	who := adminNames(admins)
	switch {
	case admin:
		return paragraph(words("You are an admin: you may reload the records."))
	case who == nil:
		return paragraph(words("Nobody is set as an admin, so nobody can reload the records from Slack. " + setAdmins))
	}
	return paragraph(append([]slack.RichTextSectionElement{words("The records are reloaded by ")}, append(who, words("."))...)...)
}

const setAdmins = "Whoever runs me can name admins in the setting POLICYBOT_ADMINS."

// adminNames are mentions of users and groups, with commas between; ids of
// neither kind are left out. It is nil where nobody is left.
func adminNames(admins []string) []slack.RichTextSectionElement {
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
		list = append(list, words(" and "+count(extra, "other")))
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
