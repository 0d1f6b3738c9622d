package slack

// Method is a method of the Web API.
type Method string

// The methods that the code calls. [Client.call] takes none but these.
const (
	authTest            Method = "auth.test"
	openConnection      Method = "apps.connections.open"
	postMessage         Method = "chat.postMessage"
	updateMessage       Method = "chat.update"
	deleteMessage       Method = "chat.delete"
	conversationReplies Method = "conversations.replies"
	conversationHistory Method = "conversations.history"
	conversationInfo    Method = "conversations.info"
	conversationOpen    Method = "conversations.open"
	conversationMembers Method = "conversations.members"
	permalink           Method = "chat.getPermalink"
	userConversations   Method = "users.conversations"
	userInfo            Method = "users.info"
	groupUsers          Method = "usergroups.users.list"
	userGroups          Method = "usergroups.list"
	viewsOpen           Method = "views.open"
	viewsPublish        Method = "views.publish"
	setStatus           Method = "assistant.threads.setStatus"
	setPrompts          Method = "assistant.threads.setSuggestedPrompts"
	setSession          Method = "agents.sessions.setStatus"
	responseURL         Method = "response_url" // no method, but paced like one
)

// scopesOf says what each method needs of the bot token. Reading a
// conversation needs a scope for each kind of it.
var scopesOf = map[Method][]string{
	authTest:            {},
	openConnection:      {}, // of the app token: connections:write
	postMessage:         {"chat:write"},
	updateMessage:       {"chat:write"},
	deleteMessage:       {"chat:write"},
	conversationReplies: {"channels:history", "groups:history", "im:history", "mpim:history"},
	conversationHistory: {"channels:history", "groups:history", "im:history", "mpim:history"},
	conversationInfo:    {"channels:read", "groups:read", "im:read", "mpim:read"},
	conversationOpen:    {"im:write", "mpim:write"},
	conversationMembers: {"channels:read", "groups:read", "im:read", "mpim:read"},
	permalink:           {},
	userConversations:   {"channels:read", "groups:read", "im:read", "mpim:read"},
	userInfo:            {"users:read"},
	groupUsers:          {"usergroups:read"},
	userGroups:          {"usergroups:read"},
	viewsOpen:           {},
	viewsPublish:        {},
	setStatus:           {"chat:write"},
	setPrompts:          {"assistant:write"},
	setSession:          {"chat:write"},
	responseURL:         {},
}

// scopesOfEvents are the events that are understood, and what each needs.
var scopesOfEvents = map[string][]string{
	"app_mention":           {"app_mentions:read"},
	"message.channels":      {"channels:history"},
	"message.groups":        {"groups:history"},
	"message.im":            {"im:history"},
	"message.mpim":          {"mpim:history"},
	"app_home_opened":       {},
	"app_context_changed":   {},
	"agent_session_stopped": {},
}

// scopesOfFeatures are those that the app's own features need: the command,
// and the agent view, which makes direct messages its own tab.
var scopesOfFeatures = []string{"commands", "assistant:write"}
