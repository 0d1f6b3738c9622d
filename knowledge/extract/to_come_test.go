package extract

import (
	"slices"
	"testing"

	"policybot/knowledge"
	"policybot/knowledge/extract/ground"
)

// What a document tells that bears a day to come is known by today, and holds from that
// day.
func TestDocumentOfADayToCome(t *testing.T) {
	begins := knowledge.OnDay(today + 60)
	src := handbook
	src.Date = begins
	for _, text := range []string{"Staff must not use Pigeon.", "Tool: Pigeon; Status: Banned"} {
		readings := Read(documentOf(invented(t), src, text), today).Readings
		i := slices.IndexFunc(readings, func(x *knowledge.Reading) bool { return x.Event != nil })
		if i < 0 {
			t.Fatalf("%q: read %+v", text, readings)
		}
		if e := readings[i].Event; e.Do != knowledge.Ban || e.Announced.Last != today || e.From != begins {
			t.Errorf("%q: %s announced %v, from %v", text, e.Do, e.Announced, e.From)
		}
	}
}

// What a document tells that nothing but its file dates was told by then.
func TestDocumentDatedByItsFile(t *testing.T) {
	src := handbook
	src.Note = knowledge.DatedByFile
	for _, text := range []string{"Staff must not use Pigeon.", "Tool: Pigeon; Status: Banned"} {
		readings := Read(documentOf(invented(t), src, text), today).Readings
		i := slices.IndexFunc(readings, func(x *knowledge.Reading) bool { return x.Event != nil })
		if i < 0 {
			t.Fatalf("%q: read %+v", text, readings)
		}
		if e := readings[i].Event; e.Announced != ground.ByNow(src.Date.Last) {
			t.Errorf("%q: announced %v", text, e.Announced)
		}
	}
}

// A row of a table that has a date of its own tells what was done then.
func TestRowWithADate(t *testing.T) {
	readings := Read(documentOf(invented(t), handbook, "Version: 4.0; Date: 9 January 2023; Change: Pigeon is banned."), today).Readings
	i := slices.IndexFunc(readings, func(x *knowledge.Reading) bool { return x.Event != nil })
	if i < 0 || readings[i].Event.Announced != knowledge.OnDay(knowledge.NewDay(2023, 1, 9)) {
		t.Errorf("read %+v", readings)
	}
}
