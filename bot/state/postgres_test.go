package state

import (
	"context"
	"testing"
)

func openDatabase(t testing.TB, address string) *Store {
	t.Helper()
	s, err := OpenDatabase(context.Background(), address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	})
	return s
}
