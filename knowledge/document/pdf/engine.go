package pdf

import (
	"context"
	"io"
	"runtime"
	"sync"
	"time"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

// atOnce is how many files are read at once at most, each in memory of its own.
const atOnce = 2

// idle is how long the program is kept ready while nothing is read.
const idle = 15 * time.Second

// program is PDFium, started when it is needed and ended when it no longer is.
type program struct {
	mu      sync.Mutex
	dir     string // where it is kept compiled; empty: nowhere
	pool    pdfium.Pool
	cache   wazero.CompilationCache
	readers int
	ends    *time.Timer
}

var engine program

// KeepCompiled names a folder where the program is kept compiled, for the next
// time that it is started there. Whoever can write to the folder can have this
// program run what they like. Where it can't be used, it isn't.
func KeepCompiled(dir string) {
	engine.mu.Lock()
	defer engine.mu.Unlock()
	engine.dir = dir
}

// Start makes the program ready, so that the first file needn't wait for it. What
// keeps it from starting is told by Read.
func Start() {
	engine.mu.Lock()
	defer engine.mu.Unlock()
	if engine.start() == nil {
		engine.endLater()
	}
}

// borrow gives an instance for one file, and what to call when that is done.
func (p *program) borrow(ctx context.Context) (pdfium.Pdfium, func(), error) {
	p.mu.Lock()
	if err := p.start(); err != nil {
		p.mu.Unlock()
		return nil, nil, err
	}
	p.readers++
	if p.ends != nil {
		p.ends.Stop()
	}
	pool := p.pool
	p.mu.Unlock()
	in, err := pool.GetInstanceWithContext(ctx)
	if err != nil {
		p.done()
		return nil, nil, err
	}
	return in, p.done, nil
}

func (p *program) done() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.readers--
	p.endLater()
}

// endLater ends the program in a while, unless it is used by then.
func (p *program) endLater() {
	if p.ends != nil {
		p.ends.Stop()
	}
	if p.readers == 0 {
		p.ends = time.AfterFunc(idle, p.end)
	}
}

// Stop ends the program at once, unless a file is being read, and frees its
// memory.
func Stop() { engine.end() }

func (p *program) end() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.readers > 0 || p.pool == nil {
		return
	}
	_ = p.pool.Close()
	if p.cache != nil {
		_ = p.cache.Close(context.Background())
	}
	p.pool, p.cache = nil, nil
}

// start starts the program: as it is kept compiled, or, where that can't be read,
// compiled anew.
func (p *program) start() error {
	if p.pool != nil {
		return nil
	}
	if p.dir != "" {
		if cache, err := wazero.NewCompilationCacheWithDir(p.dir); err == nil {
			if pool, err := launch(limits().WithCompilationCache(cache)); err == nil {
				p.pool, p.cache = pool, cache
				return nil
			}
			_ = cache.Close(context.Background())
		}
	}
	pool, err := launch(limits())
	if err == nil {
		p.pool = pool
	}
	return err
}

// limits are those of the box.
func limits() wazero.RuntimeConfig {
	const page = 64 << 10
	return wazero.NewRuntimeConfig().
		WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
		WithMemoryLimitPages(MaxMemory / page).
		WithCloseOnContextDone(true)
}

func launch(config wazero.RuntimeConfig) (pdfium.Pool, error) {
	workers := min(runtime.GOMAXPROCS(0), atOnce)
	return webassembly.Init(webassembly.Config{
		Context:       experimental.WithCompilationWorkers(context.Background(), workers),
		MaxIdle:       workers,
		MaxTotal:      workers,
		FSConfig:      wazero.NewFSConfig(), // no files
		RuntimeConfig: config,
		Stdout:        io.Discard,
		Stderr:        io.Discard,
	})
}
