package main

import (
	"maps"
	"path/filepath"
	"slices"
	"testing"
)

// probe, container and deployment are what the test looks at of a Deployment.
type probe struct {
	HTTPGet struct{ Path, Port string } `yaml:"httpGet"`
}

type container struct {
	Image   string
	EnvFrom []map[string]struct{ Name string } `yaml:"envFrom"`
	Ports   []struct {
		Name          string
		ContainerPort string `yaml:"containerPort"`
	}
	StartupProbe    probe `yaml:"startupProbe"`
	LivenessProbe   probe `yaml:"livenessProbe"`
	ReadinessProbe  probe `yaml:"readinessProbe"`
	SecurityContext struct {
		AllowPrivilegeEscalation *bool `yaml:"allowPrivilegeEscalation"`
		ReadOnlyRootFilesystem   bool  `yaml:"readOnlyRootFilesystem"`
		Capabilities             struct{ Drop []string }
	} `yaml:"securityContext"`
}

type deployment struct {
	Spec struct {
		Replicas int
		Strategy struct {
			RollingUpdate struct {
				MaxSurge int `yaml:"maxSurge"`
			} `yaml:"rollingUpdate"`
		}
		Template struct {
			Spec struct {
				Grace           int `yaml:"terminationGracePeriodSeconds"`
				SecurityContext struct {
					RunAsNonRoot   bool                  `yaml:"runAsNonRoot"`
					RunAsUser      int                   `yaml:"runAsUser"`
					SeccompProfile struct{ Type string } `yaml:"seccompProfile"`
				} `yaml:"securityContext"`
				Containers []container
			}
		}
	}
}

func TestDeployment(t *testing.T) {
	var d deployment
	manifest(t, "kubernetes/deployment.yaml", &d)
	pod := d.Spec.Template.Spec
	if most := d.Spec.Replicas + d.Spec.Strategy.RollingUpdate.MaxSurge; d.Spec.Replicas != 3 || most*each > sockets {
		t.Errorf("%d replicas, up to %d during an update", d.Spec.Replicas, most)
	}
	if pod.Grace <= drainTime {
		t.Errorf("it is killed after %d seconds", pod.Grace)
	}
	if as := pod.SecurityContext; len(pod.Containers) != 1 || !as.RunAsNonRoot || as.RunAsUser != 65534 || as.SeccompProfile.Type != "RuntimeDefault" {
		t.Fatalf("the pod is %+v", pod)
	}
	c := pod.Containers[0]
	checkImage(t, c.Image)
	if s := c.SecurityContext; s.AllowPrivilegeEscalation == nil || *s.AllowPrivilegeEscalation || !s.ReadOnlyRootFilesystem || !slices.Equal(s.Capabilities.Drop, []string{"ALL"}) {
		t.Errorf("it may do more than it needs: %+v", s)
	}
	for path, p := range map[string]probe{"/livez": c.LivenessProbe, "/readyz": c.ReadinessProbe} {
		if p.HTTPGet.Path != path || p.HTTPGet.Port != "health" {
			t.Errorf("probe %+v; want %s", p, path)
		}
	}
	if len(c.Ports) != 1 || c.Ports[0].Name != "health" || ":"+c.Ports[0].ContainerPort != settings(t)["POLICYBOT_HTTP"] {
		t.Errorf("ports %+v, health is at %s", c.Ports, settings(t)["POLICYBOT_HTTP"])
	}
	if got := c.EnvFrom; len(got) != 2 || got[0]["configMapRef"].Name != "policybot" || got[1]["secretRef"].Name != "policybot" {
		t.Errorf("settings are from %v", got)
	}
}

// settings are those of the ConfigMap.
func settings(t *testing.T) map[string]string {
	t.Helper()
	var file struct{ Data map[string]string }
	manifest(t, "kubernetes/settings.yaml", &file)
	return file.Data
}

func TestKubernetesSettings(t *testing.T) {
	var secret struct {
		StringData map[string]string `yaml:"stringData"`
	}
	manifest(t, "kubernetes/secret.yaml.example", &secret)
	checkSettings(t, "settings.yaml", settings(t))
	checkSettings(t, "secret.yaml.example", secret.StringData)
	want := []string{"POLICYBOT_DATABASE_URL", "SLACK_APP_TOKEN", "SLACK_BOT_TOKEN"}
	if got := slices.Sorted(maps.Keys(secret.StringData)); !slices.Equal(got, want) {
		t.Errorf("the secret holds %v; want %v", got, want)
	}
	for name, value := range map[string]string{"SLACK_BOT_TOKEN": "xoxb-", "SLACK_APP_TOKEN": "xapp-"} {
		if secret.StringData[name] != value {
			t.Errorf("%s has a value", name)
		}
	}
}

// TestNetworkPolicy allows what the bot needs, and nothing else.
func TestNetworkPolicy(t *testing.T) {
	type rule struct {
		Ports []struct{ Protocol, Port string }
	}
	var file struct {
		Spec struct {
			PolicyTypes     []string `yaml:"policyTypes"`
			Ingress, Egress []rule
		}
	}
	manifest(t, "kubernetes/network.yaml", &file)
	open := func(rules []rule) (ports []string) {
		for _, r := range rules {
			for _, p := range r.Ports {
				ports = append(ports, p.Protocol+" "+p.Port)
			}
		}
		slices.Sort(ports)
		return ports
	}
	if in := open(file.Spec.Ingress); !slices.Equal(in, []string{"TCP health"}) {
		t.Errorf("in: %v", in)
	}
	if out := open(file.Spec.Egress); !slices.Equal(out, []string{"TCP 443", "TCP 53", "TCP 5432", "UDP 53"}) {
		t.Errorf("out: %v", out)
	}
	if !slices.Equal(file.Spec.PolicyTypes, []string{"Ingress", "Egress"}) {
		t.Errorf("it is about %v", file.Spec.PolicyTypes)
	}
}

// TestManifestsBelongTogether: one name and one label select in all of them.
func TestManifestsBelongTogether(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(deployFolder, "kubernetes", "*"))
	if err != nil || len(files) != 5 {
		t.Fatalf("manifests %v, error %v", files, err)
	}
	type selector struct {
		MatchLabels map[string]string `yaml:"matchLabels"`
	}
	for _, file := range files {
		var m struct {
			Metadata struct {
				Name, Namespace string
				Labels          map[string]string
			}
			Spec struct {
				Selector    selector
				PodSelector selector `yaml:"podSelector"`
			}
		}
		manifest(t, filepath.Join("kubernetes", filepath.Base(file)), &m)
		want := map[string]string{"app.kubernetes.io/name": "policybot"}
		if m.Metadata.Name != "policybot" || m.Metadata.Namespace != "" || !maps.Equal(m.Metadata.Labels, want) {
			t.Errorf("%s: %+v", file, m.Metadata)
		}
		for _, labels := range []map[string]string{m.Spec.Selector.MatchLabels, m.Spec.PodSelector.MatchLabels} {
			if labels != nil && !maps.Equal(labels, want) {
				t.Errorf("%s selects %v", file, labels)
			}
		}
	}
}
