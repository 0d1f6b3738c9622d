package answer

import (
	"policybot/knowledge"
	"policybot/search/answer/verdict"
)

// Answer is what is told, and everything it rests on. Its JSON field names are
// a contract.
type Answer struct {
	Question   string          `json:"question"`
	Understood string          `json:"understood"`
	Verdict    verdict.Verdict `json:"verdict"`
	Denied     bool            `json:"denied,omitempty"`   // yes contradicts a question that was put with a "not"
	Text       string          `json:"text"`               // sentences, with [n] naming the nth evidence
	AsOf       string          `json:"as_of"`              // the day asked about
	KnownTo    string          `json:"known_to,omitempty"` // the newest record behind the answer
	Events     []Event         `json:"events,omitempty"`
	Evidence   []Evidence      `json:"evidence,omitempty"`
	Caveats    []string        `json:"caveats,omitempty"`
	Parts      []Answer        `json:"parts,omitempty"`   // two questions in one
	Choices    []Choice        `json:"choices,omitempty"` // which one was meant?
	Error      string          `json:"error,omitempty"`
	Edition    string          `json:"edition"`
	Language   string          `json:"language,omitempty"` // that Text and Caveats are in; English unless it says otherwise
}

// Event is an event as an answer tells it.
type Event struct {
	ID     knowledge.EventID  `json:"id"`
	Date   string             `json:"date"`
	Action knowledge.Act      `json:"action"`
	Actor  knowledge.EntityID `json:"actor"`
	App    knowledge.EntityID `json:"app"`
	Scope  string             `json:"scope,omitempty"`
	Text   string             `json:"text"`
	Source knowledge.SourceID `json:"source"`
	Read   bool               `json:"read,omitempty"` // read in a document by the program; no record tells it
}

// Evidence is what a sentence rests on: a source, the place in it, and what it
// says there.
type Evidence struct {
	Record    string             `json:"record,omitempty"` // id of the event, fact or passage
	Source    knowledge.SourceID `json:"source"`
	Title     string             `json:"title"`
	Publisher string             `json:"publisher"`
	Published string             `json:"published"`
	Locator   string             `json:"locator"`
	Since     string             `json:"since,omitempty"` // since when the document has said so
	Until     string             `json:"until,omitempty"` // the last day on which it did
	Text      string             `json:"text"`
	Quote     string             `json:"quote"`
	Speaker   string             `json:"speaker,omitempty"`
	Certainty string             `json:"certainty,omitempty"`
	URL       string             `json:"url"`
	Note      string             `json:"note,omitempty"` // what to know of the source, such as an inferred date
}

// Choice is one reading of a question that could mean several.
type Choice struct {
	Label    string `json:"label"`
	Question string `json:"question"` // asks for this reading alone
}
