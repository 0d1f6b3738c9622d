package verdict

// Verdict is the answer in one word. The words are a contract.
type Verdict string

// The verdicts.
const (
	Yes         Verdict = "yes"
	No          Verdict = "no"
	Partly      Verdict = "partly"
	Reversed    Verdict = "reversed"
	UnderReview Verdict = "under_review"
	Unknown     Verdict = "unknown"
	Info        Verdict = "info"
)
