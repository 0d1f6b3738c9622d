package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

func readRoot(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(root, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// TestVersionsArePinned holds everything that comes from elsewhere to a version
// and, where its registry has one, to a checksum.
func TestVersionsArePinned(t *testing.T) {
	mod, sum := readRoot(t, "go.mod"), readRoot(t, "go.sum")
	if line := regexp.MustCompile(`(?m)^(replace|exclude|godebug|tool)\b.*`).FindString(mod); line != "" {
		t.Errorf("go.mod has %q", line)
	}
	modules := regexp.MustCompile(`(?m)^\t(\S+) (v\S+)`).FindAllStringSubmatch(mod, -1)
	for _, m := range modules {
		if !strings.Contains(sum, "\n"+m[1]+" "+m[2]+" h1:") && !strings.HasPrefix(sum, m[1]+" "+m[2]+" h1:") && !strings.Contains(mod, m[1]+" "+m[2]+" // indirect") {
			t.Errorf("go.sum has no checksum of %s %s", m[1], m[2])
		}
	}
	ci := readRoot(t, ".ci/run")
	tools := regexp.MustCompile(`\bgo (?:run|install) (?:-\S+ )*([\w.]+\.\w+/\S+)`).FindAllStringSubmatch(ci, -1)
	for _, m := range tools {
		if !regexp.MustCompile(`@v\d+\.\d+\.\d+$`).MatchString(strings.Trim(m[1], `"`)) {
			t.Errorf(".ci/run runs %s, which is no fixed version", m[1])
		}
	}
	if len(modules) < 10 || len(tools) < 2 || !strings.Contains(ci, "npm ci ") || strings.Contains(ci, "npm install") {
		t.Errorf("%d modules, %d tools, or npm installs beside its lockfile", len(modules), len(tools))
	}
}

// TestPackagesOfNodeArePinned holds the lockfiles of the independent client and
// of the search for barriers to checksums, and their own lists to exact versions.
func TestPackagesOfNodeArePinned(t *testing.T) {
	for folder, least := range map[string]int{".ci/bolt": 10, ".ci/axe": 2} {
		checkList(t, folder+"/package.json")
		checkLock(t, folder+"/package-lock.json", least)
	}
}

func checkList(t *testing.T, file string) {
	t.Helper()
	var list struct {
		Dependencies, DevDependencies map[string]string
	}
	if err := json.Unmarshal([]byte(readRoot(t, file)), &list); err != nil {
		t.Fatal(err)
	}
	for _, all := range []map[string]string{list.Dependencies, list.DevDependencies} {
		for name, version := range all {
			if !regexp.MustCompile(`^\d+\.\d+\.\d+$`).MatchString(version) {
				t.Errorf("%s: %s is wanted as %s", file, name, version)
			}
		}
	}
}

func checkLock(t *testing.T, file string, least int) {
	t.Helper()
	var lock struct {
		Packages map[string]struct {
			Version, Integrity, Resolved string
			Link                         bool
		}
	}
	if err := json.Unmarshal([]byte(readRoot(t, file)), &lock); err != nil {
		t.Fatal(err)
	}
	for name, p := range lock.Packages {
		if name != "" && (p.Version == "" || !strings.HasPrefix(p.Integrity, "sha512-") || p.Link || p.Resolved != "" && !strings.HasPrefix(p.Resolved, "https://registry.npmjs.org/")) {
			t.Errorf("%s: %s: %+v", file, name, p)
		}
	}
	if len(lock.Packages) < least {
		t.Errorf("%s: %d packages", file, len(lock.Packages))
	}
}

// TestKnownVulnerabilitiesAreLookedUp holds CI to asking.
func TestKnownVulnerabilitiesAreLookedUp(t *testing.T) {
	if ci := readRoot(t, ".ci/run"); !strings.Contains(ci, "golang.org/x/vuln/cmd/govulncheck@v") || !strings.Contains(ci, "govulncheck\" ./...") {
		t.Error(".ci/run doesn't run govulncheck on everything")
	}
}
