package state

import "testing"

// maker makes an empty store.
type maker func(testing.TB) *Store

// both holds for a folder and for a PostgreSQL database alike.
var both = []struct {
	name string
	test func(*testing.T, maker)
}{
	{"second deliveries are known", testTakeKnowsSecondDeliveries},
	{"every name is learnt", testTakeLearnsEveryName},
	{"a day later", testTakeAfterADay},
	{"an edited message as a whole", testEditedMessageTakenAsAWhole},
	{"an edit heard after it was read back", testEditIsHeardAfterItWasReadBack},
	{"what is refused", testTakeRefuses},
	{"take and audit share a commit", testTakeAndAuditShareACommit},
	{"done erases the words", testDoneErasesTheWords},
	{"backlog", testBacklog},
	{"heard", testHeard},
	{"no loss", testNoLoss},
	{"threads", testThreads},
	{"editions", testEditions},
	{"contents", testContents},
	{"old contents", testOldContents},
	{"publishing over another", testPublishOver},
	{"rolled back folders", testRolledBack},
	{"channels", testChannels},
	{"drafts", testDrafts},
	{"drafts and editions", testDraftsAndEditions},
	{"turns", testTurns},
	{"audit", testAudit},
	{"feedback", testFeedback},
	{"gaps", testGaps},
	{"gaps of who is forgotten", testGapsOfForgotten},
	{"old gaps", testOldGaps},
	{"passed on", testPassed},
	{"passed on by another", testPassedByAnother},
	{"passed on that goes", testPassedThatGoes},
	{"resolved nowhere", testResolvedNowhere},
	{"forgotten meanwhile", testForgottenMeanwhile},
	{"drafts that wait", testDraftsThatWait},
	{"corrections", testCorrections},
	{"corrections that go", testCorrectionsThatGo},
	{"forget", testForget},
	{"what stays", testWhatStays},
	{"forget a person", testForgetPerson},
	{"forget an unknown person", testForgetUnknownPerson},
	{"old votes and audit", testOldVotesAndAudit},
	{"forgotten leaves no trace", testForgottenLeavesNoTrace},
	{"blanked leaves no trace", testBlankedLeavesNoTrace},
}

func TestSQLite(t *testing.T) {
	for _, b := range both {
		t.Run(b.name, func(t *testing.T) {
			b.test(t, func(t testing.TB) *Store { return open(t, t.TempDir()) })
		})
	}
}
