package main

import (
	"flag"
	"fmt"
	"strings"

	"policybot/knowledge"
)

// who is the setting --viewer: whose eyes to look with.
type who struct{ text *string }

func viewerFlag(flags *flag.FlagSet) who {
	return who{flags.String("viewer", "", "look with the eyes of `WHO`: anyone, user:ID, group:ID, channel:ID, guest, with commas; default: of who keeps the records, and sees all")}
}

// of is the viewer, where the settings let them be answered at all.
func (w who) of(s knowledge.Settings) (knowledge.Viewer, error) {
	if *w.text == "" {
		return keeper, nil
	}
	v, err := parseViewer(*w.text)
	if err == nil && !s.Sees(v, knowledge.Open) {
		err = hint(fmt.Errorf("--viewer: guests are not answered"), "that is what guests: refused in knowledge.yaml says")
	}
	return v, err
}

// parseViewer reads what the flag says.
func parseViewer(text string) (v knowledge.Viewer, err error) {
	for part := range strings.SplitSeq(text, ",") {
		part = strings.TrimSpace(part)
		kind, id, named := strings.Cut(part, ":")
		switch {
		case part == "anyone", kind == "user" && id != "":
			// nothing is granted to a person alone
		case part == "guest":
			v.Guest = true
		case kind == "group" && id != "":
			v.Groups = append(v.Groups, id)
		case kind == "channel" && id != "" && v.Channel == "":
			v.Channel = id
		case kind == "channel" && named && v.Channel != "":
			return v, hint(fmt.Errorf("--viewer %q names two channels", text), "an answer is shown in one place")
		default:
			return v, hint(fmt.Errorf("--viewer: %q is nobody", part), "write anyone, user:U1, group:S1, channel:C1 or guest, with commas between them")
		}
	}
	return v, nil
}
