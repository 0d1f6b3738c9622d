package slacksim

import (
	"encoding/json"
	"fmt"
	"testing"

	"policybot/bot/slacksim/browser"
)

// stop is what has the focus.
type stop struct {
	What           string
	Marked, InView bool // it is seen that it has the focus, and it is seen itself
}

// focused tells what has the focus, and whether that can be seen.
func (v *tour) focused() stop {
	v.t.Helper()
	var at stop
	found := v.Run(`(() => {
		const e = document.activeElement;
		const r = e.getBoundingClientRect();
		const [x, y] = [Math.max(1, Math.min(innerWidth - 2, r.x + r.width / 2)), Math.max(1, Math.min(innerHeight - 2, r.y + Math.min(r.height, innerHeight) / 2))];
		const top = document.elementFromPoint(x, y);
		const style = getComputedStyle(e);
		const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
		const around = e.closest(".compose") && getComputedStyle(e.closest(".compose")).boxShadow !== "none";
		const what = e.tagName + (e.id ? "#" + e.id : "") + " " + JSON.stringify(e.dataset) + " " + (e.getAttribute("aria-label") ?? e.innerText ?? "").slice(0, 30);
		return { What: what, Marked: Boolean(ring || around), InView: top === e || e.contains(top) || Boolean(top?.closest("label")?.contains(e)) };
	})()`)
	if err := json.Unmarshal([]byte(found), &at); err != nil {
		v.t.Fatal(err)
	}
	return at
}

// maxStops is how often Tab is pressed on the way to something, at most.
const maxStops = 80

// tabTo presses a key until the focus is on what matches, and checks at every stop that one sees where it is.
func (v *tour) tabTo(key, selector string) {
	v.t.Helper()
	var way []string
	for range maxStops {
		v.Press(key)
		at := v.focused()
		way = append(way, at.What)
		if !at.Marked || !at.InView {
			v.t.Errorf("on the way to %s: %+v", selector, at)
		}
		if v.Run(fmt.Sprintf("document.activeElement.matches(%q)", selector)) == "true" {
			return
		}
	}
	v.t.Fatalf("%s isn't reached: %q", selector, way)
}

// on checks what has the focus.
func (v *tour) on(what, selector string) {
	v.t.Helper()
	v.Until(what, fmt.Sprintf("document.activeElement.matches(%q)", selector))
	if at := v.focused(); !at.Marked || !at.InView {
		v.t.Errorf("%s: %+v", what, at)
	}
}

// TestKeysAloneAskAndRead goes from the top of the page to an answer and what it offers, without a mouse.
func TestKeysAloneAskAndRead(t *testing.T) {
	t.Parallel()
	v := startTour(t)
	v.Press("Tab")
	v.on("the skip link", "#skip")
	v.Press("Enter")
	v.on("the message box", "#composer")
	v.tabTo("Shift+Tab", "#view-as")
	v.Press("ArrowDown")
	v.Until("looking as the next person", "document.body.dataset.user === '"+string(Other)+"'")
	v.tabTo("Tab", "[data-channel="+string(General)+"]")
	v.Press("Enter")
	v.on("the message box", "#composer:enabled")
	v.Type("@pol")
	v.Until("the name is offered", "!document.querySelector('#composer-complete').hidden")
	v.Press("ArrowDown", "ArrowUp", "Enter")
	v.Type("is Pigeon banned?")
	v.Press("Enter")
	v.Until("the replies", "document.querySelector('#messages .replies')")
	v.tabTo("Shift+Tab", "#messages .replies")
	v.Press("Enter")
	v.on("the thread's box", "#thread-composer")
	v.Until("the answer", "document.querySelector('#thread-messages [data-block-type=table] td')")

	v.everyButton()
	v.tabTo("Tab", "#thread-composer")
	v.Type("thank you")
	v.Press("Enter")
	v.Until("the reply", "document.querySelectorAll('#thread-messages .message').length === 3")
	v.Press("Escape")
	v.on("the message whose thread it was", "#messages .replies")
	if n := len(v.s.Messages(General)); n != 4 { // the wide table, and the thread
		t.Errorf("%d messages", n)
	}
}

// everyButton reaches each thing in the answer that can be used, in its order, and uses some.
func (v *tour) everyButton() {
	v.t.Helper()
	v.tabTo("Shift+Tab", "#thread-close")
	for _, id := range []string{"more", "source", "memo", "withdraw", "which", "whose", "day", "hour", "choice", "several", "rate", "drop"} {
		v.tabTo("Tab", fmt.Sprintf("#thread-messages :is([data-action-id=%s], [data-action-id=%s] input)", id, id))
		switch id {
		case "more":
			v.Press("Enter")
			v.on("the first entry", "[role=menuitem][data-value=timeline]")
			v.Press("ArrowDown")
			v.on("the second entry", "[role=menuitem][data-value=record]")
			v.Press("ArrowDown", "End", "Escape")
			v.on("the menu's button", "[data-action-id=more]")
			v.Press("ArrowUp")
			v.on("the last entry", "[role=menuitem][data-value=record]")
			v.Press("Enter")
			v.on("the menu's button", "[data-action-id=more]")
		case "source":
			v.form()
		case "several", "rate":
			v.Press("Space")
		case "drop":
			v.Press("Enter")
			v.on("the question", "#ask button")
			v.Press("Escape")
			v.on("the button", "[data-action-id=drop]")
			v.Press("Enter")
			v.tabTo("Tab", "#ask .primary")
			v.Press("Enter")
			v.on("the button", "[data-action-id=drop]")
		}
	}
	// The menu's entry, the form's button, the box, the vote and the bin; what moves only the focus tells the app nothing.
	wait(v.t, v.s, "all five told and acknowledged", func() bool { return v.told("block_actions") >= 5 && allAcked(v.s) })
	if n := v.told("block_actions"); n != 5 {
		v.t.Errorf("the app was told of %d actions", n)
	}
}

// told is how often the app was told of what.
func (v *tour) told(what string) (n int) {
	for _, e := range v.s.Envelopes() {
		if e.What == what {
			n++
		}
	}
	return n
}

// form opens a form, gets it wrong twice, mends it and sends it; then closes another one.
func (v *tour) form() {
	v.t.Helper()
	v.Press("Enter")
	v.on("the first field", "#modal[open] [data-input=reason]")
	v.tabTo("Tab", "#modal [data-submit]")
	v.Press("Enter")
	v.on("the field that is empty", "#modal [data-input=reason][aria-invalid]")
	v.Type("nothing")
	v.Press("Enter")
	v.Until("what the app says of it", "document.querySelector('#modal .error').innerText.includes('Something must be wrong')")
	v.on("the field that is wrong", "#modal [data-input=reason][aria-invalid]")
	v.Press("End")
	v.Type(" but the date")
	for _, id := range []string{"more", "which", "days", "choice", "several", "day", "mail"} {
		v.tabTo("Tab", fmt.Sprintf("#modal :is([data-input=%s], [data-input=%s] input)", id, id))
	}
	v.tabTo("Tab", "#modal [data-submit]")
	v.Press("Enter")
	v.Until("the form is gone", "!document.querySelector('#modal').open")
	v.on("the button that opened it", "#thread-messages [data-action-id=source]")
}

// TestKeysAloneUseMenus goes from message to message, and uses what their menus and the box's offer.
func TestKeysAloneUseMenus(t *testing.T) {
	t.Parallel()
	v := startTour(t)
	v.channel()
	own := string(v.question)
	v.tabTo("Shift+Tab", "#messages")
	v.Press("ArrowUp")
	v.on("the newest message", "#messages [data-whisper=true]")
	v.Press("ArrowUp")
	v.on("the question", "#messages [data-message-ts='"+own+"']")
	v.tabTo("Tab", "[aria-label='React with thumbs up']")
	v.Press("Space")
	v.Until("the reaction", "document.querySelector('#messages [data-message-ts=\""+own+"\"] .reactions')")
	v.on("the same button", "#messages [data-message-ts='"+own+"'] [aria-label='React with thumbs up']")
	v.tabTo("Tab", "[data-reply='"+own+"']")
	v.tabTo("Tab", "[aria-label='More actions']")
	v.Press("Enter")
	v.on("the shortcut", "[role=menuitem][data-shortcut=check]")
	v.Press("Enter")
	v.on("the form", "#modal[open] [data-input=reason]")
	v.Press("Escape")
	v.Until("the form is gone", "!document.querySelector('#modal').open")
	v.on("the menu's button", "#messages [data-message-ts='"+own+"'] [aria-label='More actions']")

	v.Press("Enter", "ArrowDown", "Enter")
	v.on("the words to edit", "#messages textarea.edit")
	if err := v.s.React(Other, PolicyHelp, v.question, "eyes"); err != nil {
		t.Fatal(err)
	}
	say(t, v.s, Other, PolicyHelp, "somebody writes meanwhile", "")
	v.Until("what others do", "document.querySelector('#messages').innerText.includes('somebody writes meanwhile')")
	v.on("the words to edit", "#messages textarea.edit")
	v.Press("End")
	v.Type(" Please?")
	v.Press("Enter")
	v.Until("the new words", "document.querySelector('#messages [data-message-ts=\""+own+"\"]').querySelector('.text')?.innerText.endsWith('Please?')")
	v.on("the message", "#messages [data-message-ts='"+own+"']")
	v.tabTo("Tab", "[aria-label='More actions']")
	v.Press("ArrowUp", "ArrowUp")
	v.on("deleting", "[role=menuitem][data-delete]")
	v.Press("Enter")
	v.Until("what is left of the message", "document.querySelector('#messages [data-message-ts=\""+own+"\"][data-tombstone]')")
	v.on("what is left of the message", "#messages [data-message-ts='"+own+"']")

	v.tabTo("Tab", "[data-action-id=share]")
	v.Press("Enter")
	v.tabTo("Tab", "#shortcuts button")
	v.Press("Enter")
	v.on("the shortcut", "[role=menuitem][data-shortcut=ask]")
	v.Press("Enter")
	v.on("the form", "#modal[open] [data-input=reason]")
	v.tabTo("Shift+Tab", "#modal [aria-label=Close]")
	v.Press("Enter")
	v.Until("the form is gone", "!document.querySelector('#modal').open")
	v.on("the shortcuts' button", "#shortcuts button")
}

// TestKeysAloneUseTheAppItself asks on the Home tab, and stops what takes long.
func TestKeysAloneUseTheAppItself(t *testing.T) {
	t.Parallel()
	v := startTour(t)
	v.tabTo("Shift+Tab", "#apps button")
	v.Press("Enter")
	v.on("the message box", "#composer")
	v.Until("the suggestions", "document.querySelector('#prompts button')")
	v.tabTo("Shift+Tab", "#prompts button")
	v.Press("Enter")
	v.Until("the stop button", "document.querySelector('#messages .stop')")
	v.tabTo("Shift+Tab", "#messages .stop")
	v.Press("Enter")
	v.Until("nothing to stop any more", "!document.querySelector('.stop') && document.querySelector('#messages .replies')")
	v.on("the message", "#messages :is(.message, .replies)")
	v.tabTo("Tab", "#messages .replies")
	v.Press("Enter")
	v.Until("the session's title", "document.querySelector('#thread-title').innerText === 'Whether Pigeon is banned'")
	v.Press("Escape")

	v.tabTo("Shift+Tab", "#tab-messages")
	v.Press("ArrowRight")
	v.on("the other tab", "#tab-home")
	v.Until("the Home tab", "document.querySelector('#home [data-input=question]')")
	v.tabTo("Tab", "#home [data-input=question]")
	v.Type("is it allowed?")
	v.tabTo("Tab", "#home [data-action-id=ask]")
	v.Press("Enter")
	dm := v.s.DM(Employee)
	wait(t, v.s, "what was asked at home", func() bool {
		m := v.s.Messages(dm)
		return m[len(m)-1].Text == "You asked: is it allowed?"
	})
	v.on("the same button", "#home [data-action-id=ask]")
	v.Press("Shift+Tab")
	v.Type(" Please?")
	v.Run("document.querySelector('#home > *').dataset.old = 'yes'")
	v.s.OpenHome(Employee) // the app publishes the tab anew while something stands in its field
	v.Until("what was typed, and the focus", "document.activeElement.matches('#home [data-input=question]') && document.activeElement.value.includes(' Please?') && !document.querySelector('#home [data-old]')")
}

// TestKeysAloneOnANarrowScreen opens the sidebar that slides in, and leaves it.
func TestKeysAloneOnANarrowScreen(t *testing.T) {
	t.Parallel()
	v := startTour(t)
	v.Size(browser.Narrow, 740, false)
	v.Press("Tab", "Tab")
	v.on("the button of the sidebar", "#menu")
	v.Press("Enter")
	v.on("the conversation that is open", "#sidebar [aria-current]")
	v.Press("Escape")
	v.on("the button of the sidebar", "#menu")
	v.Press("Enter")
	v.tabTo("Tab", "[data-channel="+string(Shared)+"]")
	v.Press("Enter")
	v.on("the message box", "#composer")
	v.Until("whom the channel is shared with", "document.querySelector('#shared-with').innerText.includes('Partner Ltd') && document.querySelector('.message .standing').innerText === 'Partner Ltd'")
}
