// Package slack is the only place that speaks to Slack. It hears what people
// ask over Socket Mode, and says the answers through the Web API.
//
// What [Sockets.Run] hands to its taker is acknowledged only when the taker
// returned nil, so what Slack believes to be heard is safe. Nothing that
// Slack sends twice is lost, nor told apart: that is the taker's.
//
// What [Client] posts may be posted in vain, never in silence: an error tells
// whether Slack refused it ([Refused]) or whether nobody knows ([ErrUnsure]),
// and then [Client.Find] looks for it under the key that it carries. Calls
// wait as long as Slack tells them to, and no longer than their context.
//
// [Manifest] is the app as Slack must know it, made from the same lists of
// methods and events that the code uses. [Doctor] says what is wrong with an
// installation, and what to do.
package slack
