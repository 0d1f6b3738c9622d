package main

import (
	"math/rand/v2"
	"time"

	"policybot/bot/slacksim"
)

// crash kills a process at a random moment.
func crash(s *stage, _ int) error {
	if err := s.wait(rand.N(200 * time.Millisecond)); err != nil {
		return err
	}
	return s.any().crash()
}

// crashWhen kills all processes at the very moment at which a condition comes
// true for a question that is asked after now. Which process has the question
// can't be seen from outside.
func crashWhen(condition func(s *stage, after int) bool) func(*stage, int) error {
	return func(s *stage, _ int) error {
		after := len(s.sim.Envelopes())
		if err := s.next(func() bool { return condition(s, after) }); err != nil {
			return err
		}
		return s.crashAll()
	}
}

func (s *stage) crashAll() error {
	for _, r := range s.replicas {
		r.kill()
	}
	for _, r := range s.replicas {
		if err := r.start(); err != nil {
			return err
		}
	}
	return nil
}

// questionsOf are the envelopes from the nth on that carry questions.
func (s *stage) questionsOf(n int) (list []slacksim.Envelope) {
	for _, e := range s.sim.Envelopes()[n:] {
		if !e.Lost {
			list = append(list, e)
		}
	}
	return list
}

// unacknowledged tells that one was sent just now.
func unacknowledged(s *stage, after int) bool {
	list := s.questionsOf(after)
	return len(list) > 0 && !list[len(list)-1].Acked
}

func acknowledged(s *stage, after int) bool {
	list := s.questionsOf(after)
	return len(list) > 0 && list[len(list)-1].Acked
}

// crashAfterPost kills all processes when Slack has posted an answer, which
// none of them may know yet.
func crashAfterPost(s *stage, _ int) error {
	before := s.sim.Count("chat.postMessage")
	if err := s.next(func() bool { return s.sim.Count("chat.postMessage") > before }); err != nil {
		return err
	}
	return s.crashAll()
}

// crashBeforePost kills all processes when one of them has called Slack to
// post an answer, which Slack has not done yet.
func crashBeforePost(s *stage, _ int) error {
	before := s.sim.Arrived("chat.postMessage")
	s.sim.Fail(slacksim.Fault{Method: "chat.postMessage", Delay: 300 * time.Millisecond})
	if err := s.next(func() bool { return s.sim.Arrived("chat.postMessage") > before }); err != nil {
		return err
	}
	return s.crashAll()
}
