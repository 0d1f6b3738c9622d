// Package health tells machines how the bot is: /livez that its process does
// its work, and isn't stuck in it, /readyz that it hears questions and can keep
// them, with the reasons where it isn't so. /healthz is /livez under an older
// name. Neither tells anything that people asked.
//
// A process that isn't live should be started anew; one that is live and not
// ready mends itself, or needs somebody who reads the reasons.
package health
