package pgserver

// Owner is whoever starts a server, and is told what goes wrong: a test, or a
// program that reports what it saw. Fatal, Fatalf and Skip don't return, and
// what Cleanup was given runs at the end, the last first. A [testing.TB] is
// one.
type Owner interface {
	Helper()
	Cleanup(end func())
	Errorf(format string, args ...any)
	Fatal(args ...any)
	Fatalf(format string, args ...any)
	Skip(args ...any)
}
