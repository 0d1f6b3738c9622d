package document

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
)

// numberFormat is how a number is shown: for those above zero, below it and zero, and
// for text, as far as it has so many sections.
type numberFormat struct {
	sections []numberSection
}

// numberSection is a format's code taken apart.
type numberSection struct {
	before, after string // what stands around the number
	digits        string // its places, such as #,##0.00, or asItIs; empty: it isn't shown
	general       bool   // as it is
	percent       bool
	empty         bool   // nothing is shown
	date          string // the letters of the parts of a date or time, such as ymd, minutes as n
	elapsed       bool   // hours beyond 24
}

// asItIs stands for the places of a number that is shown as finely as it is known.
const asItIs = "General"

var general = &numberFormat{[]numberSection{{general: true}}}

// builtInCodes are the formats that a workbook names by number alone.
var builtInCodes = map[string]string{
	"1": "0", "2": "0.00", "3": "#,##0", "4": "#,##0.00", "9": "0%", "10": "0.00%", "14": "d/m/y", "15": "d-mmm-yy", "16": "d-mmm", "17": "mmm-yy",
	"18": "h:mm", "19": "h:mm:ss", "20": "h:mm", "21": "h:mm:ss", "22": "m/d/yy h:mm", "27": "y/m/d", "28": "y/m/d", "29": "y/m/d", "30": "y/m/d", "31": "y/m/d",
	"32": "h:mm", "33": "h:mm:ss", "34": "h:mm", "35": "h:mm:ss", "36": "y/m/d", "37": "#,##0", "38": "#,##0", "39": "#,##0.00", "40": "#,##0.00",
	"45": "mm:ss", "46": "[h]:mm:ss", "47": "mm:ss", "50": "y/m/d", "51": "y/m/d", "52": "y/m/d", "53": "y/m/d", "54": "y/m/d", "55": "y/m/d", "56": "y/m/d", "57": "y/m/d", "58": "y/m/d",
}

func builtInFormat(id string) *numberFormat {
	if code := builtInCodes[id]; code != "" {
		return readNumberFormat(code)
	}
	return general
}

func readNumberFormat(code string) *numberFormat {
	const most = 4 // sections
	if code == "" {
		return general
	}
	f := &numberFormat{}
	for rest, more := code, true; more && len(f.sections) < most; {
		var s numberSection
		s, rest, more = readSection(rest)
		f.sections = append(f.sections, s)
	}
	return f
}

// readSection takes a format apart up to the next semicolon.
func readSection(code string) (s numberSection, rest string, more bool) {
	s.empty = true
	letters := []rune(code)
	literal := func(text string) {
		if s.digits == "" {
			s.before += text
		} else {
			s.after += text
		}
	}
	for i := 0; i < len(letters); i++ {
		s.empty = s.empty && letters[i] == ';'
		switch r := letters[i]; r {
		case ';':
			return s, string(letters[i+1:]), true
		case '"', '[':
			end := map[rune]rune{'"': '"', '[': ']'}[r]
			text, closed := untilRune(letters[i+1:], end)
			if r == '[' {
				text = s.bracket(text)
			}
			literal(text)
			i += len(closed)
		case '\\':
			if i++; i < len(letters) {
				literal(string(letters[i]))
			}
		case '_', '*':
			i++ // a space as wide as the next, or filled with it
		default:
			if n := s.word(letters[i:]); n > 0 {
				i += n - 1
				continue
			}
			s.mark(r, literal)
		}
	}
	return s, "", false
}

// word reads what a code says by a word, and is how many letters that has: none where it is
// no word.
func (s *numberSection) word(letters []rune) int {
	for _, word := range []string{asItIs, "AM/PM", "A/P"} {
		if n := len(word); len(letters) >= n && strings.EqualFold(string(letters[:n]), word) {
			if word == asItIs {
				s.digits = word
			}
			return n
		}
	}
	return 0
}

// untilRune is the text before the end, and all that is used up with it.
func untilRune(letters []rune, end rune) (text string, used []rune) {
	if i := slices.Index(letters, end); i >= 0 {
		return string(letters[:i]), letters[:i+1]
	}
	return string(letters), letters
}

// bracket reads what stands in square brackets: a time beyond its bounds, a currency, a
// condition, or a colour or a language, which show nothing.
func (s *numberSection) bracket(text string) (shown string) {
	switch low := strings.ToLower(text); {
	case low != "" && strings.Trim(low, "hms") == "":
		s.elapsed = true
		s.date += low[:1]
	case strings.HasPrefix(text, "$"):
		shown, _, _ = strings.Cut(text[1:], "-")
	case strings.HasPrefix(text, "<") || strings.HasPrefix(text, ">") || strings.HasPrefix(text, "="):
		s.general = true // it depends on what the number is
	}
	return shown
}

// mark reads a letter of the code that isn't quoted.
func (s *numberSection) mark(r rune, literal func(string)) {
	switch {
	case strings.ContainsRune("0#?.,", r):
		if s.after == "" && !s.percent {
			s.digits += string(r)
		} else if r != ',' {
			s.general = true // digits in several groups
		}
	case r == '%':
		s.percent = true
		literal("%")
	case r == '/' && s.date == "" && s.digits != "", (r == 'E' || r == 'e') && s.digits != "":
		s.general = true // a fraction, or an exponent
	case strings.ContainsRune("ymdhs", lower(r)):
		switch l := lower(r); {
		case l == 'm' && strings.HasSuffix(s.date, "h"):
			s.date += "n"
		case l == 'm' && strings.HasSuffix(s.date, "n"):
		case l == 's' && strings.HasSuffix(s.date, "m"):
			s.date = s.date[:len(s.date)-1] + "ns"
		case !strings.HasSuffix(s.date, string(l)):
			s.date += string(l)
		}
	case r == '@':
		s.general = true
	default:
		literal(string(r))
	}
}

func lower(r rune) rune {
	if 'A' <= r && r <= 'Z' {
		return r + 'a' - 'A'
	}
	return r
}

// hides tells that a text is shown as nothing.
func (f *numberFormat) hides() bool {
	const text = 3
	return len(f.sections) > text && f.sections[text].empty
}

// show is a number as a person sees it, but for dates, which are written as everywhere
// else here, as finely as they are shown.
func (f *numberFormat) show(v float64, from04 bool) string {
	s := f.sections[0]
	switch n := len(f.sections); {
	case v < 0 && n > 1:
		s, v = f.sections[1], -v
	case v == 0 && n > 2:
		s = f.sections[2]
	}
	switch {
	case s.date != "":
		if shown := s.moment(v, from04); shown != "" {
			return shown
		}
		return plainNumber(v)
	case s.general:
		return plainNumber(v)
	case s.empty:
		return ""
	case s.digits == "":
		return oneLine(s.before + s.after)
	}
	return oneLine(s.number(v))
}

// plainNumber is a number as finely as programs show it at most.
func plainNumber(v float64) string {
	const digits, tiny, huge = 15, 1e-9, 1e15
	short := strconv.FormatFloat(v, 'g', digits, 64)
	if a := math.Abs(v); a != 0 && (a < tiny || a >= huge) {
		return short
	}
	rounded, err := strconv.ParseFloat(short, 64)
	if err != nil {
		return short
	}
	return strconv.FormatFloat(rounded, 'f', -1, 64)
}

// number writes a number into the places of its digits.
func (s numberSection) number(v float64) string {
	if s.digits == asItIs {
		return s.before + plainNumber(v) + s.after
	}
	const finest = 15
	whole, part, _ := strings.Cut(s.digits, ".")
	grouped := strings.Contains(strings.Trim(whole, ","), ",")
	for range len(whole) - len(strings.TrimRight(whole, ",")) {
		v /= 1000
	}
	if s.percent {
		v *= 100
	}
	part = strings.ReplaceAll(part, ",", "")
	places := min(len(part), finest)
	text := strconv.FormatFloat(math.Abs(v), 'f', places, 64)
	text, fraction, _ := strings.Cut(text, ".")
	for least := strings.Count(part, "0"); len(fraction) > least && strings.HasSuffix(fraction, "0"); {
		fraction = fraction[:len(fraction)-1]
	}
	if least := min(strings.Count(whole, "0"), finest); len(text) < least {
		text = strings.Repeat("0", least-len(text)) + text
	}
	if grouped {
		for i := len(text) - 3; i > 0; i -= 3 {
			text = text[:i] + "," + text[i:]
		}
	}
	if v < 0 && strings.Trim(text+fraction, "0,") != "" {
		text = "-" + text
	}
	return s.before + joined(".", text, fraction) + s.after
}

// moment is a number of days as a date, a time or both, or nothing where it is none.
func (s numberSection) moment(v float64, from04 bool) string {
	const perDay, last = 86400, 2958466 // the first day of the year 10000
	if v < 0 || v >= last {
		return ""
	}
	days, seconds := int(v), int(math.Round((v-math.Floor(v))*perDay))
	zero := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	switch {
	case from04:
		zero = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	case days < 60: // before a day that 1900 didn't have
		zero = zero.AddDate(0, 0, 1)
	}
	t := zero.AddDate(0, 0, days).Add(time.Duration(seconds) * time.Second)
	has := func(letters string) bool { return strings.ContainsAny(s.date, letters) }
	clock := t.Format("15:04")
	if s.elapsed {
		all := days*24 + seconds/3600
		clock = strconv.Itoa(all) + t.Format(":04")
	}
	switch {
	case !has("ymd"):
		return clock
	case has("hns") && seconds > 0:
		return t.Format(time.DateOnly) + " " + clock
	case has("y") && has("m") && !has("d"):
		return t.Format("2006-01")
	case has("y") && !has("d"):
		return t.Format("2006")
	}
	return t.Format(time.DateOnly)
}
