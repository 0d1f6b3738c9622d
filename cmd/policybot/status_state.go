package main

import (
	"context"
	"errors"
	"time"

	"policybot/bot/state"
)

// stateReport is what the state tells of all replicas.
type stateReport struct {
	Place   string    `json:"place,omitempty"`
	Waiting int       `json:"waiting"`
	Oldest  time.Time `json:"oldest,omitzero"` // when it was taken
	Edition string    `json:"edition,omitempty"`
	Since   time.Time `json:"edition_since,omitzero"`
	Reloads []reload  `json:"reloads,omitempty"` // the latest first
	Error   string    `json:"error,omitempty"`   // why the rest isn't known
}

// reload is one line of the audit about a reload.
type reload struct {
	At      time.Time `json:"at"`
	By      string    `json:"by"`
	Outcome string    `json:"outcome"`
	Edition string    `json:"edition,omitempty"`
}

// shownReloads is how many of the latest are told.
const shownReloads = 3

func (p *program) lookAtState(ctx context.Context) stateReport {
	store, err := p.viewState(ctx)
	if err != nil {
		return stateReport{Error: err.Error()}
	}
	r := stateReport{Place: store.Place()}
	if err := errors.Join(r.read(ctx, store), store.Close()); err != nil {
		r.Error = err.Error()
	}
	return r
}

func (p *program) viewState(ctx context.Context) (*state.Store, error) {
	if p.config.DatabaseURL != "" {
		return state.ViewDatabase(ctx, p.config.DatabaseURL)
	}
	store, err := state.View(ctx, p.config.State)
	if errors.Is(err, state.ErrNone) {
		err = hint(err, "POLICYBOT_STATE names the folder that policybot serve uses; its default depends on the user who runs it")
	}
	return store, err
}

func (r *stateReport) read(ctx context.Context, store *state.Store) error {
	backlog, err := store.Backlog(ctx)
	if err != nil {
		return err
	}
	r.Waiting, r.Oldest = backlog.Open, backlog.Oldest
	current, _, err := store.CurrentEdition(ctx)
	if err != nil {
		return err
	}
	r.Edition, r.Since = current.Hash, current.Since
	acts, err := store.Acts(ctx, time.Time{}, 200)
	for _, a := range acts {
		if a.What == "reload" && a.Outcome != "asked" && a.Outcome != "shown" && len(r.Reloads) < shownReloads {
			r.Reloads = append(r.Reloads, reload{At: a.At, By: a.Who, Outcome: a.Outcome, Edition: a.About})
		}
	}
	return err
}
