package slack

import "strings"

// interaction is a button pressed, a shortcut picked or a form sent in.
type interaction struct {
	Type string `json:"type"`
	User struct {
		ID   string `json:"id"`
		Team string `json:"team_id"`
	} `json:"user"`
	Team struct {
		ID string `json:"id"`
	} `json:"team"`
	Enterprise *struct {
		ID string `json:"id"`
	} `json:"enterprise"`
	Channel struct {
		ID string `json:"id"`
	} `json:"channel"`
	Container struct {
		MessageTS   string `json:"message_ts"`
		ThreadTS    string `json:"thread_ts"`
		Channel     string `json:"channel_id"`
		IsEphemeral bool   `json:"is_ephemeral"`
	} `json:"container"`
	Actions []struct {
		ID string `json:"action_id"`
		field
	} `json:"actions"`
	Message     message `json:"message"`
	View        view    `json:"view"`
	CallbackID  string  `json:"callback_id"`
	ResponseURL string  `json:"response_url"`
	Trigger     string  `json:"trigger_id"`
}

// view is a form or the bot's own tab.
type view struct {
	CallbackID string `json:"callback_id"`
	Metadata   string `json:"private_metadata"`
	State      struct {
		Values map[string]map[string]field `json:"values"` // by block_id and action_id
	} `json:"state"`
}

// field is what stands in an input, or which button was pressed.
type field struct {
	Value    string   `json:"value"`
	Option   option   `json:"selected_option"`
	Options  []option `json:"selected_options"`
	Date     string   `json:"selected_date"`
	User     string   `json:"selected_user"`
	Users    []string `json:"selected_users"`
	Channel  string   `json:"selected_channel"`
	Talk     string   `json:"selected_conversation"`
	Talks    []string `json:"selected_conversations"`
	Channels []string `json:"selected_channels"`
}

type option struct {
	Value string `json:"value"`
}

// text is the field's value; several are separated by commas.
func (f field) text() string {
	var list []string
	for _, o := range f.Options {
		list = append(list, o.Value)
	}
	for _, several := range [][]string{f.Users, f.Channels, f.Talks} {
		list = append(list, several...)
	}
	for _, one := range []string{f.Value, f.Option.Value, f.Date, f.User, f.Channel, f.Talk} {
		if one != "" {
			list = append(list, one)
		}
	}
	return strings.Join(list, ",")
}

// values are what stands in the view's fields.
func (v view) values() map[string]string {
	all := map[string]string{}
	for _, block := range v.State.Values {
		for action, f := range block {
			if text := f.text(); text != "" {
				all[action] = text
			}
		}
	}
	return all
}

func (s Self) readInteraction(payload []byte) (In, bool, error) {
	var p interaction
	if err := decode(payload, &p); err != nil {
		return In{}, false, err
	}
	if p.Trigger == "" || p.User.ID == "" {
		return In{}, false, nil
	}
	in := In{Event: p.Trigger, User: p.User.ID, UserTeam: s.foreign(p.Team.ID, p.User.Team), ResponseURL: p.ResponseURL, Trigger: p.Trigger}
	if p.Enterprise != nil {
		in.Enterprise = p.Enterprise.ID
	}
	asked := true
	switch p.Type {
	case "block_actions":
		asked = p.pressed(&in)
	case "shortcut":
		in.Kind, in.Action, in.Private = Shortcut, p.CallbackID, true
	case "message_action":
		p.picked(&in, s)
	case "view_submission":
		in.Kind, in.Action, in.Private = Submit, p.View.CallbackID, true
		in.Value, in.Values = p.View.Metadata, p.View.values()
	default:
		asked = false
	}
	return in, asked, nil
}

// pressed reads a button. One of a form or of the bot's own tab stands in no
// message, and only who pressed it sees what comes of it.
func (p interaction) pressed(in *In) bool {
	if len(p.Actions) == 0 {
		return false
	}
	in.Kind, in.Action, in.Value = Action, p.Actions[0].ID, p.Actions[0].text()
	in.Channel, in.Thread, in.TS = p.Container.Channel, p.Container.ThreadTS, p.Container.MessageTS
	in.Private, in.Values = p.Container.IsEphemeral || in.TS == "", p.View.values()
	if in.Thread == "" {
		in.Thread = in.TS
	}
	return true
}

// picked reads the shortcut of a message: it asks what the message says.
func (p interaction) picked(in *In, s Self) {
	in.Kind, in.Action, in.Private = Shortcut, p.CallbackID, true
	in.Channel, in.Thread, in.TS, in.Text = p.Channel.ID, p.Message.ThreadTS, p.Message.TS, Words(p.Message.Text, s.User)
}
