// Package pgserver runs a real PostgreSQL server that a test may kill and
// start again, and a standby that takes over from it. Each server has a folder
// of its own, deleted at the end, and listens on a Unix socket in it and
// nowhere else. It is for tests and the fault report alone: its servers trust
// whoever reaches them, and nothing that keeps people's questions may use one.
package pgserver
