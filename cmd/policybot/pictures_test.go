package main

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"policybot/bot/slacksim/browser"
)

// sight is something that the page shows: a person's way there, and how large
// its picture is.
type sight struct {
	name          string
	width, height int
	open          func(visit)
}

// sights are what the README shows, in an order in which one leads to the next.
var sights = []sight{
	{"thread", 1200, 960, func(v visit) {
		v.say("#composer", "@policybot did Amazon ban TikTok?")
		v.Click("#messages .replies")
		v.has("the answer", v.answer("#thread-messages", 1), "Reversed", "Edition ")
	}},
	{"further", 1200, 760, func(v visit) {
		v.say("#thread-composer", "and Wells Fargo?")
		v.has("the further answer", v.answer("#thread-messages", 2), "Wells Fargo told employees")
		v.Run(`document.querySelector("#thread-messages .message:nth-last-child(2)").scrollIntoView()`)
	}},
	{"form", 1000, 620, func(v visit) {
		v.Click("#thread-close")
		v.Click("#shortcuts button")
		v.Click("#shortcuts [role=menuitem]")
		v.Until("the form", `document.activeElement.matches("#modal[open] [data-input]")`)
		v.Write("did India ban TikTok?")
	}},
	{"private", 1000, 800, func(v visit) {
		v.Click("#modal .dialog-foot .button")
		v.Until("the form is gone", `!document.querySelector("#modal").open`)
		v.Click("[data-channel=C0POLICY01]")
		v.say("#composer", "/policy may Wells Fargo staff use TikTok on a work phone?")
		v.has("the private answer", v.answer("#messages", 1), "Only visible to you", "Wells Fargo", "Share in channel")
	}},
	{"home", 1000, 800, func(v visit) {
		v.Click("#apps button")
		v.Click("#tab-home")
		v.Until("the Home tab", `document.querySelector("#home").innerText.includes("What changed lately")`)
		v.has("the Home tab", v.Text(`document.querySelector("#home").innerText`), "What do you want to know?", "What you asked lately", "reversed")
	}},
	{"phone", browser.Narrow, 740, func(v visit) {
		v.Click("#menu")
		v.Click("[data-channel=C0GENERAL1]")
		v.Dark(true)
		v.Click("#messages .replies")
		v.answer("#thread-messages", 1)
		v.Run(`document.querySelector("#thread-messages .message:nth-child(2)").scrollIntoView()`)
	}},
}

// TestPicturesOfTheREADME goes to what the README shows. This makes its pictures
// anew:
//
//	SLACKSIM_PICTURES=$PWD/.readme go test -count=1 -run TestPicturesOfTheREADME ./cmd/policybot
func TestPicturesOfTheREADME(t *testing.T) {
	v := visitDemo(t)
	for _, at := range sights {
		v.Size(at.width, at.height, at.width == browser.Narrow)
		at.open(v)
		v.Picture(at.name)
	}
	v.nothingWrong()
}

// TestTheProductHasNoBarriers lets axe-core look at the same, in light and in
// dark, and on a small phone, where nothing may be cut off either.
func TestTheProductHasNoBarriers(t *testing.T) {
	browser.NeedAxe(t)
	v := visitDemo(t)
	for _, at := range sights {
		v.Size(at.width, at.height, at.width == browser.Narrow)
		at.open(v)
		for _, dark := range []bool{false, true} {
			v.Dark(dark)
			v.expectNone(at.name, v.Barriers())
		}
		v.Size(browser.Narrow, 740, true)
		v.expectNone(at.name+" on a phone", v.Barriers())
		v.expectNone(at.name+" on a phone", v.Misfits())
	}
}

func (v visit) expectNone(where string, bad []string) {
	v.t.Helper()
	for _, what := range bad {
		v.t.Errorf("%s: %s", where, what)
	}
}

// maxPictures and maxPicture bound how many pictures the README shows, and how
// large each is, in bytes.
const (
	maxPictures = 6
	maxPicture  = 200_000
)

// TestREADMEShowsItsPictures holds the README to showing each of its pictures
// once, with words for who doesn't see it.
func TestREADMEShowsItsPictures(t *testing.T) {
	shown := map[string]bool{}
	for _, m := range regexp.MustCompile(`!\[([^\]]*)\]\(\.readme/([^)]+)\)`).FindAllStringSubmatch(readRoot(t, "README.md"), -1) {
		if len(m[1]) < 20 || shown[m[2]] {
			t.Errorf("%s is shown with %q, or twice", m[2], m[1])
		}
		shown[m[2]] = true
	}
	files, err := os.ReadDir(filepath.Join(root, ".readme"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if !shown[f.Name()] {
			t.Errorf("%s isn't shown", f.Name())
		}
		if n := len(readRoot(t, ".readme/"+f.Name())); n > maxPicture {
			t.Errorf("%s has %d bytes", f.Name(), n)
		}
	}
	if len(files) != len(shown) || len(files) > maxPictures {
		t.Errorf("%d pictures, %d shown", len(files), len(shown))
	}
}
