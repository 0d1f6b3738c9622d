// Package slacksim is a whole pretend Slack on loopback: what a Slack app does against it, it may do against Slack, and what Slack would refuse, it refuses.
//
// It imports nothing of the bot that is tested against it, so it can't share the bot's mistakes. It is stricter than Slack where it can be: arguments
// that Slack would overlook are refused, and an acknowledgement that comes late does not count.
//
// # A tour
//
// [New] starts a [Server] with one invented workspace: people ([Admin], [Employee], [Other], [Third], [Guest], and [Stranger] of another company),
// conversations ([General], [PolicyHelp], [Random], [Leadership], [Secret], [Shared], [GroupDM], and a direct message with the app for
// each person, see [Server.DM]) and an installed app whose bot user is [Bot]. Give the app [Server.APIURL], [Server.BotToken] and [Server.AppToken].
// [Options] say which scopes are granted, which events are subscribed, and how fast time passes.
//
// People act through methods: [Server.Say], [Server.Edit], [Server.Delete], [Server.React], [Server.Join], [Server.Slash], [Server.Press],
// [Server.Choose], [Server.PressIn], [Server.Submit], [Server.CloseModal], [Server.OpenHome], [Server.MessageShortcut].
//
// Then look: [Server.Answers] and [Server.Thread] for messages, [Server.Whispers] for ephemeral ones, [Server.Modal], [Server.Home], [Server.Status],
// [Server.Notices] for what failed in front of people. [Server.WaitFor] waits for any condition without sleeping. Everything that the app sent to be shown
// is kept with what is wrong with it: [Server.Payloads], [Server.Problems]. [Server.Calls], [Server.Count] and [Server.Envelopes] tell how it went
// about it: which calls, which envelopes were acknowledged, late, lost or tried again.
//
// Make things go wrong: [Server.CutSockets], [Server.HalfOpen], [Server.Disconnect], [Server.DisableLink], [Server.Outage],
// [Server.RateLimit], [Server.ServerError], [Server.LoseAnswers], [Server.Fail], [Server.DuplicateEnvelopes], [Server.DelayEnvelopes], [Server.Revoke],
// [Server.Grant]. [Server.SendEvent], [Server.SendEnvelope], [Server.SendRateLimited] and [Server.SendFrame] send what no act of a person leads to.
//
// [Server.URL] is a page on which people do all this by hand: it looks and behaves like Slack, and its "View as" menu says who one is. It can be used
// by keyboard alone, in light and in dark, and on a screen 360 pixels wide. Browser tests find their way by #composer, #thread-composer, #view-as, #modal,
// #home, #shortcuts, and by data-channel, data-message-ts, data-user, data-whisper, data-tombstone, data-thread, data-stop, data-block-id,
// data-block-type, data-action-id, data-value, data-shortcut and data-view-id.
//
// [ValidateMessage] and [ValidateView] check a payload against Slack's limits without any server.
//
// # What is not pretended
//
// Files, calls, canvases, search, scheduled messages, workflows, several workspaces and organizations, and OAuth. Of blocks: card, carousel, container,
// data_table, data_visualization, plan, task_card, video and file; they are refused as unsupported. Rate limits come only when asked for.
package slacksim
