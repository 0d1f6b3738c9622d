package slacksim

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"strings"
	"sync"
	"time"
)

// Server is one pretend Slack: a workspace, an app installed in it, and the addresses under which both are reached.
// All its methods may be called from several goroutines.
type Server struct {
	opts Options
	http *http.Server
	ln   net.Listener
	done chan struct{}
	wg   sync.WaitGroup

	mu      sync.Mutex
	changed chan struct{} // closed and replaced at every change
	closed  bool
	timers  map[*time.Timer]struct{}
	lastTS  int64
	ws      *workspace
	methods map[string]method

	sockets  []*socket
	tickets  map[string]bool // socket addresses handed out and not yet used
	turn     int
	log      []*delivery
	pending  map[string]*attempt // by envelope id
	triggers map[string]*trigger
	hooks    map[string]*hook
	views    map[string]*view
	homes    map[UserID]*view
	statuses map[threadKey]*status
	sessions map[threadKey]*Session
	prompts  map[threadKey][]Prompt
	titles   map[threadKey]string

	calls    []Call
	payloads []Payload
	notices  []Notice
	faults   []*Fault
	arrived  map[string]int // calls, by method
	outage   bool
	disabled bool
	revoked  bool
	double   int
	delays   []time.Duration
}

type threadKey struct {
	channel ChannelID
	thread  TS
}

// New starts a pretend Slack. Like httptest.NewServer it panics if no loopback port can be opened; Listen returns that as an error.
func New(opts Options) *Server {
	s, err := Listen(opts)
	if err != nil {
		panic(err)
	}
	return s
}

// Listen starts a pretend Slack on opts.Addr, which must be a loopback address.
func Listen(opts Options) (*Server, error) {
	opts = opts.withDefaults()
	if !isLoopback(opts.Addr) {
		return nil, fmt.Errorf("slacksim: address %q is not on loopback; use 127.0.0.1", opts.Addr)
	}
	ln, err := net.Listen("tcp", opts.Addr)
	if err != nil {
		return nil, fmt.Errorf("slacksim: %w", err)
	}
	s := newServer(opts, ln)
	s.wg.Go(func() { _ = s.http.Serve(ln) })
	return s, nil
}

func newServer(opts Options, ln net.Listener) *Server {
	s := &Server{
		opts: opts, ln: ln, done: make(chan struct{}), changed: make(chan struct{}),
		timers: map[*time.Timer]struct{}{}, ws: newWorkspace(opts.BotName),
		tickets: map[string]bool{}, pending: map[string]*attempt{}, triggers: map[string]*trigger{}, hooks: map[string]*hook{}, arrived: map[string]int{},
		views: map[string]*view{}, homes: map[UserID]*view{}, statuses: map[threadKey]*status{},
		sessions: map[threadKey]*Session{}, prompts: map[threadKey][]Prompt{}, titles: map[threadKey]string{},
	}
	s.ws.add(opts.People, opts.Channels)
	for _, u := range s.ws.users {
		if u.ID != Bot && u.Team == Team {
			s.ws.direct(Bot, u.ID)
		}
	}
	s.methods = s.allMethods()
	s.http = &http.Server{Handler: s.handler(), ReadHeaderTimeout: 10 * time.Second}
	return s
}

func (s *Server) handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("/api/{method}", programsOnly(s.serveAPI))
	mux.HandleFunc("POST /commands/{id}", programsOnly(s.serveHook))
	mux.HandleFunc("GET /link/{ticket}", s.serveSocket)
	s.addPage(mux)
	return loopbackOnly(s.tracked(mux))
}

// tracked makes Close wait for the requests that are being answered.
func (s *Server) tracked(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.mu.Lock()
		if s.closed {
			s.mu.Unlock()
			return
		}
		s.wg.Add(1)
		s.mu.Unlock()
		defer s.wg.Done()
		next.ServeHTTP(w, r)
	})
}

// loopbackOnly turns away requests that name another host or come from another site's page: neither a page elsewhere nor a name that
// somebody else controls may drive the server.
func loopbackOnly(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		origin := r.Header.Get("Origin")
		if strings.HasPrefix(r.URL.Path, "/link/") {
			origin = "" // clients name Slack as the origin here, and an address that works once is permission enough
		}
		if !isLoopback(r.Host) || origin != "" && origin != "http://"+r.Host {
			http.Error(w, "slacksim answers its own page and programs on this machine only", http.StatusForbidden)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// programsOnly turns browsers away: a picture's address on any page can call a method with GET, and then there is no Origin to tell.
func programsOnly(next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Sec-Fetch-Site") != "" {
			http.Error(w, "slacksim's Web API is for programs, not for pages", http.StatusForbidden)
			return
		}
		next(w, r)
	}
}

func isLoopback(address string) bool {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		host = address
	}
	ip := net.ParseIP(strings.Trim(host, "[]"))
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// URL is the address of the page that people use, without a trailing slash.
func (s *Server) URL() string { return "http://" + s.ln.Addr().String() }

// APIURL is the Web API's base address, with the trailing slash that clients want.
func (s *Server) APIURL() string { return s.URL() + "/api/" }

// BotToken and AppToken are the tokens that the server accepts.
func (s *Server) BotToken() string { return s.opts.BotToken }

// AppToken is the token for apps.connections.open.
func (s *Server) AppToken() string { return s.opts.AppToken }

// Close cuts all connections and returns when everything that the server started has ended.
func (s *Server) Close() {
	s.mu.Lock()
	if s.closed {
		s.mu.Unlock()
		return
	}
	s.closed = true
	close(s.done)
	for t := range s.timers {
		if t.Stop() {
			s.wg.Done()
		}
	}
	for _, c := range s.sockets {
		c.cut()
	}
	s.mu.Unlock()
	_ = s.http.Close()
	s.wg.Wait()
}

// after runs f under the lock once d has passed, unless the server is closed first. The lock must be held.
func (s *Server) after(d time.Duration, f func()) *time.Timer {
	if s.closed {
		return nil
	}
	s.wg.Add(1)
	var t *time.Timer
	t = time.AfterFunc(d, func() {
		defer s.wg.Done()
		s.mu.Lock()
		defer s.mu.Unlock()
		delete(s.timers, t)
		if !s.closed {
			f()
		}
	})
	s.timers[t] = struct{}{}
	return t
}

// cancel stops a timer made by after. The lock must be held.
func (s *Server) cancel(t *time.Timer) {
	if t == nil {
		return
	}
	if _, live := s.timers[t]; live && t.Stop() {
		delete(s.timers, t)
		s.wg.Done()
	}
}

// touch tells everybody who waits that something changed. The lock must be held.
func (s *Server) touch() {
	close(s.changed)
	s.changed = make(chan struct{})
}

// WaitFor returns nil as soon as condition holds; it is tried at once and after every change. It returns ctx's error when ctx ends first.
// The condition may call any method of the Server that only looks.
func (s *Server) WaitFor(ctx context.Context, condition func() bool) error {
	for {
		s.mu.Lock()
		changed := s.changed
		s.mu.Unlock()
		if condition() {
			return nil
		}
		select {
		case <-changed:
		case <-ctx.Done():
			return fmt.Errorf("slacksim: condition did not come true: %w", context.Cause(ctx))
		case <-s.done:
			return fmt.Errorf("slacksim: server closed while waiting")
		}
	}
}
