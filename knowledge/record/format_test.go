package record

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

func TestFormatGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/format/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no goldens", err)
	}
	for _, name := range files {
		a, err := txtar.ParseFile(name)
		if err != nil || len(a.Files) != 2 {
			t.Fatalf("%s: want two files, in and out: %v", name, err)
		}
		got, err := Format(a.Files[0].Data)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if *update {
			a.Files[1].Data = got
			if err := os.WriteFile(name, txtar.Format(a), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		if want := string(a.Files[1].Data); string(got) != want {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, want)
		}
	}
}

// Formatting changes nothing of what is on record.
func TestFormatKeepsRecords(t *testing.T) {
	out, err := Format([]byte(sample))
	if err != nil {
		t.Fatal(err)
	}
	before := mustLoad(t, "a.yaml", sample, "knowledge.yaml", sampleSettings)
	after := mustLoad(t, "a.yaml", string(out), "knowledge.yaml", sampleSettings)
	if b, a := describe(before), describe(after); a != b {
		t.Errorf("formatted to other records:\n%s\nwere\n%s", a, b)
	}
}

func TestFormatRefuses(t *testing.T) {
	for _, text := range []string{"a: [", "a: &x 1\nb: *x\n", "a: \x00"} {
		if out, err := Format([]byte(text)); err == nil {
			t.Errorf("%q was formatted to %q", text, out)
		}
	}
}

// A formatted file comes back unchanged, and says the same.
func FuzzFormat(f *testing.F) {
	f.Add(sample)
	f.Add(sampleSettings)
	f.Add("# head\n\n# of entities\nentities: # side\n  # above\n  - id: a # aside\n    kind: app\n  # below\n\n# foot\n")
	f.Add("events:\n- {text: 'a: b', do: ban, # why\n   id: x}\n- text: |\n    lines\n    of text\n")
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1<<14 {
			return
		}
		once, err := Format([]byte(text))
		if err != nil {
			return
		}
		twice, err := Format(once)
		if err != nil || string(once) != string(twice) {
			t.Errorf("formatted twice: %v\n%q\nfirst\n%q", err, twice, once)
		}
	})
}
