package language_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// times writes the times in the text: "?" where the year was unsaid, "~" where
// only the year is certain.
func times(text string, today knowledge.Day) string {
	var got []string
	for _, w := range language.Times(text, today) {
		s := fmt.Sprintf("%s %s", w.Relation, w.Date)
		if w.Yearless {
			s += "?"
		}
		if w.YearOnly {
			s += "~"
		}
		got = append(got, s)
	}
	return strings.Join(got, "; ")
}

func TestTimes(t *testing.T) {
	today, _ := knowledge.ParseDay("2024-05-15") // a Wednesday
	for name, table := range map[string]map[string]string{
		"days": {
			"on 10 July 2020":           "in 2020-07-10",
			"July 10th, 2020":           "in 2020-07-10",
			"the 10th of July, 2020":    "in 2020-07-10",
			"on July 10":                "in 2023-07-10?",
			"on the 10th of July":       "in 2023-07-10?",
			"on the 10th":               "in 2024-05-10?",
			"from Friday 10 July":       "since 2026-07-10",
			"Fri, July 10th":            "in 2026-07-10",
			"on Monday the 10 July":     "in 2023-07-10",
			"on Thursday 10 July":       "in 2025-07-10",
			"on Sunday 10 July":         "in 2022-07-10",
			"on Friday, 10/07/2026":     "in 2026~",
			"on Friday, 3 June":         "in 2023-06-03?", // a Monday soon
			"thus 10 July":              "in 2023-07-10?",
			"on 2020-07-10":             "in 2020-07-10",
			"on 2020/7/10":              "in 2020-07-10",
			"2020-02-31":                "",
			"on 31 June 2020":           "",
			"since Christmas":           "since 2023-12-25?",
			"before Christmas 2021":     "before 2021-12-25",
			"after New Year's Eve":      "after 2023-12-31?",
			"the Christmas party":       "",
			"on 13/07/2020":             "in 2020-07-13",
			"section 3 of July 4, 2020": "in 2020-07-04",
			"on 07/13/2020":             "in 2020-07-13",
			"on 07/07/2020":             "in 2020-07-07",
			"on 13.7.2020":              "in 2020-07-13",
			"on 10/07/2020":             "in 2020~",
			"on 13/13/2020":             "",
			"on 10/07":                  "",
			"Is version 4.2 allowed?":   "",
		},
		"months and years": {
			"in June 2020":                     "in 2020-06",
			"before March 2021":                "before 2021-03",
			"since 2019":                       "since 2019",
			"by March 2021":                    "by 2021-03",
			"in 2019 or 2021":                  "in 2019; in 2021",
			"in June":                          "in 2023-06?",
			"may I use it in May":              "in 2024-05?",
			"may I use it":                     "",
			"may we march to the sat exam":     "",
			"800 million users, 5000 dollars":  "",
			"what did Ms May say of 24 units?": "",
		},
		"counted from today": {
			"yesterday":                            "in 2024-05-14",
			"last night":                           "in 2024-05-14",
			"this morning":                         "in 2024-05-15",
			"two weeks ago":                        "in 2024-04-28..2024-05-04",
			"three years ago":                      "in 2021",
			"three years ago today":                "in 2021-05-15",
			"last year":                            "in 2023",
			"next quarter":                         "in 2024-07-01..2024-09-30",
			"last quarter":                         "in 2024-01-01..2024-03-31",
			"this month":                           "in 2024-05",
			"in the last six months":               "in 2023-11-15..2024-05-15",
			"over the past 12 months":              "in 2023-05-15..2024-05-15",
			"in the past year":                     "in 2023-05-15..2024-05-15",
			"in the last week of 2020":             "in 2020",
			"does the ban last two weeks?":         "",
			"does a ban last a year?":              "",
			"are 3 days of notice needed?":         "",
			"last Monday":                          "in 2024-05-13",
			"last Wednesday":                       "in 2024-05-08",
			"since Friday":                         "since 2024-05-10",
			"did Acme ban it on Monday?":           "in 2024-05-13",
			"was it banned before Monday?":         "before 2024-05-13",
			"must we meet on Monday?":              "",
			"the monday safety meeting":            "",
			"is it open on Mondays":                "",
			"is it kept until the last day?":       "",
			"was it allowed next Monday":           "",
			"did they say so before last Tuesday?": "before 2024-05-14",
		},
		"parts": {
			"in Q3 2022":                         "in 2022-07-01..2022-09-30",
			"in 2022 Q3":                         "in 2022-07-01..2022-09-30",
			"the third quarter of 2022":          "in 2022-07-01..2022-09-30",
			"the last quarter of 2022":           "in 2022-10-01..2022-12-31",
			"since Q3":                           "since 2023-07-01..2023-09-30?",
			"in H2 2022":                         "in 2022-07-01..2022-12-31",
			"the first half of 2022":             "in 2022-01-01..2022-06-30",
			"the third half of 2022":             "",
			"in spring 2023":                     "in 2023-03-01..2023-05-31",
			"in the autumn of 2021":              "in 2021-09-01..2021-11-30",
			"last summer":                        "in 2023-06-01..2023-08-31",
			"last winter":                        "in 2023-12-01..2024-02-29",
			"in the winter of 2020":              "in 2020~",
			"did the price fall in 2020?":        "in 2020",
			"early 2021":                         "in 2021-01-01..2021-04-30",
			"mid-2021":                           "in 2021-05-01..2021-08-31",
			"late in 2021":                       "in 2021-09-01..2021-12-31",
			"at the end of 2023":                 "in 2023-12-01..2023-12-31",
			"by the end of 2023":                 "by 2023-12-31",
			"before the end of 2023":             "before 2023-12-31",
			"since the beginning of 2023":        "since 2023-01-01",
			"at the start of 2023":               "in 2023-01-01..2023-01-31",
			"at the end of last year":            "in 2023-12-01..2023-12-31",
			"mid-June 2020":                      "in 2020-06-11..2020-06-20",
			"late February":                      "in 2024-02-21..2024-02-29?",
			"in early June":                      "in 2023-06-01..2023-06-10?",
			"end of June 2020 or by end of 2023": "in 2020-06-21..2020-06-30; by 2023-12-31",
		},
		"spans": {
			"between March 2020 and June 2020":         "in 2020-03-01..2020-06-30",
			"between March and June 2021":              "in 2021-03-01..2021-06-30",
			"between November and February 2021":       "in 2020-11-01..2021-02-28",
			"from March to April":                      "in 2024-03-01..2024-04-30?",
			"March-June 2021":                          "in 2021-03-01..2021-06-30",
			"2019-2021":                                "in 2019-01-01..2021-12-31",
			"2019–2021":                                "in 2019-01-01..2021-12-31",
			"from 2019 to 2021":                        "in 2019-01-01..2021-12-31",
			"between 2019 and 2021":                    "in 2019-01-01..2021-12-31",
			"2019 and 2021":                            "in 2019; in 2021",
			"2021-2019":                                "in 2021; in 2019",
			"from 10 to 12 July 2020":                  "in 2020-07-10..2020-07-12",
			"July 10-12, 2020":                         "in 2020-07-10..2020-07-12",
			"between 10 March and 5 June 2021":         "in 2021-03-10..2021-06-05",
			"from 20 December until 3 January 2021":    "in 2020-12-20..2021-01-03",
			"between Q1 2020 and Q3 2020":              "in 2020-01-01..2020-09-30",
			"from 12 to 10 July 2020":                  "",
			"since March 2020 and before 1 April 2021": "since 2020-03; before 2021-04-01",
		},
	} {
		t.Run(name, func(t *testing.T) {
			for text, want := range table {
				if got := times(text, today); got != want {
					t.Errorf("%q: got %q, want %q", text, got, want)
				}
			}
		})
	}
}

// What is counted from the day of asking is told apart from what any day means.
func TestTimesCounted(t *testing.T) {
	for text, want := range map[string]bool{
		"yesterday": true, "last Monday": true, "the last six months": true, "two weeks ago": true, "last summer": true, "end of last year": true,
		"2020": false, "in June": false, "since Q3": false, "summer 2020": false, "end of 2020": false,
	} {
		if list := language.Times(text, 20000); len(list) != 1 || list[0].Counted != want {
			t.Errorf("%q: got %+v, want counted %v", text, list, want)
		}
	}
}

// Bytes keep their places behind letters that are longer or shorter in lower
// case, and behind bytes that are none.
func TestTimesPlaces(t *testing.T) {
	for _, front := range []string{"", "İİ ", "Kelvin ", "漢字 ", "\xff\xfe\xff "} {
		text := front + "banned on 10 July 2020?"
		list := language.Times(text, 20000)
		if len(list) != 1 || text[list[0].Start:list[0].End] != "10 July 2020" {
			t.Errorf("%q: got %+v", text, list)
		}
	}
}

func FuzzTimes(f *testing.F) {
	for _, s := range []string{"between March and June 2021", "10/07/2020", "on the 31st", "200 years ago today", "the last 999 months", "29 February–1 March",
		"from 20 December until 3 January 2021", "end of last month", "last winter", "Q3", "9999-12-31", "\xff2020"} {
		f.Add(s, int32(20000))
	}
	f.Fuzz(func(t *testing.T, s string, day int32) {
		end := 0
		for _, w := range language.Times(s, knowledge.Day(day)) {
			if w.Start < end || w.End <= w.Start || w.End > len(s) {
				t.Fatalf("%q: %+v lies outside the text or in another", s, w)
			}
			if utf8.ValidString(s) && !utf8.ValidString(s[w.Start:w.End]) {
				t.Fatalf("%q: %+v cuts a letter", s, w)
			}
			if w.Date.IsZero() || w.Date.Last < w.Date.First {
				t.Fatalf("%q: %+v is no date", s, w)
			}
			end = w.End
		}
	})
}
