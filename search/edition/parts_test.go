package edition_test

import (
	"testing"

	"policybot/search/edition"
)

// TestPartsComeOneByOne holds no more than one part at a time: who stops early has
// had no other one encoded, and who asks again gets the same.
func TestPartsComeOneByOne(t *testing.T) {
	e, err := edition.New(large(t), today)
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	count := func(most int) (n int) {
		for range e.Parts() {
			if n++; n == most {
				break
			}
		}
		return n
	}
	all := count(-1)
	one := testing.AllocsPerRun(1, func() { count(1) })
	every := testing.AllocsPerRun(1, func() { count(-1) })
	if all < 3 || count(-1) != all || one >= every {
		t.Errorf("%d parts, %v allocations for the first, %v for all", all, one, every)
	}
}
