package extract

import (
	"context"
	"runtime"
	"sync"
	"sync/atomic"
)

// each calls f for the numbers below n, on all processors. It returns when all are
// done, or where the context ends before when those under way are.
func each(ctx context.Context, n int, f func(i int)) error {
	var next atomic.Int64
	var all sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		all.Go(func() {
			for i := int(next.Add(1)) - 1; i < n && ctx.Err() == nil; i = int(next.Add(1)) - 1 {
				f(i)
			}
		})
	}
	all.Wait()
	return ctx.Err()
}
