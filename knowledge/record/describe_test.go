package record

import (
	"encoding/json"

	"policybot/knowledge"
)

// describe tells all that is on record but the places of the records.
func describe(b *knowledge.Base) string {
	clear := func(reports []knowledge.Report) {
		for i := range reports {
			reports[i].Origin = knowledge.Origin{}
		}
	}
	for _, e := range b.Entities {
		e.Origin = knowledge.Origin{}
	}
	for _, s := range b.Sources {
		s.Origin = knowledge.Origin{}
	}
	for _, e := range b.Events {
		e.Origin = knowledge.Origin{}
		clear(e.Reports)
		for _, r := range e.Reasons {
			clear(r.Reports)
		}
	}
	for _, f := range b.Facts {
		f.Origin = knowledge.Origin{}
		clear(f.Reports)
	}
	text, err := json.MarshalIndent(b, "", " ")
	if err != nil {
		return err.Error()
	}
	return string(text)
}
