package main

import (
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"testing"

	"go.yaml.in/yaml/v3"
)

const (
	deployFolder = root + "/.deploy"
	drainTime    = 10 // seconds that serve takes at most to end what is under way
	sockets      = 10 // that Slack allows an app
	each         = 2  // sockets of a replica
)

// manifest reads a file of .deploy. That its keys are known is for .ci/manifests
// to say, by the schemas of Docker Compose and Kubernetes.
func manifest(t *testing.T, name string, into any) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(deployFolder, name))
	if err == nil {
		err = yaml.Unmarshal(data, into)
	}
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
}

// checkSettings wants names to be settings of the program.
func checkSettings[V any](t *testing.T, where string, values map[string]V) {
	t.Helper()
	known := map[string]bool{}
	for f := range reflect.TypeFor[Config]().Fields() {
		known[f.Tag.Get("env")] = true
	}
	for name := range values {
		if !known[name] {
			t.Errorf("%s sets %s, which is no setting", where, name)
		}
	}
}

var pinned = regexp.MustCompile(`^[a-z/.-]+:\d+\.\d+(\.\d+)?(-[a-z]+)?$`)

func checkImage(t *testing.T, image string) {
	t.Helper()
	if !pinned.MatchString(image) {
		t.Errorf("image %s: want a version", image)
	}
}
