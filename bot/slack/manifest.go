package slack

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	slackgo "github.com/slack-go/slack"
)

// Shortcuts, by their callback_id.
const (
	CheckMessage = "check_policy" // of a message: what do the records say to what it asks?
	AskAnywhere  = "ask_policy"   // found everywhere: opens the form for a question
)

// Scopes are those that the bot token needs, in order.
func Scopes() []string {
	all := slices.Clone(scopesOfFeatures)
	for _, list := range scopesOf {
		all = append(all, list...)
	}
	for _, list := range scopesOfEvents {
		all = append(all, list...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// Events are those that the bot subscribes to, in order.
func Events() []string { return slices.Sorted(maps.Keys(scopesOfEvents)) }

// Manifest is the app as Slack must know it: exactly what the code uses.
func Manifest() slackgo.Manifest {
	return slackgo.Manifest{
		Metadata: slackgo.ManifestMetadata{MajorVersion: 2, MinorVersion: 1},
		Display: slackgo.Display{
			Name:        "policybot",
			Description: "Answers questions about app policies from dated records, with the source beside every claim",
		},
		Features: slackgo.Features{
			AgentView: &slackgo.AgentView{AgentDescription: "Ask which apps are banned, restricted or allowed, since when, and by whom."},
			AppHome:   slackgo.AppHome{HomeTabEnabled: true, MessagesTabEnabled: true},
			BotUser:   slackgo.BotUser{DisplayName: "policybot", AlwaysOnline: true},
			SlashCommands: []slackgo.ManifestSlashCommand{{
				Command: "/policy", Description: "Ask about app policies, for your eyes only",
				UsageHint: "QUESTION | search WORDS | timeline ACTOR APP | about NAME | changes since DATE | help",
			}},
			Shortcuts: []slackgo.Shortcut{
				{Name: "Check the policy", CallbackID: CheckMessage, Description: "What do the records say to this message? Only you see the answer", Type: slackgo.MessageShortcut},
				{Name: "Ask about a policy", CallbackID: AskAnywhere, Description: "Asks which apps are banned, restricted or allowed", Type: slackgo.GlobalShortcut},
			},
		},
		OAuthConfig: slackgo.OAuthConfig{Scopes: slackgo.OAuthScopes{Bot: Scopes()}},
		Settings: slackgo.Settings{
			EventSubscriptions: &slackgo.EventSubscriptions{BotEvents: Events()},
			Interactivity:      &slackgo.Interactivity{IsEnabled: true},
			SocketModeEnabled:  true,
		},
	}
}

// ManifestJSON is the manifest to be pasted into Slack's page for a new app.
// It says that the messages tab can be written in, which the library's form
// leaves out.
func ManifestJSON() ([]byte, error) {
	raw, err := json.Marshal(Manifest())
	if err != nil {
		return nil, fmt.Errorf("slack: manifest: %w", err)
	}
	var m map[string]any
	if err := json.Unmarshal(raw, &m); err != nil {
		return nil, fmt.Errorf("slack: manifest: %w", err)
	}
	features, _ := m["features"].(map[string]any)
	home, _ := features["app_home"].(map[string]any)
	home["messages_tab_read_only_enabled"] = false
	return json.MarshalIndent(m, "", "  ")
}
