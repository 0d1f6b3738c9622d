package document_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"policybot/knowledge"
	"policybot/knowledge/record"
)

// loaded is what came of loading a folder in a process of its own.
type loaded struct {
	Fatal    bool
	LeftOut  map[string]string // why, by file
	Passages map[string]int    // by file
	PeakMB   int               // of memory; 0: not known here
}

// folderIn names, in the environment, the folder that the process loads.
const folderIn = "POLICYBOT_TEST_FOLDER"

// TestLoadFolder is the process in which a folder is loaded.
func TestLoadFolder(t *testing.T) {
	dir := os.Getenv(folderIn)
	if dir == "" {
		t.Skip("runs within another test")
	}
	base, findings := record.LoadDir(dir)
	l := loaded{Fatal: base == nil, LeftOut: map[string]string{}, Passages: map[string]int{}, PeakMB: peak()}
	for _, f := range findings.LeftOut() {
		l.LeftOut[f.Origin.File] = f.Message
	}
	for _, f := range findings.Of(knowledge.Error) {
		if !f.LeftOut {
			t.Log(f)
		}
	}
	if base != nil {
		for _, p := range base.Passages {
			l.Passages[p.Origin.File]++
		}
	}
	data, err := json.Marshal(l)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(dir+".json", data, 0o666); err != nil {
		t.Fatal(err)
	}
}

// peak is the most memory that the process has had at once, in MB.
func peak() int {
	status, _ := os.ReadFile("/proc/self/status")
	m := regexp.MustCompile(`VmHWM:\s+(\d+) kB`).FindSubmatch(status)
	if m == nil {
		return 0
	}
	kb, _ := strconv.Atoi(string(m[1]))
	return kb >> 10
}

func loadApart(t *testing.T, dir string) loaded {
	t.Helper()
	cmd := exec.Command(os.Args[0], "-test.run=^TestLoadFolder$", "-test.v")
	cmd.Env = append(os.Environ(), folderIn+"="+dir, "GOMAXPROCS=2")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("the process that loads the folder died: %v\n%.3000s", err, out)
	}
	data, err := os.ReadFile(dir + ".json")
	if err != nil {
		t.Fatal(err)
	}
	var l loaded
	if err := json.Unmarshal(data, &l); err != nil {
		t.Fatal(err)
	}
	return l
}

// Of a folder with hundreds of broken files each is left out with its reason,
// or does no harm; every good one is read, in bounded memory.
func TestBrokenFiles(t *testing.T) {
	const (
		least  = 200
		mostMB = 1600 // on two processors: PDFium while it is compiled, then twice, and what Go has not yet given back: 900 MB by itself, 1240 beside other tests
	)
	if testing.Short() {
		t.Skip("takes half a minute")
	}
	dir := filepath.Join(t.TempDir(), "folder")
	good, broken := goodFiles(t), brokenFiles(t)
	for name, data := range good {
		writeFile(t, dir, "good/"+name, data)
	}
	for name, b := range broken {
		b.put(t, dir, name)
	}
	l := loadApart(t, dir)
	if l.Fatal {
		t.Fatal("nothing was loaded")
	}
	for name := range good {
		if why := l.LeftOut["good/"+name]; why != "" || l.Passages["good/"+name] == 0 {
			t.Errorf("good/%s: %d passages, left out for %q", name, l.Passages["good/"+name], why)
		}
	}
	for name, b := range broken {
		switch why := l.LeftOut[name]; {
		case b.harmless && why != "":
			t.Errorf("%s was taken for harmless, and is left out: %s", name, why)
		case !b.harmless && (why == "" || l.Passages[name] > 0):
			t.Errorf("%s isn't left out: %d passages", name, l.Passages[name])
		case !strings.Contains(why, b.why):
			t.Errorf("%s is left out for %q, not for %q", name, why, b.why)
		}
	}
	if len(broken) < least || len(good) < 20 {
		t.Errorf("%d broken files and %d good ones", len(broken), len(good))
	}
	if l.PeakMB > mostMB {
		t.Errorf("loading them took %d MB at once", l.PeakMB)
	}
	t.Logf("%d broken files, %d good ones, %d MB at most", len(broken), len(good), l.PeakMB)
}

func writeFile(t testing.TB, dir, name string, data []byte) {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, data, 0o666); err != nil {
		t.Fatal(err)
	}
}
