// Package bot answers in Slack: every question that it accepted ends in a
// visible reply, once, whatever restarts, disconnects or reloads meanwhile.
//
// The course of a question, and who does what:
//
//	take         package slack hears it; the journal has it before Slack is told
//	acknowledge  package slack, and only after the journal
//	work         an [Engine] answers; package blocks gives the answer its looks
//	reply        posted under a key, so that after a crash it can be looked for
//	done         the journal erases the words
//
// A question that is edited has its answer changed in its place, and one that is
// deleted has it taken away. Where no reply is out after a second, it is shown
// that one is being looked up.
//
// Where the journal can't be written nothing is acknowledged, and who asked is
// told. Where the engine fails, or anything else for too often, who asked gets
// a sentence and a reference; the log line with that reference has the detail.
// Neither words that people wrote nor tokens are ever logged.
//
// A reply in a conversation is looked for before it is posted a second time. A
// private one can't be, so it is given again and marked as repeated.
//
// Where the state itself was lost, what may have been asked before is read back
// all the same, and passed over where an answer to it stands in Slack; the
// admins are told.
//
// Who belongs to another organization, and conversations that other
// organizations see, are refused with a sentence, and so is whoever's
// organization isn't known.
//
// # Threat model
//
// Protected are the answers, which only the records decide; what is answered
// from, which only admins may change; the words that people write, and the tokens and passwords;
// who reads what the bot posts, prints and logs; and the machine that it runs
// on.
//
// They are protected from whoever can write to the bot in Slack, guests and
// other organizations included; from who writes records and documents, or names
// their files; and from pages that are open in a browser beside the demo. They
// are not protected from Slack, from whoever runs the program or may write its
// state, nor from who may change records by right: what the records say is
// answered.
//
// Each line names the tests that hold it, and TestThreats holds the lines and
// the tests to each other.
//
// What is shown:
//
//   - Mentions, links and markup in a question: it is shown as words. What
//     Slack could read more in is escaped or sent as plain text, and nothing
//     unfurls. TestWordsDontCallOrLink, blocks.TestEscapeShowsTheSame,
//     policybot.TestHostileTextsStayWords
//   - The same in records, documents, names of files and of the workspace:
//     likewise; of people only ids are used, never the names they chose.
//     blocks.TestAnyAnswerCanBeShown, blocks.TestAnyRecordCanBeShown,
//     blocks.TestAnyHitsCanBeShown, policybot.TestHostileTextsStayWords
//   - Instructions hidden in a document or a question: nothing in the program
//     could obey them. A document changes nothing that a record decides: what it
//     says otherwise is quoted behind the answer. Words that are no question
//     change no verdict. policybot.TestHiddenInstructionsChangeNothing
//   - Escape sequences in what is printed: a terminal shows them instead.
//     policybot.TestTerminalIsNotDriven
//
// Who may do what:
//
//   - A reload by who is no admin: rights go by the id that Slack gives of who
//     asks, and buttons, forms, shortcuts and their values reload nothing.
//     TestNobodyElseReloads, TestReloadOnlyByAdmins
//   - Forms that nobody was shown, and those that were altered: where a form was
//     opened goes with it under our own signature. TestForgedFormsDoNothing
//   - Sharing an answer in a channel that one isn't in: only Slack's word that
//     one had it open counts, and goes with the button under our own signature.
//     TestNobodySharesWhereTheyAreNot
//   - A forged or old confirmation: each act is checked anew by who acts, and
//     does what was shown or nothing. TestConfirmationsOfOthers,
//     TestConfirmDoesOnlyWhatWasShown, TestForgedEditionsAreNone,
//     policybot.TestTakeOnlyWhatWasShown
//   - What was rolled back, coming back by itself: no start, signal or watch
//     takes it from the folder. policybot.TestRollBack,
//     policybot.TestRolledBackAndNothingElse
//   - Settings of a channel by who is no admin, or that give it more than the
//     records grant: each form is checked anew by who sends it in, and can only
//     take away. TestOnlyAdminsSetChannels, TestCollectionsAreOnlyTaken,
//     knowledge.TestWithoutTakesOnlyWhatAConversationGrants
//   - Talk between people where questions without a mention are heard: what isn't
//     one leaves no trace. TestQuestionsThatNameNobody,
//     TestPeopleAmongThemselvesAreLeftAlone, search.TestAsksOutOfNothing
//   - What people report: it becomes one record, as text, and nothing else of it
//     becomes markup, YAML or a mention; it counts for nothing before an admin
//     who didn't write it has seen what it changes. TestReportsStayWords,
//     draft.FuzzWrite, record.FuzzCompose, TestNobodyApprovesTheirOwn,
//     TestOnlyAdminsDecideReports, TestReportsAreReviewedByWhoMaySeeThem,
//     draft.TestCollectionOfWhatItIsAbout, policybot.TestApprovedDraftLivesOn,
//     policybot.TestDraftsAreApprovedAsShown
//   - Floods of reports: ten of one person wait at most, and twenty admins are
//     told, for which nobody waits. TestReportsAreBounded,
//     TestReporterDoesNotWaitForAdmins
//   - Differences that others read along: in a channel none is shown.
//     TestAdminsAreShownNothingInChannels
//   - A reload sent again: it is taken once. TestReplayedReloadIsNone
//   - A reload by who was an admin: rights count when it is carried out, and a
//     group's members are believed for a minute. TestRightsThatWereTakenAway,
//     admin.TestAdmins
//   - What was asked in vain, of which even the counts tell of collections that
//     not all may see: it is told to admins, and never in a channel.
//     TestGapsAreForAdmins
//   - What is passed on to people who may see less, or whom other organizations
//     read along with: they read the asker's words, which the asker has seen and
//     may change, and the answer as those who read it there may see it, by the
//     settings of the channel; where the words were changed, it says what was
//     answered. Shared channels, those that are set to never, and people of other
//     organizations are not asked. TestWhatIsPassedOnKeepsToTheSettings,
//     TestNobodyIsAskedWhereTheSettingsSayNever,
//     policybot.TestPassingOnTellsNothingHidden, TestPassedOnIsWhatItsReadersMaySee,
//     TestOwnersThatCantBeAsked
//   - Marking as resolved what somebody doesn't see, and asking people without
//     end: a button counts only where it stands, and a person may pass on ten
//     questions a day. TestForgedResolveDoesNothing, TestPeopleAreAskedNotTooOften
//   - What people wrote about answers, and marking it as handled: likewise, with
//     the rights of who presses. It is for admins who may see all that the answer
//     was from and names, or, where that isn't known, everything.
//     TestCorrectionsAreForAdmins, policybot.TestCorrectionsOfHiddenRecordsHideToo,
//     policybot.TestWhatLeftTheRecordsStaysHidden
//   - Admins that can't be looked up: nobody is one. TestUnknownAdminsAreNone
//   - People of other organizations, and channels that these see: they are
//     refused, and so is whoever isn't known. TestOutsidersAreRefused,
//     TestOutsidersByTheirTeam
//   - Events of another workspace that the app is installed in: they are known
//     by the workspace they name. TestOtherWorkspacesAreRefused,
//     slack.TestOtherWorkspacesAreTold
//   - Guests of the workspace: they are answered in the channels that they are in,
//     as the settings say. TestGuestsAreAnsweredAndNoMore, TestGuestsSeeWhatIsSet
//   - Rights of the app itself: it asks Slack for no more than the code uses.
//     slack.TestManifestHasTheScopesInUse
//
// Who may see what:
//
//   - Records that only some may see: everybody is answered as from a folder in
//     which nothing else was ever written, down to counts, scores and what is
//     nearest; only the edition's name is that of the whole.
//     search.TestViewersAreAnsweredAsFromTheirOwnFolder,
//     policybot.TestOutsidersSeeNothingOnAnySurface
//   - Members who ask where others read along: an answer is for the
//     conversation, whoever asks and whoever is in it; what one person alone
//     sees goes by their own rights. TestAnswersAreForWhoReadsThem,
//     policybot.TestMembersAndTheirChannelsSee
//   - Buttons that nobody was shown, or that name what is hidden: what they ask
//     for is worked out anew, with the rights of who pressed.
//     policybot.TestForgedButtonsShowNothingHidden
//   - What a talk was about, where its answer is shared with others: names that
//     they may not know are left out. policybot.TestWhatIsSharedElsewhereHidesToo
//   - Admins who may not see all: reports of a reload and what was asked in vain
//     tell of what they may see. Findings and the audit name records, and the list
//     of editions counts them, whoever may see those; admins alone are told these.
//     policybot.TestReportsOfAReloadHideToo, TestGapsHideWhatAnAdminMayNotKnow
//   - Members and guests that can't be looked up, and those who were taken out of
//     a group: who isn't known to be in it isn't, and a group's members are
//     believed for a minute. TestUnknownMembersAreNone, TestGroupsAreBelievedForAMinute
//   - Conversations that other organizations see, or may see: nothing is answered
//     where these would read it. TestSharedAndUnknownConversationsAreRefused
//   - A rule told to who may not see that it was undone or limited: such records
//     are refused. lint.TestFindings, policybot.TestScripts
//
// The folder of knowledge:
//
//   - Paths and links that lead out of the folder: nothing outside is read.
//     record.TestBrokenFolders
//   - Huge files and folders, and deep ones: they are refused unread.
//     record.TestBrokenFolders, record.TestHugeFileIsNotRead
//   - YAML that grows without bound, and Markdown that costs out of all
//     proportion: neither is parsed. record.TestBrokenFolders,
//     document.TestHostileDocuments, record.FuzzLoad
//   - A Git repository around the folder that is made to harm: it is read through
//     a file system that refuses to write, nothing in it is run or fetched, its
//     links aren't followed, and damage in it costs the history and no more.
//     history.TestNothingIsWritten, history.TestDamaged,
//     history.TestDamagedObjects, history.TestDocuments, policybot.TestImports
//   - The past of a document that only some may see, or might: it stays with those
//     who may see the document as it is and as it was. record.TestPastCollections
//   - Documents made to do harm (bombs of zip and XML, endless nesting, PDFs that
//     break their reader, entities and addresses outside): limits hold before
//     and while they are read, PDFs are read in a box, and what fails costs its
//     own file and no other. document.TestBrokenFiles
//   - Names of files that forge a finding: each is one line, and shows what
//     would not be seen. knowledge.TestFindingIsOneLine, record.TestBrokenFolders
//   - Addresses in records that lead somewhere inside: the program fetches none.
//     policybot.TestAddressesInRecordsAreNeverFetched,
//     policybot.TestConnectionsAreMadeInTwoPlaces
//
// Secrets and logs:
//
//   - Tokens and passwords in logs, errors, messages, files and what doctor
//     says: they are written nowhere. policybot.TestSecretsAreWrittenNowhere,
//     state.TestAddressIsNotTold
//   - People's words in logs and in the state: they are never logged, and gone
//     from the state once they are answered but for what a question was
//     understood as, and that after a week. policybot.TestSecretsAreWrittenNowhere,
//     state.TestForgottenWordsLeaveTheFiles, state.TestOpenMakesPrivateFiles
//   - What people write to each other in a channel or a thread: it is passed
//     over, and leaves no trace. TestPeopleAmongThemselvesAreLeftAlone
//   - People's words about an answer that they called wrong: they are kept until
//     an admin has handled them, and shown as words. TestCorrectionIsKeptUntilHandled
//   - People's words in what is counted: of a question that was declined or an
//     answer that was voted down stay ids of records and words of the program.
//     TestTopicOf, TestGapsAreWhatWasAskedInVain
//   - Texts that a spreadsheet would compute: in CSV none begins a cell.
//     policybot.TestNoCellIsAFormula
//   - Panics that tell what they were about: only the type and the place are
//     logged. TestFailuresTellNoWords
//   - Forged lines of the log: values are quoted, whatever is in them.
//     policybot.TestLogLinesCantBeForged
//   - Tokens sent to another address: no redirect is followed.
//     slack.TestRedirectsAreNotFollowed
//
// Ports and what comes from elsewhere:
//
//   - The demo's page, from other machines and other sites: it listens on
//     loopback only, and turns away other hosts, other origins and browsers that
//     call methods. policybot.TestDemoIsForThisMachine, slacksim.TestOnlyLoopbackHosts,
//     slacksim.TestAnotherSiteCanNotDriveThePage, slacksim.TestBrowsersCanNotCallMethods
//   - The port for health and metrics: there is none unless a setting names its
//     address; on loopback other hosts and origins are turned away.
//     policybot.TestHealthIsClosedUnlessToldOtherwise,
//     health.TestOnLoopbackOtherHostsAreTurnedAway
//   - Floods of questions: beyond what one person and all may ask a replica in a
//     minute nothing is looked up; what is read back after a gap counts as asked
//     long ago. TestWhatIsBeyondALimitIsToldSo
//   - Frames that are none of Slack's: they are read without harm or passed over.
//     slack.FuzzRead, TestEverythingIsAcknowledged
//   - Modules and tools that change under us: all have fixed versions, with
//     checksums where their registry has them. policybot.TestVersionsArePinned,
//     policybot.TestPackagesOfNodeArePinned
//   - Known vulnerabilities in them: CI looks them up wherever it can.
//     policybot.TestKnownVulnerabilitiesAreLookedUp
package bot
