package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"

	"github.com/joho/godotenv"
)

// Config is every setting, read once: a flag before the environment, that
// before the file .env, that before the default. .env.example lists them all.
type Config struct {
	BotToken    string `env:"SLACK_BOT_TOKEN"`
	AppToken    string `env:"SLACK_APP_TOKEN"`
	APIURL      string `env:"SLACK_API_URL"`
	Knowledge   string `env:"POLICYBOT_KNOWLEDGE"`
	State       string `env:"POLICYBOT_STATE"`
	DatabaseURL string `env:"POLICYBOT_DATABASE_URL"`
	Admins      string `env:"POLICYBOT_ADMINS"`
	KeepWords   string `env:"POLICYBOT_KEEP_WORDS"`
	HTTP        string `env:"POLICYBOT_HTTP"`
	Watch       string `env:"POLICYBOT_WATCH"`
	WorkOnly    string `env:"POLICYBOT_WORK_ONLY"`
}

// readConfig reads the settings from the environment and, for those that it
// lacks, from the file, which may be missing.
func readConfig(environ []string, file string) (Config, error) {
	values, err := readEnvFile(file)
	if err != nil {
		return Config{}, err
	}
	if values == nil {
		values = map[string]string{}
	}
	for _, kv := range environ {
		if name, value, ok := strings.Cut(kv, "="); ok && value != "" {
			values[name] = value
		}
	}
	var c Config
	v := reflect.ValueOf(&c).Elem()
	for i := range v.NumField() {
		v.Field(i).SetString(strings.TrimSpace(values[v.Type().Field(i).Tag.Get("env")]))
	}
	if c.State == "" {
		c.State = defaultState(values)
	}
	return c, nil
}

// readEnvFile reads the file, which may be missing. What it holds is secret: an
// error names the line, and nothing that stands on it.
func readEnvFile(file string) (map[string]string, error) {
	data, err := os.ReadFile(file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, hint(fmt.Errorf("settings: %w", err), "make %s a file that can be read, or remove it", file)
	}
	values, err := godotenv.UnmarshalBytes(data)
	if err == nil {
		return values, nil
	}
	for i, line := range strings.Split(string(data), "\n") {
		if _, err := godotenv.Unmarshal(line); err != nil {
			return nil, hint(fmt.Errorf("settings: %s:%d can't be read", file, i+1), "each line is NAME=value")
		}
	}
	return nil, hint(fmt.Errorf("settings: %s can't be read", file), "each line is NAME=value, and a quoted value ends on its line")
}

// defaultState is the user's folder for state: XDG_STATE_HOME or its default.
func defaultState(env map[string]string) string {
	if dir := env["XDG_STATE_HOME"]; filepath.IsAbs(dir) {
		return filepath.Join(dir, "policybot")
	}
	if home := env["HOME"]; home != "" {
		return filepath.Join(home, ".local", "state", "policybot")
	}
	return publicState()
}

// publicState is where the state is of somebody who has no folder of their own:
// others may have written there.
func publicState() string { return filepath.Join(os.TempDir(), "policybot") }
