// Manifests checks .deploy against what Docker Compose and Kubernetes know: a
// key that neither knows, or a value of the wrong kind, is an error here, where
// some versions of them would pass over it. It is a module of its own, so that
// policybot depends on neither.
package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"github.com/compose-spec/compose-go/v2/cli"
	appsv1 "k8s.io/api/apps/v1"
	corev1 "k8s.io/api/core/v1"
	networkingv1 "k8s.io/api/networking/v1"
	policyv1 "k8s.io/api/policy/v1"
	"sigs.k8s.io/yaml"
)

// kinds are those that .deploy uses, by version and kind.
var kinds = map[string]func() any{
	"apps/v1 Deployment":                 func() any { return new(appsv1.Deployment) },
	"v1 ConfigMap":                       func() any { return new(corev1.ConfigMap) },
	"v1 Secret":                          func() any { return new(corev1.Secret) },
	"policy/v1 PodDisruptionBudget":      func() any { return new(policyv1.PodDisruptionBudget) },
	"networking.k8s.io/v1 NetworkPolicy": func() any { return new(networkingv1.NetworkPolicy) },
}

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: manifests FOLDER")
		os.Exit(2)
	}
	if err := check(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "error:", err)
		os.Exit(1)
	}
}

func check(folder string) error {
	if err := checkCompose(filepath.Join(folder, "compose.yaml")); err != nil {
		return err
	}
	files, err := filepath.Glob(filepath.Join(folder, "kubernetes", "*.yaml*"))
	if err != nil || len(files) == 0 {
		return fmt.Errorf("%s: no manifests, error %v", folder, err)
	}
	for _, file := range files {
		if err := checkKubernetes(file); err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
	}
	return nil
}

// checkCompose loads the file as Docker Compose does, by its schema.
func checkCompose(file string) error {
	secrets := []string{"SLACK_BOT_TOKEN=xoxb-x", "SLACK_APP_TOKEN=xapp-x", "POSTGRES_PASSWORD=x"}
	options, err := cli.NewProjectOptions([]string{file}, cli.WithEnv(secrets))
	if err != nil {
		return err
	}
	_, err = options.LoadProject(context.Background())
	return err
}

func checkKubernetes(file string) error {
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	var head struct{ APIVersion, Kind string }
	if err := yaml.Unmarshal(data, &head); err != nil {
		return err
	}
	object := kinds[head.APIVersion+" "+head.Kind]
	if object == nil {
		return fmt.Errorf("%s of %s is not among the kinds that are checked", head.Kind, head.APIVersion)
	}
	return yaml.UnmarshalStrict(data, object())
}
