// Package admin knows who may change what everybody is answered from. Whoever
// isn't known to be an admin isn't one.
package admin

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"
)

// fresh is how long a group's members are believed.
const fresh = time.Minute

// Members lists the users of a user group.
type Members func(ctx context.Context, group string) ([]string, error)

// Admins are the users, and the members of the user groups, that were named.
type Admins struct {
	ids     []string
	members Members
	now     func() time.Time

	mu     sync.Mutex
	groups map[string]group
}

type group struct {
	users []string
	at    time.Time
}

// New takes ids of users (U…, W…) and of user groups (S…).
func New(ids []string, members Members, now func() time.Time) *Admins {
	return &Admins{ids: slices.Clone(ids), members: members, now: now, groups: map[string]group{}}
}

// IDs are the users and groups as they were named.
func (a *Admins) IDs() []string { return slices.Clone(a.ids) }

// Users are the admins one by one: those that were named, and then the members
// of the groups. Where a group can't be read, the others are given with the
// error.
func (a *Admins) Users(ctx context.Context) (all []string, err error) {
	var groups []string
	for _, id := range a.ids {
		if strings.HasPrefix(id, "S") {
			groups = append(groups, id)
		} else {
			all = append(all, id)
		}
	}
	for _, id := range groups {
		users, failed := a.of(ctx, id)
		if failed != nil {
			err = errors.Join(err, fmt.Errorf("admin: members of the user group %s: %w", id, failed))
		}
		all = append(all, users...)
	}
	return distinct(all), err
}

func distinct(ids []string) (all []string) {
	for _, id := range ids {
		if !slices.Contains(all, id) {
			all = append(all, id)
		}
	}
	return all
}

// Is tells whether the user is an admin. It asks for a group's members at most
// once a minute. It fails where a group can't be read and nobody else names
// the user.
func (a *Admins) Is(ctx context.Context, user string) (bool, error) {
	if user == "" {
		return false, nil
	}
	if slices.Contains(a.ids, user) {
		return true, nil
	}
	var failed error
	for _, id := range a.ids {
		if !strings.HasPrefix(id, "S") {
			continue
		}
		users, err := a.of(ctx, id)
		if err != nil {
			failed = fmt.Errorf("admin: members of the user group %s: %w", id, err)
		} else if slices.Contains(users, user) {
			return true, nil
		}
	}
	return false, failed
}

func (a *Admins) of(ctx context.Context, id string) ([]string, error) {
	a.mu.Lock()
	g, known := a.groups[id]
	a.mu.Unlock()
	if known && a.now().Sub(g.at) < fresh {
		return g.users, nil
	}
	users, err := a.members(ctx, id)
	if err != nil {
		return nil, err
	}
	a.mu.Lock()
	a.groups[id] = group{users: users, at: a.now()}
	a.mu.Unlock()
	return users, nil
}
