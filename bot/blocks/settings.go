package blocks

import (
	"slices"
	"strconv"

	"github.com/slack-go/slack"

	"policybot/search/phrases"
)

// The fields of the form for a channel's settings, by action_id.
const (
	ListensField     = "listens"
	LanguageField    = "language"
	CollectionsField = "collections"
)

// What stands in the form for an empty word.
const (
	ListensToMentions = "mentions"
	AnyLanguage       = "any"
)

// ChannelSettings are those that the form shows.
type ChannelSettings struct {
	Listens     string   // empty: to mentions
	Language    string   // empty: in that of the question
	Collections []string // that may be shown in the channel, beside what is open to all
	Without     []string // those that it isn't answered from
}

// Settings is the form for a channel's settings. metadata comes back with what
// is sent in; collections come back by their number.
func Settings(in *phrases.Language, metadata string, c ChannelSettings) slack.ModalViewRequest {
	languages := []choice{{AnyLanguage, in.Say("spoken.any")}}
	for _, code := range phrases.Codes() {
		languages = append(languages, choice{code, in.Say("spoken." + code)})
	}
	list := []slack.Block{
		slack.NewInputBlock("", plainText(in.Say("settings.listens")), nil, oneOf(ListensField, c.Listens, []choice{
			{ListensToMentions, in.Say("settings.mentions")}, {"questions", in.Say("settings.questions")}, {"never", in.Say("settings.never")}})),
		slack.NewInputBlock("", plainText(in.Say("settings.language")), nil, oneOf(LanguageField, c.Language, languages)),
	}
	if len(c.Collections) == 0 {
		list = append(list, paragraph(words(in.Say("settings.nothing-granted"))))
	} else {
		from := slack.NewInputBlock("", plainText(in.Say("settings.from")), plainText(in.Say("settings.from-hint")), collections(in, c))
		from.Optional = true
		list = append(list, from)
	}
	return form(in, SettingsForm, in.Say("settings.title"), in.Say("settings.submit"), metadata, list...)
}

// choice is one of several that a form offers.
type choice struct{ value, text string }

// oneOf offers choices, of which the first stands for an empty word.
func oneOf(id, now string, choices []choice) *slack.RadioButtonsBlockElement {
	e := slack.NewRadioButtonsBlockElement(id)
	for i, c := range choices {
		option := slack.NewOptionBlockObject(c.value, plainText(c.text), nil)
		if c.value == now || now == "" && i == 0 {
			e.InitialOption = option
		}
		e.Options = append(e.Options, option)
	}
	return e
}

func collections(in *phrases.Language, c ChannelSettings) *slack.MultiSelectBlockElement {
	var all, chosen []*slack.OptionBlockObject
	for i, name := range c.Collections {
		option := slack.NewOptionBlockObject(strconv.Itoa(i), plainText(label(filled(oneLine(name)))), nil)
		if all = append(all, option); !slices.Contains(c.Without, name) {
			chosen = append(chosen, option)
		}
	}
	e := slack.NewOptionsMultiSelectBlockElement(slack.MultiOptTypeStatic, plainText(in.Say("settings.choose")), CollectionsField, all...)
	e.InitialOptions = chosen
	return e
}
