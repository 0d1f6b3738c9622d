package bot

import (
	"context"
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"policybot/bot/blocks"
	"policybot/bot/state"
	"policybot/search/phrases"
)

// settingsForm opens the form for the channel's settings.
func (b *Bot) settingsForm(ctx context.Context, j job) (reply, error) {
	if isDirect(j.in.Channel) || j.in.Trigger == "" {
		return done(j, blocks.Problem(j.tongue, "", j.tongue.Say("settings.elsewhere"))), nil
	}
	set, err := b.store.Channel(ctx, j.in.Team, j.in.Channel)
	if err != nil {
		return reply{}, err
	}
	offered := b.offered(j.in.Channel)
	about, err := json.Marshal(offered)
	if err != nil {
		return reply{}, err
	}
	o := originOf(j.in)
	o.About = string(about)
	view := blocks.Settings(j.tongue, b.seal(o), blocks.ChannelSettings{Listens: set.Listens, Language: set.Language, Collections: offered, Without: set.Without})
	r := b.notice(j, "bot.no-form")
	r.modal = &view
	return r, nil
}

// offered are the collections that a form can take from a channel. What comes
// back with a form has a limit.
func (b *Bot) offered(channel string) (list []string) {
	size := 0
	for _, c := range b.engine.Settings().ShownIn(channel) {
		if size += len(c) + 3; size > 1200 {
			break
		}
		list = append(list, string(c))
	}
	return list[:min(len(list), 100)]
}

// set keeps what the form says. It can take collections away that the records
// grant to the channel, and give back what it took, and grants nothing.
func (b *Bot) set(ctx context.Context, j job) (reply, error) {
	set, err := b.store.Channel(ctx, j.in.Team, j.in.Channel)
	if err != nil {
		return reply{}, err
	}
	listens, known := listeningOf(j.in.Values[blocks.ListensField])
	language, spoken := languageIn(j.in.Values[blocks.LanguageField])
	var offered []string
	if isDirect(j.in.Channel) || !known || !spoken || json.Unmarshal([]byte(j.in.Value), &offered) != nil {
		return b.notice(j, outdated), nil
	}
	set.Listens, set.Language, set.Who, set.At = string(listens), language, j.in.User, b.now()
	set.Without = leftOut(set.Without, offered, strings.Split(j.in.Values[blocks.CollectionsField], ","))
	if err := b.store.PutChannel(ctx, set, b.line(j, act{"settings", j.in.Channel}, "done: "+inShort(set))); err != nil {
		return reply{}, err
	}
	b.channels.keep(set)
	r := done(j, blocks.Problem(j.tongue, "", inWords(j.tongue, set)))
	return r, nil
}

// languageIn reads the form's word: a language that there is, or none.
func languageIn(word string) (code string, known bool) {
	if word == blocks.AnyLanguage {
		return "", true
	}
	return word, slices.Contains(phrases.Codes(), word)
}

// listeningOf reads the form's word.
func listeningOf(word string) (l listening, known bool) {
	if l = listening(word); word == blocks.ListensToMentions {
		l = toMentions
	}
	return l, word != "" && slices.Contains([]listening{toMentions, toQuestions, toNothing}, l)
}

// leftOut are the collections to do without: of those that the form offered,
// those that were not chosen, by their number, and of the others what it was.
func leftOut(before, offered, chosen []string) (without []string) {
	for _, c := range before {
		if !slices.Contains(offered, c) {
			without = append(without, c)
		}
	}
	for i, c := range offered {
		if !slices.Contains(chosen, strconv.Itoa(i)) {
			without = append(without, c)
		}
	}
	return without
}

// inShort is what the audit says of settings.
func inShort(set state.ChannelSettings) string {
	text := blocks.ListensToMentions
	if set.Listens != "" {
		text = set.Listens
	}
	if set.Language != "" {
		text += ", in " + set.Language
	}
	if len(set.Without) > 0 {
		text += ", without " + strings.Join(set.Without, ", ")
	}
	return text
}

func inWords(in *phrases.Language, set state.ChannelSettings) string {
	list := []string{in.Say(map[listening]string{toMentions: "settings.set-mentions", toQuestions: "settings.set-questions", toNothing: "settings.set-never"}[listening(set.Listens)])}
	if set.Language != "" {
		list = append(list, in.Say("settings.set-language", "language", in.Say("spoken."+set.Language)))
	}
	if len(set.Without) > 0 {
		list = append(list, in.Say("settings.set-without", "collections", strings.Join(set.Without, ", ")))
	}
	return strings.Join(list, " ")
}
