package language

import "regexp"

// datesGerman are the ways of German to write dates: the day stands before the
// month, in figures too.
func datesGerman(months string) datePatterns {
	year := `(?:,?\s+(?:im jahre?\s+)?(\d{4})\b)?`
	return datePatterns{
		span:   regexp.MustCompile(`(?i)\b(\d{1,2})\.?\s*(bis|und|–|-)\s*(?:zum |dem |den )?(\d{1,2})\.\s*(` + months + `)\b\.?` + year),
		named:  regexp.MustCompile(`(?i)\b(\d{1,2})\.?\s*(` + months + `)\b\.?` + year),
		month:  regexp.MustCompile(`(?i)\b(` + months + `|frühjahr|frühling|sommer|herbst|winter)\b\.?\s+(?:im jahre?\s+)?(\d{4})\b`),
		iso:    regexp.MustCompile(`\b\d{4}-\d{2}(?:-\d{2})?\b`),
		full:   regexp.MustCompile(`\b(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})\b`),
		short:  regexp.MustCompile(`(?i)\b(?:am|vom|seit|seit dem|zum|ab|ab dem|vor dem|nach dem|der|den)\s+((\d{1,2})\.(\d{1,2})\.)`),
		before: regexp.MustCompile(`(?i)\b(\d)\.\s*(quartal|halbjahr|jahreshälfte)\b(?:\s+(\d{4})\b)?`),
		day:    regexp.MustCompile(`(?i)\b(?:am|vom|seit dem|bis zum|zum|vor dem|nach dem|ab dem)\s+((\d{1,2})\.)(?:[\s?!,]|$)`),
	}
}
