package phrases

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
)

// users are the folders whose code says messages.
var users = []string{"search/phrases", "search/answer", "bot/blocks", "bot", "cmd/policybot"}

// sayers are the functions that are given a key, and the slots behind it. How
// many arguments stand between is their number.
var sayers = map[string]int{"Say": 0, "say": 0, "caveat": 0, "Count": 1}

// TestUse holds the code to the catalogue: each key that it gives is one, with
// the slots of the message, and each message is used.
func TestUse(t *testing.T) {
	u := use{t: t, messages: messagesOf(In(English)), used: map[string]bool{}}
	for _, folder := range users {
		u.folder(folder)
	}
	for _, c := range u.calls {
		u.check(c)
	}
	for key := range u.messages {
		meant := func(c call) bool { return c.prefixed && strings.HasPrefix(key, c.key) }
		if !u.used[key] && !slices.ContainsFunc(u.calls, meant) {
			t.Errorf("%s is used nowhere", key)
		}
	}
	if len(u.calls) < 100 {
		t.Fatalf("only %d uses were found", len(u.calls))
	}
}

type use struct {
	t        *testing.T
	messages map[string][]string
	used     map[string]bool // keys that the code writes out
	calls    []call
}

// call is one saying of a message: of a key, or of any that begins so.
type call struct {
	at       string
	key      string
	prefixed bool
	given    []string
	open     bool // slots come from elsewhere
}

func (u *use) folder(folder string) {
	eachFile(u.t, folder, func(f *ast.File, at func(ast.Node) string) {
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.BasicLit: // a key may be given by way of a variable
				if _, known := u.messages[literal(n)]; known {
					u.used[literal(n)] = true
				}
			case *ast.CallExpr:
				u.read(n, at(n))
			}
			return true
		})
	})
}

// eachFile visits the code of a folder, tests aside.
func eachFile(t *testing.T, folder string, visit func(f *ast.File, at func(ast.Node) string)) {
	t.Helper()
	files, err := fs.Glob(os.DirFS("../.."), folder+"/*.go")
	if err != nil || len(files) == 0 {
		t.Fatalf("%s: no code: %v", folder, err)
	}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		positions := token.NewFileSet()
		f, err := parser.ParseFile(positions, "../../"+file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		visit(f, func(n ast.Node) string { return fmt.Sprint(positions.Position(n.Pos())) })
	}
}

// read notes one call of a sayer.
func (u *use) read(c *ast.CallExpr, at string) {
	s, ok := c.Fun.(*ast.SelectorExpr)
	if !ok {
		return
	}
	between, says := sayers[s.Sel.Name]
	if !says || len(c.Args) <= between {
		return
	}
	_, whole := c.Args[0].(*ast.BasicLit)
	call := call{at: at, key: firstLiteral(c.Args[0]), prefixed: !whole, open: c.Ellipsis.IsValid()}
	if call.key == "" {
		return // a variable: its values are seen where they are written
	}
	if between > 0 {
		call.given = append(call.given, "count")
	}
	for i := 1 + between; i < len(c.Args); i += 2 {
		call.given = append(call.given, literal(c.Args[i]))
	}
	if !call.open && len(c.Args)%2 != (1+between)%2 {
		u.t.Errorf("%s: a slot without a text", at)
	}
	u.calls = append(u.calls, call)
}

// check holds a call to its message, or each that it may mean to what it gives.
func (u *use) check(c call) {
	if !c.prefixed {
		want, known := u.messages[c.key]
		if !known {
			u.t.Errorf("%s: there is no message %q", c.at, c.key)
		}
		given := slices.Sorted(slices.Values(c.given))
		if known && !c.open && !slices.Equal(given, want) {
			u.t.Errorf("%s: %s has the slots %v and is given %v", c.at, c.key, want, given)
		}
		return
	}
	for _, key := range u.under(c.key) {
		for _, slot := range u.messages[key] {
			if !c.open && !slices.Contains(c.given, slot) {
				u.t.Errorf("%s: %s isn't given the slot %s", c.at, key, slot)
			}
		}
	}
	if !strings.HasSuffix(c.key, ".") || len(u.under(c.key)) == 0 {
		u.t.Errorf("%s: there is no group %q", c.at, c.key)
	}
}

// under are the keys of a group, but for those that the code writes out.
func (u *use) under(prefix string) []string {
	var list []string
	for key := range u.messages {
		if strings.HasPrefix(key, prefix) && !u.used[key] {
			list = append(list, key)
		}
	}
	return list
}

// literal is the value of a string literal, or empty.
func literal(e ast.Expr) string {
	lit, ok := e.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return ""
	}
	s, err := strconv.Unquote(lit.Value)
	if err != nil {
		return ""
	}
	return s
}

// firstLiteral is the literal that an expression begins with.
func firstLiteral(e ast.Expr) string {
	for {
		b, ok := e.(*ast.BinaryExpr)
		if !ok {
			return literal(e)
		}
		e = b.X
	}
}

// showers are the functions whose texts people read, and which therefore take
// none that is written in the code.
var showers = []string{"Problem", "notice", "problem", "noted", "note", "words", "bold", "plainText", "heading", "label", "button", "add", "section", "bullets"}

// TestSentencesAreInTheCatalogue finds sentences in the code that people are
// shown.
func TestSentencesAreInTheCatalogue(t *testing.T) {
	for _, folder := range users {
		eachFile(t, folder, func(f *ast.File, at func(ast.Node) string) {
			ast.Inspect(f, func(n ast.Node) bool {
				c, ok := n.(*ast.CallExpr)
				if !ok || !slices.Contains(showers, nameOf(c.Fun)) {
					return true
				}
				for _, arg := range c.Args {
					if text := firstLiteral(arg); strings.Contains(strings.TrimSpace(text), " ") && strings.ContainsFunc(text, unicode.IsLetter) {
						t.Errorf("%s: %q is no message of the catalogue", at(c), text)
					}
				}
				return true
			})
		})
	}
}

// nameOf is the name of a function or method that is called.
func nameOf(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name
	case *ast.SelectorExpr:
		return e.Sel.Name
	}
	return ""
}
