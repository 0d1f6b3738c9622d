package main

import (
	"crypto/sha256"
	"debug/elf"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

const dockerfile = root + "/.deploy/Dockerfile"

// instructions are the lines of the Dockerfile that do something.
func instructions(t *testing.T) (all []string) {
	t.Helper()
	data, err := os.ReadFile(dockerfile)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(strings.ReplaceAll(string(data), "\\\n", " ")) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			all = append(all, line)
		}
	}
	return all
}

// TestDockerfile holds the image to what it promises, as far as its text tells.
func TestDockerfile(t *testing.T) {
	all := instructions(t)
	last := slices.Index(all, "FROM scratch")
	if last < 0 {
		t.Fatal("no stage is from scratch")
	}
	build, final := all[:last], all[last+1:]
	for _, line := range final {
		if word, _, _ := strings.Cut(line, " "); !slices.Contains([]string{"COPY", "ENV", "VOLUME", "USER", "ENTRYPOINT", "CMD"}, word) {
			t.Errorf("in the image itself: %s", line)
		}
	}
	for _, want := range []string{"USER 65534:65534", "VOLUME /state", "ENV POLICYBOT_STATE=/state", `ENTRYPOINT ["/policybot"]`, `CMD ["serve"]`} {
		if !slices.Contains(final, want) {
			t.Errorf("the image lacks %s", want)
		}
	}
	if !regexp.MustCompile(`^FROM golang:\d+\.\d+\.\d+-[a-z]+ AS build$`).MatchString(build[0]) {
		t.Errorf("%s: want a version", build[0])
	}
	checkCopies(t, build, final)
}

// checkCopies wants what is copied to be there: in the repository, or made by
// the build.
func checkCopies(t *testing.T, build, final []string) {
	t.Helper()
	var sources []string
	for _, line := range build {
		if rest, ok := strings.CutPrefix(line, "COPY "); ok {
			fields := strings.Fields(rest)
			sources = append(sources, fields[:len(fields)-1]...)
		}
	}
	for _, source := range append(sources, "go.mod") {
		if _, err := os.Stat(filepath.Join(root, source)); err != nil {
			t.Error(err)
		}
	}
	for _, folder := range []string{"bot", "cmd", "knowledge", "search"} {
		if !slices.Contains(sources, folder) {
			t.Errorf("%s isn't copied into the build", folder)
		}
	}
	made := regexp.MustCompile(`^COPY --from=build (?:--chown=65534:65534 )?(/etc/ssl/certs/ca-certificates\.crt|/image/policybot|/volume/) /`)
	for _, line := range final {
		if strings.HasPrefix(line, "COPY") && !made.MatchString(line) {
			t.Errorf("%s: the build doesn't make it", line)
		}
	}
}

// buildCommand is how the Dockerfile builds the program, but for where to.
func buildCommand(t *testing.T) string {
	t.Helper()
	for _, line := range instructions(t) {
		if command, ok := strings.CutPrefix(line, "RUN CGO_ENABLED=0 go build "); ok {
			return strings.Replace("CGO_ENABLED=0 go build "+command, "/image/policybot", `"$OUT"`, 1)
		}
	}
	t.Fatal("the Dockerfile builds no static program")
	return ""
}

// TestImage builds the program as the Dockerfile does, twice to the same bytes.
func TestImage(t *testing.T) {
	if os.Getenv("CI_IMAGE") != "required" {
		t.Skip("it builds all packages, which takes minutes; CI_IMAGE=required does")
	}
	command := buildCommand(t)
	one := buildIn(t, command)
	other := buildIn(t, command) // in another folder, at another time
	if sum(t, one) != sum(t, other) {
		t.Error("two builds of the same sources differ")
	}
	t.Run("static", func(t *testing.T) { checkStatic(t, one) })
	t.Run("alone", func(t *testing.T) { testAlone(t, one) })
}

// buildIn builds a copy of the sources in a folder of its own.
func buildIn(t *testing.T, command string) (binary string) {
	t.Helper()
	dir := t.TempDir()
	for _, part := range []string{"bot", "cmd", "knowledge", "search"} {
		if err := os.CopyFS(filepath.Join(dir, part), os.DirFS(filepath.Join(root, part))); err != nil {
			t.Fatal(err)
		}
	}
	for _, file := range []string{"go.mod", "go.sum"} {
		data, err := os.ReadFile(filepath.Join(root, file))
		if err != nil {
			t.Fatal(err)
		}
		write(t, dir, file, string(data))
	}
	binary = filepath.Join(t.TempDir(), "policybot")
	cmd := exec.CommandContext(t.Context(), "sh", "-c", command)
	cmd.Dir, cmd.Env = dir, append(os.Environ(), "OUT="+binary)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return binary
}

func sum(t *testing.T, file string) [sha256.Size]byte {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return sha256.Sum256(data)
}

// checkStatic wants a program that needs no other file to start.
func checkStatic(t *testing.T, binary string) {
	f, err := elf.Open(binary)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for _, p := range f.Progs {
		if p.Type == elf.PT_INTERP || p.Type == elf.PT_DYNAMIC {
			t.Errorf("the program has a part of type %v", p.Type)
		}
	}
}
