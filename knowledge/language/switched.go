package language

// Switch is how a text says that something is set.
type Switch string

// The settings.
const (
	On  Switch = "on"
	Off Switch = "off"
)

// Switched is how the text says, or asks, that something is set, or "" where it says
// neither or both: "is it turned on", "it is off for all".
func Switched(text string) Switch {
	words := wordsIn(text)
	last := Switch("")
	if len(words) > 0 {
		last = Switch(words[len(words)-1])
	}
	on := Ruling("switched-on").In(words) || last == On
	off := Ruling("switched-off").In(words) || last == Off
	switch {
	case on == off:
		return ""
	case on:
		return On
	}
	return Off
}
