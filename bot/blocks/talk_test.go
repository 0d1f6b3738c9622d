package blocks_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"policybot/bot/blocks"
)

func TestHelpNamesAdmins(t *testing.T) {
	m := blocks.Help(english, []string{"U0ADMIN1", "S0ADMINS", "<!channel>"}, false)
	var ids []string
	walk(t, m, func(o map[string]any) {
		for _, key := range []string{"user_id", "usergroup_id"} {
			if id, ok := o[key].(string); ok {
				ids = append(ids, id)
			}
		}
	})
	slices.Sort(ids)
	if want := []string{"S0ADMINS", "U0ADMIN1"}; !slices.Equal(ids, want) {
		t.Errorf("names %v, want %v", ids, want)
	}
	const reload = "/policy reload"
	if strings.Contains(shown(t, m.Blocks), reload) {
		t.Error("reload is offered to everybody")
	}
	if !strings.Contains(shown(t, blocks.Help(english, nil, true).Blocks), reload) {
		t.Error("reload is not offered to an admin")
	}
}

func TestManyAdmins(t *testing.T) {
	var admins []string
	for i := range 500 {
		admins = append(admins, fmt.Sprintf("U%06d", i))
	}
	m := blocks.OnlyAdmins(english, admins)
	valid(t, m)
	if got := shown(t, m.Blocks); !strings.Contains(got, "and 480 others") {
		t.Errorf("%q", got)
	}
}

func TestReloadReport(t *testing.T) {
	var many []string
	for i := range 3000 {
		many = append(many, fmt.Sprintf("file-%d.yaml:7: error: <%s>", i, strings.Repeat("é&", 300)))
	}
	m := blocks.ChangeReport(english, blocks.Change{Deed: blocks.Reload, Errors: many, Warnings: many, Changes: []string{"never used"}, Edition: strings.Repeat("f", 5000)})
	valid(t, m)
	inert(t, m.Text)
	if want := "Not reloaded: 3000 errors. The records from before stay in use."; m.Text != want {
		t.Errorf("%q, want %q", m.Text, want)
	}
	got := shown(t, m.Blocks)
	if !strings.Contains(got, "file-0.yaml:7") || !strings.Contains(got, " more.") || strings.Contains(got, "never used") {
		t.Errorf("%.2000s", got)
	}
}

func TestReloadOfNothingNew(t *testing.T) {
	m := blocks.ChangeReport(english, blocks.Change{Deed: blocks.Reload})
	valid(t, m)
	if m.Text != "Reloaded. Nothing changed in meaning." {
		t.Errorf("%q", m.Text)
	}
}

func TestProblem(t *testing.T) {
	m := blocks.Problem(english, "r-7", "It <failed>.")
	if want := "It &lt;failed&gt;. (Reference r-7)"; m.Text != want {
		t.Errorf("%q, want %q", m.Text, want)
	}
	for _, text := range []string{"", strings.Repeat("😀&", 40_000)} {
		valid(t, blocks.Problem(english, text, text))
	}
}
