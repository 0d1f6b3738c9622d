package state

import (
	"errors"
	"testing"
	"time"
)

func testPublishOver(t *testing.T, fresh maker) {
	s := fresh(t)
	publish(t, s, "aa", nil)
	act := Act{Who: "U1", What: "reload", About: "bb", Outcome: "done", At: noon}
	over := func(hash, over string) error {
		_, err := s.Publish(t.Context(), Publication{Hash: hash, Over: over, Way: Reviewed}, noon, act)
		return err
	}
	if err := over("bb", "zz"); !errors.Is(err, ErrOvertaken) {
		t.Errorf("over what isn't current: %v", err)
	}
	if acts, err := s.Acts(t.Context(), noon, 10); len(acts) != 0 || err != nil {
		t.Errorf("the audit tells of what wasn't done: %v, %v", acts, err)
	}
	must(t, over("bb", "aa"))
	if acts, err := s.Acts(t.Context(), noon, 10); len(acts) != 1 || acts[0] != act || err != nil {
		t.Errorf("the audit has %v, %v", acts, err)
	}
	must(t, over("bb", "aa")) // it is current by now, which is what was wanted
	if current, _, err := s.CurrentEdition(t.Context()); current.Hash != "bb" || err != nil {
		t.Errorf("current is %v, %v", current, err)
	}
}

// A folder that was rolled back is refused until somebody has looked at it.
func testRolledBack(t *testing.T, fresh maker) {
	s := fresh(t)
	use := func(p Publication) error {
		p.Who = "U1"
		_, err := s.Publish(t.Context(), p, noon.Add(time.Hour))
		return err
	}
	marked := func(want bool, folders ...string) {
		t.Helper()
		for _, folder := range folders {
			if r, ok, err := s.RolledBack(t.Context(), folder); ok != want || err != nil || ok && (r.Who != "U1" || !r.At.Equal(noon.Add(time.Hour))) {
				t.Errorf("%s: %v %v, error %v; want rolled back %v", folder, r, ok, err, want)
			}
		}
	}
	for _, hash := range []string{"a", "b", "c"} {
		must(t, use(Publication{Hash: hash}))
	}
	must(t, use(Publication{Hash: "c+", Folder: "c"})) // the same folder, and more
	must(t, use(Publication{Hash: "a", Way: Back}))
	marked(true, "b", "c")
	marked(false, "a", "c+")
	if err := use(Publication{Hash: "c"}); !errors.Is(err, ErrRolledBack) {
		t.Errorf("taken at once: %v", err)
	}
	if current, _, err := s.CurrentEdition(t.Context()); current.Hash != "a" || err != nil {
		t.Errorf("current is %v, %v", current, err)
	}
	must(t, use(Publication{Hash: "d"})) // another folder
	must(t, use(Publication{Hash: "c", Way: Reviewed}))
	marked(false, "c")
	marked(true, "b")
	must(t, use(Publication{Hash: "c"})) // it is current
	must(t, use(Publication{Hash: "b", Way: Back}))
	marked(false, "b")
	marked(true, "c", "d", "a")
	must(t, use(Publication{Hash: "b", Folder: "f"})) // the same by another folder
	if uses, err := s.EditionsUsed(t.Context(), 1); uses[0].Folder != "f" || uses[0].Number != 2 || err != nil {
		t.Errorf("in use: %+v, %v", uses[0], err)
	}
	_, err := s.ForgetPerson(t.Context(), "U1", Act{Who: "command line", What: "forget", At: noon})
	must(t, err)
	if uses, err := s.EditionsUsed(t.Context(), 1); uses[0].Who != nobody || err != nil {
		t.Errorf("forgotten, but named: %+v, %v", uses[0], err)
	}
	if r, _, err := s.RolledBack(t.Context(), "c"); r.Who != nobody || err != nil {
		t.Errorf("forgotten, but named: %+v, %v", r, err)
	}
}
