package eval

import (
	"fmt"
	"math"

	"policybot/search/answer/verdict"
)

// Report is how well questions were answered. Its JSON field names are a
// contract.
type Report struct {
	Edition         string     `json:"edition"` // that answered
	Sets            []string   `json:"sets"`
	Questions       int        `json:"questions"`
	Right           Share      `json:"right"`             // of the questions: those without any fault
	Verdicts        Share      `json:"verdicts_right"`    // of the questions
	ByVerdict       []Group    `json:"by_verdict"`        // verdicts right by the verdict expected
	ByKind          []Group    `json:"by_kind"`           // verdicts right by kind
	Evidence        Share      `json:"evidence_right"`    // of the questions that expect evidence: those with all of it
	Search          *Retrieval `json:"search,omitempty"`  // where evidence is expected
	WronglyAnswered Share      `json:"wrongly_answered"`  // of those with nothing on record
	WronglyDeclined Share      `json:"wrongly_declined"`  // of those with something on record
	Abstained       Share      `json:"abstained"`         // of the questions: those answered with nothing on record
	MedianMS        float64    `json:"median_ms"`         // milliseconds to an answer
	Slowest         *Timing    `json:"slowest,omitempty"` // nothing where nothing was asked
	Failures        []Failure  `json:"failures"`
}

// Share is a part of a whole.
type Share struct {
	N  int `json:"n"`
	Of int `json:"of"`
}

func (s *Share) add(counts bool) {
	s.Of++
	if counts {
		s.N++
	}
}

// String is such as "79 of 80, 98.7%", cut and not rounded: only all is 100%.
func (s Share) String() string {
	if s.Of == 0 {
		return "none asked"
	}
	return fmt.Sprintf("%d of %d, %.1f%%", s.N, s.Of, math.Floor(1000*float64(s.N)/float64(s.Of))/10)
}

// Group is the share of those with one label.
type Group struct {
	Label string `json:"label"`
	Share
}

// Timing is how long an answer took.
type Timing struct {
	Set      string  `json:"set"`
	Name     string  `json:"name"`
	Question string  `json:"question"`
	MS       float64 `json:"ms"`
}

// Failure is a question that was answered otherwise than expected.
type Failure struct {
	Set        string          `json:"set"`
	Name       string          `json:"name"`
	Kind       string          `json:"kind,omitempty"`
	Thread     string          `json:"thread,omitempty"`
	Question   string          `json:"question"`
	Understood string          `json:"understood"`
	AsOf       string          `json:"as_of"` // the day asked about
	Expected   Expected        `json:"expected"`
	Got        verdict.Verdict `json:"got"`
	Text       string          `json:"text"`
	Evidence   []string        `json:"evidence"` // records that the answer rests on, or else sources
	Faults     []string        `json:"faults"`
}

// Expected is what the set asks of an answer.
type Expected struct {
	Verdict  verdict.Verdict `json:"verdict"`
	Has      []string        `json:"has,omitempty"`
	Lacks    []string        `json:"lacks,omitempty"`
	Evidence []string        `json:"evidence,omitempty"`
}
