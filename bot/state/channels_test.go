package state

import (
	"reflect"
	"testing"
	"time"
)

func testChannels(t *testing.T, fresh maker) {
	s := fresh(t)
	is := func(want ChannelSettings) {
		t.Helper()
		if got, err := s.Channel(t.Context(), want.Team, want.Channel); !reflect.DeepEqual(got, want) || err != nil {
			t.Errorf("%+v, error %v; want %+v", got, err, want)
		}
	}
	is(ChannelSettings{Team: "T1", Channel: "C1"})
	first := ChannelSettings{"T1", "C1", "never", "de", []string{"board", "legal"}, "U1", noon}
	act := Act{Who: "U1", What: "settings", About: "C1", Outcome: "done", At: noon}
	must(t, s.PutChannel(t.Context(), first, act))
	is(first)
	second := ChannelSettings{Team: "T1", Channel: "C1", Listens: "questions", Who: "U2", At: noon.Add(time.Hour)}
	must(t, s.PutChannel(t.Context(), second, act))
	is(second)
	is(ChannelSettings{Team: "T2", Channel: "C1"})
	if acts, err := s.Acts(t.Context(), noon, 10); len(acts) != 2 || acts[0] != act || err != nil {
		t.Errorf("audit %v, error %v", acts, err)
	}
	_, err := s.ForgetPerson(t.Context(), "U2", Act{Who: "command line", What: "forget", At: noon})
	must(t, err)
	second.Who = nobody
	is(second)
	keep := year
	keep.Acts = time.Minute
	_, err = s.Forget(t.Context(), noon.Add(2*time.Hour), keep)
	must(t, err)
	second.Who = ""
	is(second)
}
