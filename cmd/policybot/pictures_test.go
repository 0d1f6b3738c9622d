package main

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"
)

// TestPicturesOfTheREADME goes to what the README shows. This makes its pictures
// anew:
//
//	SLACKSIM_PICTURES=$PWD/.readme go test -count=1 -run TestPicturesOfTheREADME ./cmd/policybot
func TestPicturesOfTheREADME(t *testing.T) {
	v := visitDemo(t)
	v.Size(1200, 960, false)
	v.say("#composer", "@policybot did Amazon ban TikTok?")
	v.Click("#messages .replies")
	v.has("the answer", v.answer("#thread-messages", 1), "Reversed", "Edition ")
	v.Picture("thread")

	v.Size(1200, 760, false)
	v.say("#thread-composer", "and Wells Fargo?")
	v.has("the further answer", v.answer("#thread-messages", 2), "Wells Fargo told employees")
	v.Run(`document.querySelector("#thread-messages .message:nth-last-child(2)").scrollIntoView()`)
	v.Picture("further")
	v.Click("#thread-close")

	v.form()
	v.alone()
	v.home()
	v.phone()
	v.nothingWrong()
}

// alone asks something that only the asker sees.
func (v visit) alone() {
	v.t.Helper()
	v.Size(1000, 800, false)
	v.Click("[data-channel=C0POLICY01]")
	v.say("#composer", "/policy may Wells Fargo staff use TikTok on a work phone?")
	v.has("the private answer", v.answer("#messages", 1), "Only visible to you", "Wells Fargo", "Share in channel")
	v.Picture("private")
}

// form asks in the form that the menu of shortcuts opens.
func (v visit) form() {
	v.t.Helper()
	v.Size(1000, 620, false)
	v.Click("#shortcuts button")
	v.Click("#shortcuts [role=menuitem]")
	v.Until("the form", `document.activeElement.matches("#modal[open] [data-input]")`)
	v.Write("did India ban TikTok?")
	v.Picture("form")
	v.Click("#modal .dialog-foot .button")
	v.Until("the form is gone", `!document.querySelector("#modal").open`)
}

// home opens the bot's own tab.
func (v visit) home() {
	v.t.Helper()
	v.Size(1000, 800, false)
	v.Click("#apps button")
	v.Click("#tab-home")
	v.Until("the Home tab", `document.querySelector("#home").innerText.includes("What changed lately")`)
	v.has("the Home tab", v.Text(`document.querySelector("#home").innerText`), "What do you want to know?", "What you asked lately", "reversed")
	v.Picture("home")
}

// phone is the thread on a small phone, in the dark.
func (v visit) phone() {
	v.t.Helper()
	v.Click("[data-channel=C0GENERAL1]")
	v.Size(360, 740, true)
	v.Dark(true)
	v.Click("#messages .replies")
	v.answer("#thread-messages", 1)
	v.Run(`document.querySelector("#thread-messages .message:nth-child(2)").scrollIntoView()`)
	v.Picture("phone")
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
