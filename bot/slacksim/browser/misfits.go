package browser

// Narrow is the width of a small phone, in pixels.
const Narrow = 360

// measure looks at boxes and at the text in them. A table that the keyboard
// reaches may scroll sideways.
const measure = `(() => {
	const found = [];
	const wide = document.documentElement.clientWidth; // innerWidth grows with what is too wide
	const nameOf = (e) => e.tagName.toLowerCase() + (e.id ? "#" + e.id : "") + [...e.classList].map((c) => "." + c).join("");
	const say = (e, what) => found.push(nameOf(e) + " " + what + ": " + (e.innerText ?? e.value ?? "").slice(0, 60));
	const textIn = (e) => [...e.childNodes].filter((n) => n.nodeType === Node.TEXT_NODE && n.data.trim()).flatMap((n) => { const r = document.createRange(); r.selectNodeContents(n); return [...r.getClientRects()]; });
	if (document.documentElement.scrollWidth > wide) say(document.documentElement, "scrolls sideways");
	for (const e of document.querySelectorAll("body *")) {
		if (!e.checkVisibility({ visibilityProperty: true }) || e.closest(".hidden, .skip:not(:focus), svg, option, .table-box[tabindex]")) continue;
		const style = getComputedStyle(e);
		const box = e.getBoundingClientRect();
		for (const r of [box, ...textIn(e)]) if (r.width && (r.left < -0.5 || r.right > wide + 0.5)) { say(e, "reaches over the edge of the screen"); break; }
		if (style.overflowX !== "visible" && e.scrollWidth > e.clientWidth) say(e, "is cut off at its side");
		if ((/hidden|clip/.test(style.overflowY) || e.matches("textarea[rows='1']")) && e.scrollHeight > e.clientHeight) say(e, "is cut off below");
		if (textIn(e).some((r) => r.left < box.left - 0.5 || r.right > box.right + 0.5)) say(e, "is smaller than its text");
		if (e.matches("select, input") && e.scrollWidth > e.clientWidth) say(e, "doesn't show all that it holds");
	}
	return found;
})()`

// Misfits lists what reaches over the edge of the screen, and what is cut off.
func (b *Tab) Misfits() []string {
	b.t.Helper()
	return b.list(measure)
}
