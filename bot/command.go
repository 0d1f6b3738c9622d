package bot

import "strings"

// command is what the bot does itself instead of asking the engine.
type command string

const (
	noCommand     command = ""
	searchCommand command = "search"
	reloadCommand command = "reload"
	helpCommand   command = "help"
	gapsCommand   command = "gaps"
)

// commandOf reads a text's first word. It is a command only where the rest
// fits: search wants words, reload and help want none, and gaps none or "since"
// and a date.
func commandOf(text string) command {
	first, rest, _ := strings.Cut(strings.TrimSpace(text), " ")
	rest = strings.TrimSpace(rest)
	switch c := command(strings.ToLower(first)); {
	case c == searchCommand && rest != "":
		return c
	case (c == reloadCommand || c == helpCommand || c == gapsCommand) && rest == "":
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
