package main

import (
	"math/rand/v2"
	"net/http"
	"syscall"
	"time"

	"policybot/bot/slacksim"
)

// fault is a row of the table.
type fault struct {
	name      string
	times     int                              // how often it happens in a run; 0: once
	act       func(s *stage, i int) error      // makes it happen the ith time, and returns when it is over
	only      int                              // the number of replicas that it makes sense with; 0: any
	processes int                              // how many share the folder of the state; 0: as many as replicas
	standby   bool                             // the database has one
	prepare   func(s *stage, r *replica) error // before a replica's first start; may be nil
}

func (f fault) fits(replicas int) bool { return f.only == 0 || f.only == replicas }

// faults are all rows, in the order of the table.
var faults = []fault{
	{name: "none", act: func(*stage, int) error { return nil }},
	{name: "sockets reset", times: 20, act: func(s *stage, i int) error {
		s.sim.CutSockets([]slacksim.CutKind{slacksim.CutReset, slacksim.CutMidFrame}[i%2])
		return nil
	}},
	{name: "warning to disconnect", times: 5, act: disconnect(slacksim.Warning)},
	{name: "refresh requested", times: 10, act: disconnect(slacksim.RefreshRequested)},
	{name: "too many sockets", times: 5, act: disconnect(slacksim.TooMany)},
	{name: "link disabled for 10 s", act: func(s *stage, _ int) error {
		s.sim.DisableLink(true)
		defer s.sim.DisableLink(false)
		return s.wait(10 * time.Second)
	}},
	{name: "sockets half open", act: func(s *stage, _ int) error { s.sim.HalfOpen(); return nil }},
	{name: "no socket for 30 s", act: func(s *stage, _ int) error {
		s.sim.Outage(true)
		defer s.sim.Outage(false)
		s.sim.CutSockets(slacksim.CutReset)
		return s.wait(30 * time.Second)
	}},
	{name: "each envelope on two sockets", act: func(s *stage, _ int) error { s.sim.DuplicateEnvelopes(2 * s.questions); return nil }},
	{name: "late acknowledgement and retries", times: 5, act: standStill(1500 * time.Millisecond)},
	{name: "kill -9", times: 20, act: crash},
	{name: "kill -9 before the acknowledgement", times: 10, act: crashWhen(unacknowledged)},
	{name: "kill -9 after the acknowledgement", times: 10, act: crashWhen(acknowledged)},
	{name: "kill -9 before the post", times: 10, act: crashBeforePost},
	{name: "kill -9 after the post", times: 10, act: crashAfterPost},
	{name: "kill -9 with the post's answer lost", times: 10, act: func(s *stage, i int) error {
		s.sim.LoseAnswers("chat.postMessage", 2)
		return crashAfterPost(s, i)
	}},
	{name: "post's answer lost", times: 20, act: func(s *stage, _ int) error { s.sim.LoseAnswers("chat.postMessage", 1); return nil }},
	{name: "private answer's answer lost", times: 10, act: func(s *stage, _ int) error { s.sim.LoseAnswers("response_url", 1); return nil }},
	{name: "storm of 429", times: 5, act: func(s *stage, _ int) error {
		s.sim.Fail(slacksim.Fault{Times: 5, Status: http.StatusTooManyRequests, RetryAfter: time.Second})
		return nil
	}},
	{name: "500 and 503", times: 10, act: func(s *stage, i int) error {
		s.sim.Fail(slacksim.Fault{Times: 3, Status: []int{http.StatusInternalServerError, http.StatusServiceUnavailable}[i%2]})
		return nil
	}},
	{name: "another edition published", times: 5, act: func(s *stage, i int) error {
		if err := addFact(s.knowledge, i); err != nil {
			return err
		}
		return s.any().signal(syscall.SIGHUP)
	}},
	{name: "SIGTERM under load", times: 5, act: restart},
	{name: "disk full and freed", only: 1, times: 2, prepare: onSmallDisk, act: fillDisk},
	{name: "state file cut", only: 1, prepare: withoutCommands, act: cutState},
	{name: "two processes on one folder", only: 1, processes: 2, prepare: shareFolder, times: 5, act: crash},
	{name: "database killed and back", only: 3, times: 3, act: func(s *stage, _ int) error {
		if err := s.database.do(func() { s.database.primary.Kill() }); err != nil {
			return err
		}
		if err := s.wait(2 * time.Second); err != nil {
			return err
		}
		return s.database.do(s.database.primary.Start)
	}},
	{name: "standby promoted", only: 3, standby: true, act: promote},
	{name: "a replica cut off from the database", only: 3, act: cutOff},
}

func disconnect(why slacksim.Reason) func(*stage, int) error {
	return func(s *stage, _ int) error { s.sim.Disconnect(why); return nil }
}

// any is one of the replicas.
func (s *stage) any() *replica { return s.replicas[rand.IntN(len(s.replicas))] }

func (s *stage) wait(d time.Duration) error {
	select {
	case <-time.After(d):
		return nil
	case <-s.ctx.Done():
		return s.ctx.Err()
	}
}

// standStill stops a process for longer than Slack waits for acknowledgements,
// so that they come late, and questions come again under other envelopes.
func standStill(d time.Duration) func(*stage, int) error {
	return func(s *stage, _ int) error {
		r := s.any()
		if err := r.signal(syscall.SIGSTOP); err != nil {
			return err
		}
		err := s.wait(d)
		if failed := r.signal(syscall.SIGCONT); failed != nil {
			return failed
		}
		return err
	}
}

// restart ends a process as a deployment does, and starts it again.
func restart(s *stage, _ int) error {
	if err := s.until(time.Minute, func() bool { return s.sim.Sockets() >= 2*len(s.replicas) }); err != nil {
		return err
	}
	r := s.any()
	took, err := r.stop()
	if err != nil {
		return err
	}
	s.ending = max(s.ending, took)
	s.remark("ended within %s", s.ending.Round(10*time.Millisecond))
	return r.start()
}
