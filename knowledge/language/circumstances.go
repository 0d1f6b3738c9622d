package language

// Circumstance is what a text says of for what, where, when, on what, with whom or by whom
// something is done: the words behind one that leads in to it, up to the next such one or the end
// of the clause. It has several of them where it says "or": "meetings", and "calls" of "for
// meetings or calls".
type Circumstance [][]Token

// Circumstances are those that a text tells before it gives a reason. What it quotes tells none.
func Circumstances(text string) []Circumstance {
	var list []Circumstance
	within, joined := false, false
	tokens := Tokenize(quoted.ReplaceAllString(text, ""))
	for i, t := range tokens {
		last := len(list) - 1
		leads := listed("circumstantial", t.Norm) && !(i+1 < len(tokens) && tokens[i+1].Text == "-") // "on-call"
		switch {
		case Says("causal", t.Stem):
			return list
		case leads && joined:
			within = true // "in meetings or in court"
		case leads:
			list, within = append(list, Circumstance{nil}), true
		case listed("coordinating", t.Norm) && within:
			list[last], joined = append(list[last], nil), true
			continue
		case !t.Word && t.Text != "-" || listed("being", t.Norm) || listed("modal", t.Norm):
			within = false
		case within && t.Word && Tells(t):
			list[last][len(list[last])-1] = append(list[last][len(list[last])-1], t)
		}
		joined = false
	}
	return list
}

// Tells tells that the word says something by itself, or as a part of what is named: "team" does
// of "team meetings".
func Tells(t Token) bool {
	return !Stop(t.Norm) || Says("anyone-there", t.Stem) && Says("framing", t.Stem)
}
