package main

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

func TestCompose(t *testing.T) {
	type service struct {
		Image       string
		Build       struct{ Context, Dockerfile string }
		Deploy      struct{ Replicas int }
		Environment map[string]string
		DependsOn   map[string]struct{ Condition string } `yaml:"depends_on"`
		Healthcheck struct{ Test []string }
		Volumes     []string
		ReadOnly    bool     `yaml:"read_only"`
		CapDrop     []string `yaml:"cap_drop"`
		SecurityOpt []string `yaml:"security_opt"`
	}
	var file struct{ Services map[string]service }
	manifest(t, "compose.yaml", &file)
	for name, s := range file.Services {
		checkImage(t, s.Image)
		if !s.ReadOnly || !slices.Equal(s.CapDrop, []string{"ALL"}) || !slices.Contains(s.SecurityOpt, "no-new-privileges:true") {
			t.Errorf("%s may do more than it needs", name)
		}
		for key, value := range s.Environment {
			if regexp.MustCompile(`TOKEN|PASSWORD`).MatchString(key) && !strings.HasPrefix(value, "${") {
				t.Errorf("%s: %s isn't from the file of secrets", name, key)
			}
		}
	}
	bot, database := file.Services["bot"], file.Services["database"]
	checkSettings(t, "compose.yaml", bot.Environment)
	if bot.Deploy.Replicas != 3 || bot.Deploy.Replicas*each > sockets || bot.DependsOn["database"].Condition != "service_healthy" {
		t.Errorf("%d replicas, which wait for %v", bot.Deploy.Replicas, bot.DependsOn)
	}
	if _, err := os.Stat(filepath.Join(deployFolder, bot.Build.Context, bot.Build.Dockerfile)); err != nil {
		t.Error(err)
	}
	if len(database.Healthcheck.Test) == 0 || len(database.Volumes) != 1 {
		t.Errorf("the database has the check %v and the volumes %v", database.Healthcheck.Test, database.Volumes)
	}
}
