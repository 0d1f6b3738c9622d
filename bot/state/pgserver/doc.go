// Package pgserver runs a real PostgreSQL server that a test may kill and
// start again. Each server has a folder of its own, deleted at the end, and
// listens on a Unix socket in it and nowhere else. It is for tests alone;
// nothing that is shipped may import it.
package pgserver
