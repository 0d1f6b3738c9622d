package knowledge

import "testing"

// A finding names files and values that strangers wrote.
func TestFindingIsOneLine(t *testing.T) {
	f := Finding{Origin: Origin{File: "a\nerror: b\u2028\r.yaml", Line: 1}, Severity: Error, Message: "odd \x1b[2J\u009b\u202e\t"}
	const want = `a\u000aerror: b\u2028\u000d.yaml:1: error: odd \u001b[2J\u009b\u202e\u0009`
	if got := f.String(); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// What costs a document alone keeps the rest of the knowledge in use.
func TestFindingsThatLeaveOut(t *testing.T) {
	var f Findings
	f.LeaveOutf(Origin{File: "a.pdf"}, "protected by a password")
	if f.HasErrors() || f.Err() != nil || len(f.LeftOut()) != 1 || len(f.Of(Error)) != 1 {
		t.Errorf("a document that is left out: %v", f)
	}
	f.Errorf(Origin{File: "a.yaml"}, "unread")
	if !f.HasErrors() || f.Err() == nil || len(f.LeftOut()) != 1 {
		t.Errorf("with an error in records: %v", f)
	}
}

func TestFindings(t *testing.T) {
	var f Findings
	if f.Err() != nil || f.HasErrors() {
		t.Error("no findings are no error")
	}
	f.Notef(Origin{}, "read %d", 3)
	f.Warnf(Origin{File: "b.yaml", Line: 2}, "odd")
	if f.Err() != nil {
		t.Errorf("warnings are an error: %v", f.Err())
	}
	f.Errorf(Origin{File: "a.yaml", Line: 31}, "%q of x names y", "names")
	f.Errorf(Origin{File: "a.yaml", Line: 4}, "late")
	f.Errorf(Origin{File: "a.yaml"}, "unread")
	f.Sort()
	const all = `records: note: read 3
a.yaml: error: unread
a.yaml:4: error: late
a.yaml:31: error: "names" of x names y
b.yaml:2: warning: odd`
	if got := f.String(); got != all {
		t.Errorf("got\n%s\nwant\n%s", got, all)
	}
	const errs = `a.yaml: error: unread
a.yaml:4: error: late
a.yaml:31: error: "names" of x names y`
	if got := f.Err(); got == nil || got.Error() != errs {
		t.Errorf("got %v, want %s", got, errs)
	}
}
