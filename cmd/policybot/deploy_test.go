package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

// rule is an alert of .deploy/prometheus-alerts.yaml.
type rule struct {
	Alert       string            `yaml:"alert"`
	Expr        string            `yaml:"expr"`
	Annotations map[string]string `yaml:"annotations"`
}

func alertRules(t *testing.T) (rules []rule) {
	t.Helper()
	var file struct {
		Groups []struct {
			Rules []rule `yaml:"rules"`
		} `yaml:"groups"`
	}
	if err := yaml.Unmarshal(deployed(t, "prometheus-alerts.yaml"), &file); err != nil {
		t.Fatal(err)
	}
	for _, g := range file.Groups {
		rules = append(rules, g.Rules...)
	}
	if len(rules) == 0 {
		t.Fatal("no alerts")
	}
	return rules
}

// dashboardQueries are all that the dashboard asks Prometheus.
func dashboardQueries(t *testing.T) (list []string) {
	t.Helper()
	var whole any
	if err := json.Unmarshal(deployed(t, "grafana-dashboard.json"), &whole); err != nil {
		t.Fatal(err)
	}
	var collect func(any)
	collect = func(v any) {
		switch v := v.(type) {
		case map[string]any:
			if expr, ok := v["expr"].(string); ok {
				list = append(list, expr)
			}
			for _, inner := range v {
				collect(inner)
			}
		case []any:
			for _, inner := range v {
				collect(inner)
			}
		}
	}
	collect(whole)
	slices.Sort(list)
	return list
}

func deployed(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(root, ".deploy", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// Whatever alerts and the dashboard ask for is there, after a short run.
func TestAlertsAndDashboardNameWhatThereIs(t *testing.T) {
	t.Parallel()
	shown := operated(t).metrics()
	queries := dashboardQueries(t)
	for _, r := range alertRules(t) {
		queries = append(queries, r.Expr)
	}
	for _, q := range queries {
		for _, name := range regexp.MustCompile(`\b(?:policybot|go|process)_[a-z0-9_]+`).FindAllString(q, -1) {
			if !slices.Contains(shown.Names(), name) {
				t.Errorf("there is no %s, of %s", name, q)
			}
		}
	}
	for _, name := range shown.Names() {
		if ours := strings.HasPrefix(name, "policybot_"); ours && !strings.Contains(strings.Join(queries, " "), family(name)) {
			t.Errorf("neither an alert nor the dashboard uses %s", name)
		}
	}
}

// family is the name without what a histogram adds.
func family(name string) string {
	return strings.TrimSuffix(strings.TrimSuffix(name, "_sum"), "_count")
}

// Each alert says what to do, in a section of the runbook.
func TestAlertsHaveARunbook(t *testing.T) {
	text := string(deployed(t, "RUNBOOK.md"))
	for _, r := range alertRules(t) {
		for _, annotation := range []string{"summary", "description", "runbook"} {
			if r.Annotations[annotation] == "" {
				t.Errorf("%s has no %s", r.Alert, annotation)
			}
		}
		if got, want := r.Annotations["runbook"], ".deploy/RUNBOOK.md#"+strings.ToLower(r.Alert); got != want {
			t.Errorf("%s leads to %s, want %s", r.Alert, got, want)
		}
		if !strings.Contains(text, "\n## "+r.Alert+"\n") {
			t.Errorf("the runbook has no section %s", r.Alert)
		}
	}
	for _, m := range regexp.MustCompile(`\]\(#([a-z]+)\)`).FindAllStringSubmatch(text, -1) {
		if !regexp.MustCompile(`(?mi)^## ` + m[1] + `$`).MatchString(text) {
			t.Errorf("the runbook leads to %s, which it hasn't", m[1])
		}
	}
}

// Prometheus' own tool reads alerts and queries, and sees the alerts fire.
func TestPromtool(t *testing.T) {
	promtool, err := exec.LookPath("promtool")
	if err != nil {
		const hint = "no promtool; on Debian: apt-get install prometheus"
		if os.Getenv("CI_PROMTOOL") == "required" {
			t.Fatal(hint)
		}
		t.Skip(hint)
	}
	for _, args := range [][]string{
		{"check", "rules", filepath.Join(root, ".deploy", "prometheus-alerts.yaml")},
		{"test", "rules", filepath.Join(root, ".deploy", "prometheus-alerts.test.yaml")},
		{"check", "rules", dashboardAsRules(t)},
	} {
		if out, err := exec.CommandContext(t.Context(), promtool, args...).CombinedOutput(); err != nil {
			t.Errorf("promtool %v: %v\n%s", args, err, out)
		}
	}
}

// dashboardAsRules writes the dashboard's queries as a file of rules, which is
// what promtool can check.
func dashboardAsRules(t *testing.T) string {
	t.Helper()
	var rules []map[string]string
	for i, q := range dashboardQueries(t) {
		q = strings.NewReplacer("$__rate_interval", "5m", "$job", "policybot").Replace(q)
		rules = append(rules, map[string]string{"record": fmt.Sprintf("panel:%d", i), "expr": q})
	}
	data, err := yaml.Marshal(map[string]any{"groups": []any{map[string]any{"name": "dashboard", "rules": rules}}})
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "dashboard.yaml")
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}
