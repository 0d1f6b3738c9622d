// Package metrics counts what the bot does, for Prometheus to collect. What it
// shows may be shown to anybody who runs the bot: no label holds what people
// wrote, nor the id of a person, a conversation or a question. Labels take
// their values from lists in this package, and what isn't on a list counts as
// "other"; only the knowledge's edition and the build are told as they are.
//
// A nil *[Metrics] counts nothing, so that nobody who counts has to ask whether
// there is one. Each has a registry of its own.
//
// What happens is counted when it happens. How the bot is, such as how many
// sockets are open, is asked of it whenever somebody collects.
package metrics
