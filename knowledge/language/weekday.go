package language

import (
	"regexp"
	"strings"
	"time"

	"policybot/knowledge"
)

var (
	weekdayRE     = regexp.MustCompile(`\b(on|since|before|after|last|(?:on |this )?past|on last) (sunday|monday|tuesday|wednesday|thursday|friday|saturday)\b`)
	comingDayRE   = regexp.MustCompile(`\b(by|until|till|before|(?:by |on |until )?next|by this) (sunday|monday|tuesday|wednesday|thursday|friday|saturday)\b`)
	besideDateRE  = regexp.MustCompile(`\b(sun(?:day)?|mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:rs?|rsday)?|fri(?:day)?|sat(?:urday)?)\.?(?:, ?| )(?:the )?$`)
	pastQuestion  = regexp.MustCompile(`\b(?:did|didn't|didn’t|was|wasn't|wasn’t|were|weren't|weren’t)\b`)
	weekdayByName = func() map[string]time.Weekday {
		m := map[string]time.Weekday{}
		for d := time.Sunday; d <= time.Saturday; d++ {
			m[strings.ToLower(d.String())] = d
		}
		return m
	}()
)

// Weekday tells that the word, in lower case, is a day of the week.
func Weekday(word string) bool {
	_, ok := weekdayByName[word]
	return ok
}

// weekdayBefore is the day of the week that stands right before the date being read, "Monday,
// 15 September", as the first letters of its name, and where the two begin together.
func (f *timeFinder) weekdayBefore() (name string, from int) {
	at := besideDateRE.FindStringSubmatchIndex(f.text[:f.at])
	if at == nil || f.overlaps(at[0], at[1]) {
		return "", f.at
	}
	return f.text[at[2] : at[2]+3], at[0]
}

// yearByWeekday is the year near today in which the day falls on the day of the week that
// stands beside it, or 0, and whether one does. Of five years in a row no two have it on the
// same. Where the day comes within weeks of today on another, the slip is rather in the day of
// the week than in the year.
func (f *timeFinder) yearByWeekday(m time.Month, day int) (year int, beside bool) {
	name, _ := f.weekdayBefore()
	if name == "" || day == 0 {
		return 0, false
	}
	for y := f.today.Time().Year() - 2; y <= f.today.Time().Year()+2; y++ {
		on := knowledge.NewDay(y, m, day)
		falls := strings.HasPrefix(WeekdayName(int(on.Time().Weekday())), name)
		switch {
		case on.Time().Month() != m: // 29 February
		case falls:
			year = y
		case max(on-f.today, f.today-on) < soon:
			return 0, true
		}
	}
	return year, true
}

// soon is within how many days of today a day is meant, whatever day of the week is said.
const soon = 45

// weekdays finds the latest past day with the name: "last Monday", and "on
// Monday" where the past is spoken of, since otherwise it may be any Monday;
// and the next one that something is to be done by.
func (f *timeFinder) weekdays() {
	past := pastQuestion.MatchString(f.text)
	f.find(weekdayRE, func(g []string) timeReading {
		if listed("any-weekday", g[1]) && !past {
			return timeReading{pass: true}
		}
		back := (int(f.today.Time().Weekday())-int(weekdayByName[g[2]])+6)%7 + 1
		return counted((f.today - knowledge.Day(back)).String())
	})
	if past {
		return
	}
	f.find(comingDayRE, func(g []string) timeReading {
		ahead := (int(weekdayByName[g[2]])-int(f.today.Time().Weekday())+6)%7 + 1
		return counted((f.today + knowledge.Day(ahead)).String())
	})
}

// WeekdayName is the day of the week, counted from Sunday, in lower case.
func WeekdayName(day int) string { return strings.ToLower(time.Weekday(day).String()) }
