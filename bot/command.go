package bot

import (
	"slices"
	"strings"
)

// command is what the bot does itself instead of asking the engine.
type command string

const (
	noCommand     command = ""
	searchCommand command = "search"
	helpCommand   command = "help"
	reportCommand command = "report"

	// What only admins may.
	draftsCommand   command = "drafts"
	reloadCommand   command = "reload"
	editionsCommand command = "editions"
	auditCommand    command = "audit"
	settingsCommand command = "settings"
	gapsCommand     command = "gaps"

	correctionsCommand command = "corrections"
)

// bare are the commands that want no more words.
var bare = []command{
	helpCommand, reportCommand,
	reloadCommand, editionsCommand, draftsCommand, auditCommand, gapsCommand, settingsCommand, correctionsCommand,
}

// commandOf reads a text's first word. It is a command only where the rest
// fits: search wants words, gaps none or "since" and a date, the others none.
func commandOf(text string) command {
	first, rest, _ := strings.Cut(strings.TrimSpace(text), " ")
	rest = strings.TrimSpace(rest)
	switch c := command(strings.ToLower(first)); {
	case c == searchCommand && rest != "":
		return c
	case slices.Contains(bare, c) && rest == "":
		return c
	case c == gapsCommand:
		if _, ok := sinceOf(text); ok {
			return c
		}
	}
	return noCommand
}

// wordsOf is what follows the command.
func wordsOf(text string) string {
	_, rest, _ := strings.Cut(strings.TrimSpace(text), " ")
	return strings.TrimSpace(rest)
}
