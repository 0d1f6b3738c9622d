package answer

import (
	"policybot/knowledge"
)

// after tells what became of an event, so that nothing undone is told as if it
// stood.
func (w *writer) after(e *knowledge.Event) {
	f := w.FateOf(e)
	for _, u := range f.By {
		w.add(w.telling(u))
	}
	if f.Ended && len(f.By) == 0 && !w.UntilOf(e).IsZero() {
		w.ran(e)
	}
}

// more says how many acts are not told.
func (w *writer) more(n int) {
	if n > 0 {
		w.add(w.in.Count("lists.more-like", n))
	}
}
