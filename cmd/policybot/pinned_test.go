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

// TestPackagesOfNodeArePinned holds the lockfile of the independent client to
// checksums, and its own list to exact versions.
func TestPackagesOfNodeArePinned(t *testing.T) {
	var list struct {
		Dependencies, DevDependencies map[string]string
	}
	if err := json.Unmarshal([]byte(readRoot(t, ".ci/bolt/package.json")), &list); err != nil {
		t.Fatal(err)
	}
	for _, all := range []map[string]string{list.Dependencies, list.DevDependencies} {
		for name, version := range all {
			if !regexp.MustCompile(`^\d+\.\d+\.\d+$`).MatchString(version) {
				t.Errorf("%s is wanted as %s", name, version)
			}
		}
	}
	var lock struct {
		Packages map[string]struct {
			Version, Integrity, Resolved string
			Link                         bool
		}
	}
	if err := json.Unmarshal([]byte(readRoot(t, ".ci/bolt/package-lock.json")), &lock); err != nil {
		t.Fatal(err)
	}
	for name, p := range lock.Packages {
		if name != "" && (p.Version == "" || !strings.HasPrefix(p.Integrity, "sha512-") || p.Link || p.Resolved != "" && !strings.HasPrefix(p.Resolved, "https://registry.npmjs.org/")) {
			t.Errorf("%s: %+v", name, p)
		}
	}
	if len(lock.Packages) < 10 {
		t.Errorf("%d packages", len(lock.Packages))
	}
}

// TestKnownVulnerabilitiesAreLookedUp holds CI to asking.
func TestKnownVulnerabilitiesAreLookedUp(t *testing.T) {
	if ci := readRoot(t, ".ci/run"); !strings.Contains(ci, "golang.org/x/vuln/cmd/govulncheck@v") || !strings.Contains(ci, "govulncheck\" ./...") {
		t.Error(".ci/run doesn't run govulncheck on everything")
	}
}
