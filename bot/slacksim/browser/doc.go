// Package browser uses a page in a headless Chromium as a person would: it
// clicks only what is seen, types where the focus is, and waits for what is to
// come instead of sleeping. It is for tests alone; nothing that is shipped may
// import it.
package browser
