package slacksim

import (
	"cmp"
	"slices"
)

func (s *Server) peopleMethods() map[string]method {
	users, groups := []string{"users:read"}, []string{"usergroups:read"}
	return map[string]method{
		"users.info":            {scopes: users, handler: s.userInfo, args: slices.Concat(need(str, "user"), may(boolean, "include_locale"))},
		"users.list":            {scopes: users, handler: s.userList, args: slices.Concat(may(str, "cursor"), may(integer, "limit"), may(boolean, "include_locale"))},
		"usergroups.list":       {scopes: groups, handler: s.groupList, args: slices.Concat(may(str), may(boolean, "include_count", "include_disabled", "include_users"))},
		"usergroups.users.list": {scopes: groups, handler: s.groupUsers, args: slices.Concat(need(str, "usergroup"), may(str), may(boolean, "include_disabled"))},
	}
}

func (s *Server) userJSON(u *User) map[string]any {
	out := map[string]any{
		"id": u.ID, "team_id": u.Team, "name": u.Name, "real_name": u.Real, "deleted": false, "tz": "Etc/UTC", "tz_label": "UTC", "tz_offset": 0,
		"is_bot": u.Bot, "is_app_user": false, "updated": 1700000000,
		"profile": map[string]any{"real_name": u.Real, "display_name": u.Name, "real_name_normalized": u.Real, "display_name_normalized": u.Name, "team": u.Team},
	}
	if u.Team != Team {
		out["is_stranger"] = false // so too for a stranger who shares a channel
		return out
	}
	out["is_admin"], out["is_owner"], out["is_primary_owner"] = u.Admin, false, false
	out["is_restricted"], out["is_ultra_restricted"] = u.Guest, u.Guest
	return out
}

func (s *Server) userInfo(a args) (answer, *apiError) {
	u := s.ws.user(UserID(a.str("user")))
	if u == nil {
		return nil, fail("user_not_found")
	}
	out := s.userJSON(u)
	if a.bool("include_locale") {
		out["locale"] = cmp.Or(u.Locale, "en-US")
	}
	return answer{"user": out}, nil
}

func (s *Server) userList(a args) (answer, *apiError) {
	var all []any
	for _, u := range s.ws.users {
		out := s.userJSON(u)
		if a.bool("include_locale") {
			out["locale"] = cmp.Or(u.Locale, "en-US")
		}
		all = append(all, out)
	}
	page, next, err := paginate(all, a)
	return answer{"members": page, "cache_ts": 1700000000, "response_metadata": map[string]any{"next_cursor": next}}, err
}

func (s *Server) groupList(a args) (answer, *apiError) {
	all := []any{}
	for _, g := range s.ws.groups {
		out := map[string]any{"id": g.ID, "team_id": Team, "is_usergroup": true, "name": g.Name, "handle": g.Handle, "is_external": false, "date_delete": 0}
		if a.bool("include_users") {
			out["users"] = g.Users
		}
		if a.bool("include_count") {
			out["user_count"] = len(g.Users)
		}
		all = append(all, out)
	}
	return answer{"usergroups": all}, nil
}

func (s *Server) groupUsers(a args) (answer, *apiError) {
	for _, g := range s.ws.groups {
		if g.ID == a.str("usergroup") {
			return answer{"users": g.Users}, nil
		}
	}
	return nil, fail("no_such_subteam")
}
