package slacksim

import (
	"fmt"
	"slices"
	"strings"
)

// UserID, ChannelID, TeamID and TS are Slack's identifiers. TS is a message's timestamp, which is also its name in its channel.
type (
	UserID    string
	ChannelID string
	TeamID    string
	TS        string
)

// The workspace that every Server starts with. All of it is invented.
const (
	Team        TeamID = "T0EXAMPLE1"
	PartnerTeam TeamID = "T0PARTNER1"
	PartnerName        = "Partner Ltd (invented)"

	Bot      UserID = "U0POLICYB1" // the app's bot user
	Admin    UserID = "U0ADMIN001"
	Employee UserID = "U0EMMA0001"
	Other    UserID = "U0NOOR0001" // a second employee
	Third    UserID = "U0SAMI0001" // a third employee
	Guest    UserID = "U0GUEST001" // a guest of one channel
	Stranger UserID = "U0PARTNER1" // somebody of the partner's team

	General    ChannelID = "C0GENERAL1" // public; the bot is in it
	PolicyHelp ChannelID = "C0POLICY01" // public; the bot is in it
	Random     ChannelID = "C0RANDOM01" // public; the bot is not in it
	Leadership ChannelID = "C0LEADERS1" // private; the bot is in it
	Secret     ChannelID = "C0SECRET01" // private; the bot is not in it
	Shared     ChannelID = "C0SHARED01" // Slack Connect, shared with the partner; the bot is in it
	GroupDM    ChannelID = "G0GROUPDM1" // the bot, Employee and Other

	AppID = "A0SLACKSIM"
	BotID = "B0POLICYB1"
)

// User is a member of the workspace, or of another one that shares a channel with it.
type User struct {
	ID    UserID `json:"id"`
	Team  TeamID `json:"team"`
	Name  string `json:"name"` // the handle
	Real  string `json:"real"` // the display name
	Admin bool   `json:"admin"`
	Guest bool   `json:"guest"`
	Bot   bool   `json:"bot"`

	Locale string `json:"locale"` // empty: en-US
}

// Channel is a conversation of any kind.
type Channel struct {
	ID      ChannelID
	Name    string // empty for direct messages
	Kind    ChannelKind
	Members []UserID
	Topic   string
	Shared  bool // a Slack Connect channel
}

// ChannelKind is a conversation's kind, spelled as in a message event's channel_type.
type ChannelKind string

const (
	Public  ChannelKind = "channel"
	Private ChannelKind = "group"
	Direct  ChannelKind = "im"
	Multi   ChannelKind = "mpim"
)

// prefix is the family of scopes that guards conversations of the kind.
func (k ChannelKind) prefix() string {
	switch k {
	case Private:
		return "groups"
	case Direct:
		return "im"
	case Multi:
		return "mpim"
	}
	return "channels"
}

// Has tells whether the user is a member.
func (c *Channel) Has(u UserID) bool { return slices.Contains(c.Members, u) }

// userGroup is a handle that stands for several people.
type userGroup struct {
	ID, Handle, Name string
	Users            []UserID
}

// workspace is everything that Slack would keep.
type workspace struct {
	users    []*User
	channels []*Channel
	groups   []*userGroup
	messages map[ChannelID][]*Message // in order of ts
	whispers []*Message               // ephemeral messages, in order
}

func newWorkspace(botName string) *workspace {
	return &workspace{
		users: []*User{
			{ID: Bot, Team: Team, Name: strings.ToLower(botName), Real: botName, Bot: true},
			{ID: Admin, Team: Team, Name: "ada", Real: "Ada Admin (invented)", Admin: true},
			{ID: Employee, Team: Team, Name: "emma", Real: "Emma Employee (invented)"},
			{ID: Other, Team: Team, Name: "noor", Real: "Noor Newcomer (invented)"},
			{ID: Third, Team: Team, Name: "sami", Real: "Sami Staff (invented)"},
			{ID: Guest, Team: Team, Name: "gil", Real: "Gil Guest (invented)", Guest: true},
			{ID: Stranger, Team: PartnerTeam, Name: "pat", Real: "Pat Partner (invented)"},
		},
		channels: []*Channel{
			{ID: General, Name: "general", Kind: Public, Members: []UserID{Bot, Admin, Employee, Other, Third}, Topic: "Everybody at Example Corp (invented)"},
			{ID: PolicyHelp, Name: "policy-help", Kind: Public, Members: []UserID{Bot, Admin, Employee, Other, Third, Guest}, Topic: "Ask about app policies"},
			{ID: Random, Name: "random", Kind: Public, Members: []UserID{Admin, Employee, Other}, Topic: "The bot is not in here"},
			{ID: Leadership, Name: "leadership", Kind: Private, Members: []UserID{Bot, Admin, Employee}, Topic: "A private channel"},
			{ID: Secret, Name: "secret", Kind: Private, Members: []UserID{Admin, Other}, Topic: "A private channel without the bot"},
			{ID: Shared, Name: "shared-with-partner", Kind: Public, Members: []UserID{Bot, Admin, Employee, Stranger}, Topic: "Work with " + PartnerName, Shared: true},
			{ID: GroupDM, Name: "mpdm-emma--noor--policybot-1", Kind: Multi, Members: []UserID{Bot, Employee, Other}},
		},
		groups:   []*userGroup{{ID: "S0POLICYA1", Handle: "policy-admins", Name: "Policy admins (invented)", Users: []UserID{Admin}}},
		messages: map[ChannelID][]*Message{},
	}
}

// Extra is the nth of the channels of Options.Channels, counted from 0.
func Extra(n int) ChannelID { return ChannelID(fmt.Sprintf("C0EXTRA%03d", n)) }

// ExtraPerson is the nth of the people of Options.People, counted from 0.
func ExtraPerson(n int) UserID { return UserID(fmt.Sprintf("U0EXTRA%03d", n)) }

func (w *workspace) add(people, channels int) {
	members := []UserID{Bot, Admin, Employee, Other, Third}
	for i := range people {
		members = append(members, ExtraPerson(i))
		w.users = append(w.users, &User{ID: ExtraPerson(i), Team: Team, Name: fmt.Sprintf("extra%d", i), Real: fmt.Sprintf("Extra %d (invented)", i)})
	}
	for i := range channels {
		w.channels = append(w.channels, &Channel{ID: Extra(i), Name: fmt.Sprintf("extra-%d", i), Kind: Public, Members: slices.Clone(members)})
	}
}

func (w *workspace) user(id UserID) *User {
	for _, u := range w.users {
		if u.ID == id {
			return u
		}
	}
	return nil
}

func (w *workspace) channel(id ChannelID) *Channel {
	for _, c := range w.channels {
		if c.ID == id {
			return c
		}
	}
	return nil
}

// direct finds or opens the conversation of exactly these people.
func (w *workspace) direct(people ...UserID) *Channel {
	want := slices.Sorted(slices.Values(people))
	for _, c := range w.channels {
		if (c.Kind == Direct || c.Kind == Multi) && slices.Equal(want, slices.Sorted(slices.Values(c.Members))) {
			return c
		}
	}
	c := &Channel{Kind: Direct, Members: want, ID: ChannelID(newID("D"))}
	if len(people) > 2 {
		c.Kind, c.ID = Multi, ChannelID(newID("G"))
		c.Name = "mpdm-" + strings.ToLower(string(c.ID))
	}
	w.channels = append(w.channels, c)
	return c
}

func (w *workspace) message(ch ChannelID, ts TS) *Message {
	for _, m := range w.messages[ch] {
		if m.TS == ts {
			return m
		}
	}
	return nil
}

func (w *workspace) whisper(ch ChannelID, ts TS) *Message {
	for _, m := range w.whispers {
		if m.Channel == ch && m.TS == ts {
			return m
		}
	}
	return nil
}
