package prose

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// A list that the code names and that doesn't stand in the lexicon has no words, and nothing
// tells so when it is asked for.
func TestListsStandInTheLexicon(t *testing.T) {
	text, err := os.ReadFile("../../language/en/documents.txt")
	if err != nil {
		t.Fatal(err)
	}
	stands := map[string]bool{}
	for line := range strings.Lines(string(text)) {
		name, _, _ := strings.Cut(line, ":")
		stands[name] = true
	}
	asked := 0
	files := token.NewFileSet()
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		file, err := parser.ParseFile(files, name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			method, ok := call.Fun.(*ast.SelectorExpr)
			if !ok || !slices.Contains([]string{"in", "between", "hasAny", "to", "back", "phrase", "everyWord", "saysAlone", "saysLast"}, method.Sel.Name) {
				return true
			}
			for _, arg := range call.Args {
				if literal, ok := arg.(*ast.BasicLit); ok && literal.Kind == token.STRING {
					name, err := strconv.Unquote(literal.Value)
					if asked++; err != nil || !stands[name] {
						t.Errorf("%s: no list %s in documents.txt", files.Position(literal.Pos()), literal.Value)
					}
				}
			}
			return true
		})
	}
	if asked == 0 {
		t.Error("no list is asked for")
	}
}
