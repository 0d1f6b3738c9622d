package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// connects says what of a package opens connections or starts programs.
var connects = map[string]*regexp.Regexp{
	"net/http":                        regexp.MustCompile(`^(Get|Head|Post|PostForm|NewRequest|NewRequestWithContext|DefaultClient|DefaultTransport|Client|Transport)$`),
	"net":                             regexp.MustCompile(`^(Dial.*|Lookup.*|DefaultResolver|Resolver)$`),
	"crypto/tls":                      regexp.MustCompile(`^(Dial.*|Client)$`),
	"github.com/gorilla/websocket":    regexp.MustCompile(`^(Dialer|DefaultDialer|NewClient)$`),
	"github.com/slack-go/slack":       regexp.MustCompile(`^(New|PostWebhook.*)$`),
	"github.com/jackc/pgx/v5":         regexp.MustCompile(`^Connect`),
	"github.com/jackc/pgx/v5/pgconn":  regexp.MustCompile(`^Connect`),
	"github.com/jackc/pgx/v5/pgxpool": regexp.MustCompile(`^New`),
	"github.com/jackc/pgx/v5/stdlib":  regexp.MustCompile(`^OpenDB`),
	"os/exec":                         regexp.MustCompile(`^Command`),
}

// mayConnect are the packages that may, each to where its settings say: to
// Slack, and to the database of the state. The last three are for tests and the
// fault report.
var mayConnect = []string{"bot/slack", "bot/state", "bot/slacksim/browser", "bot/state/pgserver", "cmd/faults"}

// asksItself asks the program that runs beside it how it is.
const asksItself = "cmd/policybot/status_running.go"

// offline must not know a network at all: they read and answer what strangers
// wrote.
var offline = []string{"knowledge", "search", "bot/blocks", "bot/admin", "bot/journal"}

// TestConnectionsAreMadeInTwoPlaces looks for what opens a connection in all
// that is shipped.
func TestConnectionsAreMadeInTwoPlaces(t *testing.T) {
	found := map[string]bool{}
	for file := range goFiles(t, false) {
		dir := filepath.ToSlash(filepath.Dir(file))
		f, err := parser.ParseFile(token.NewFileSet(), filepath.Join(root, file), nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, use := range connectionsIn(f) {
			if found[dir] = true; !slices.Contains(mayConnect, dir) && file != asksItself {
				t.Errorf("%s uses %s, which opens connections", file, use)
			}
		}
		for _, i := range f.Imports {
			name := strings.Trim(i.Path.Value, `"`)
			if name == "net" || name == "net/http" || name == "os/exec" || name == "net/rpc" || name == "net/smtp" || name == "plugin" {
				if slices.ContainsFunc(offline, func(o string) bool { return dir == o || strings.HasPrefix(dir, o+"/") }) {
					t.Errorf("%s imports %s", file, name)
				}
			}
		}
	}
	for _, dir := range mayConnect {
		if !found[dir] {
			t.Errorf("%s opens no connection, but may", dir)
		}
	}
}

// connectionsIn lists the uses in a file of what opens connections.
func connectionsIn(f *ast.File) (uses []string) {
	names := map[string]string{} // in the file, and what they stand for
	for _, i := range f.Imports {
		full := strings.Trim(i.Path.Value, `"`)
		name := path.Base(full)
		if name == "v5" {
			name = "pgx"
		}
		if i.Name != nil {
			name = i.Name.Name
		}
		names[name] = full
	}
	ast.Inspect(f, func(n ast.Node) bool {
		s, ok := n.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		if x, ok := s.X.(*ast.Ident); ok && x.Obj == nil && connects[names[x.Name]] != nil && connects[names[x.Name]].MatchString(s.Sel.Name) {
			uses = append(uses, names[x.Name]+"."+s.Sel.Name)
		}
		return true
	})
	return uses
}
