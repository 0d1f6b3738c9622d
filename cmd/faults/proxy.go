package main

import (
	"errors"
	"io"
	"net"
	"os"
	"path/filepath"
	"sync"
)

// socketName is what PostgreSQL calls its socket in a folder.
const socketName = ".s.PGSQL.5432"

// proxy leads to a PostgreSQL server by a socket in a folder of its own, and
// can be cut.
type proxy struct {
	folder string
	to     string
	ln     net.Listener
	all    sync.WaitGroup

	mu    sync.Mutex
	off   bool
	conns map[net.Conn]bool
}

// newProxy leads to the server whose socket is in the folder.
func newProxy(server string) (*proxy, error) {
	folder, err := os.MkdirTemp("/tmp", "px") // a socket's path has little room
	if err != nil {
		return nil, err
	}
	ln, err := net.Listen("unix", filepath.Join(folder, socketName))
	if err != nil {
		return nil, errors.Join(err, os.RemoveAll(folder))
	}
	p := &proxy{folder: folder, to: filepath.Join(server, socketName), ln: ln, conns: map[net.Conn]bool{}}
	p.all.Go(p.accept)
	return p, nil
}

func (p *proxy) accept() {
	for {
		in, err := p.ln.Accept()
		if err != nil {
			return
		}
		p.all.Go(func() { p.lead(in) })
	}
}

// lead joins a connection with one to the server until either ends.
func (p *proxy) lead(in net.Conn) {
	defer p.forget(in)
	if !p.remember(in) {
		return
	}
	out, err := net.Dial("unix", p.to)
	if err != nil {
		return
	}
	defer p.forget(out)
	if !p.remember(out) {
		return
	}
	p.all.Go(func() { _, _ = io.Copy(out, in); out.Close() })
	_, _ = io.Copy(in, out)
}

func (p *proxy) remember(c net.Conn) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.off {
		p.conns[c] = true
	}
	return !p.off
}

func (p *proxy) forget(c net.Conn) {
	p.mu.Lock()
	defer p.mu.Unlock()
	delete(p.conns, c)
	c.Close()
}

// cut ends all connections, and lets no new one through until it is undone.
func (p *proxy) cut(off bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.off = off
	for c := range p.conns {
		if off {
			c.Close()
		}
	}
}

func (p *proxy) close() {
	p.ln.Close()
	p.cut(true)
	p.all.Wait()
	os.RemoveAll(p.folder)
}
