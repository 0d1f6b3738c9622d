// Package blocks shows an answer in Slack: nothing it was given is lost without
// a word, and nothing from records or questions turns into a mention, a link or
// formatting.
//
// [Render] turns an answer into a [Message]: blocks, and a plain text that says
// the verdict by itself, for notifications and screen readers. Everything here
// is pure: no I/O, no clock. Whatever an answer holds, the message stays under
// Slack's limits; what had to be left out is counted in the message, and stands
// behind a button where a longer form has room for it.
//
// Words from records and questions go into plain_text and rich_text only, where
// Slack reads no markup, so quoted words arrive byte for byte. The one place
// that Slack does read is Message.Text; there [Escape] takes the markup's
// meaning away.
//
// Buttons carry a [Ref] as their value, so that a press can be answered from
// the records, whichever process gets it. [ActionOf] names what was pressed.
package blocks
