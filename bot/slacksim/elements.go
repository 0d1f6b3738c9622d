package slacksim

import "sync"

// elements are the interactive elements and images that blocks hold.
var elements = sync.OnceValue(func() map[string]rule {
	all := map[string]rule{
		"button": object(fields{"text!": plain(75), "action_id": id(), "url": link(), "value": letters(0, 2000), "style": oneOf("primary", "danger"),
			"confirm": confirm(), "accessibility_label": letters(1, 75)}),
		"overflow":         object(fields{"action_id": id(), "options!": items(1, 5, option("plain_text", true)), "confirm": confirm()}),
		"image":            object(fields{"image_url!": link(), "alt_text!": shown(2000)}),
		"datepicker":       object(fields{"action_id": id(), "placeholder": plain(150), "initial_date": letters(10, 10), "confirm": confirm(), "focus_on_load": truth}),
		"timepicker":       object(fields{"action_id": id(), "placeholder": plain(150), "initial_time": letters(5, 5), "confirm": confirm(), "focus_on_load": truth, "timezone": letters(1, 100)}),
		"datetimepicker":   object(fields{"action_id": id(), "initial_date_time": number(1e9, 1e10), "confirm": confirm(), "focus_on_load": truth}),
		"checkboxes":       object(fields{"action_id": id(), "options!": items(1, 10, option("", false)), "initial_options": items(1, 10, anything), "confirm": confirm(), "focus_on_load": truth}),
		"radio_buttons":    object(fields{"action_id": id(), "options!": items(1, 10, option("", false)), "initial_option": anything, "confirm": confirm(), "focus_on_load": truth}),
		"feedback_buttons": object(fields{"action_id": id(), "positive_button!": feedback(), "negative_button!": feedback()}),
		"icon_button": object(fields{"icon!": oneOf("trash"), "text!": plain(75), "action_id": id(), "value": letters(0, 2000), "confirm": confirm(),
			"accessibility_label": letters(1, 75), "visible_to_user_ids": items(1, 100, letters(1, 20))}),
		"plain_text_input": object(fields{"action_id": id(), "placeholder": plain(150), "initial_value": letters(0, 3000), "multiline": truth,
			"min_length": number(0, 3000), "max_length": number(1, 3000), "dispatch_action_config": anything, "focus_on_load": truth}),
		"email_text_input": typedInput(nil),
		"url_text_input":   typedInput(nil),
		"number_input":     typedInput(fields{"is_decimal_allowed!": truth, "min_value": letters(1, 50), "max_value": letters(1, 50)}),
	}
	addSelects(all)
	return all
})

func typedInput(more fields) rule {
	f := fields{"action_id": id(), "placeholder": plain(150), "initial_value": letters(0, 3000), "dispatch_action_config": anything, "focus_on_load": truth}
	for name, r := range more {
		f[name] = r
	}
	return object(f)
}

func addSelects(all map[string]rule) {
	for _, source := range []string{"users", "conversations", "channels"} {
		f := func(more fields) fields {
			more["action_id"], more["placeholder"], more["confirm"], more["focus_on_load"] = id(), plain(150), confirm(), truth
			if source == "conversations" {
				more["default_to_current_conversation"], more["filter"] = truth, anything
			}
			return more
		}
		single := source[:len(source)-1]
		all[source+"_select"] = object(f(fields{"initial_" + single: letters(1, 20), "response_url_enabled": truth}))
		all["multi_"+source+"_select"] = object(f(fields{"initial_" + source: items(1, 100, letters(1, 20)), "max_selected_items": number(1, 100)}))
	}
	all["static_select"] = withOptions(fields{"initial_option": anything})
	all["multi_static_select"] = withOptions(fields{"initial_options": items(1, 100, anything), "max_selected_items": number(1, 100)})
}

// withOptions is a select that lists its options, or its groups of options, but not both.
func withOptions(more fields) rule {
	f := fields{"action_id": id(), "placeholder": plain(150), "confirm": confirm(), "focus_on_load": truth,
		"options":       items(1, 100, option("plain_text", false)),
		"option_groups": items(1, 100, object(fields{"label!": plain(75), "options!": items(1, 100, option("plain_text", false))}))}
	for name, r := range more {
		f[name] = r
	}
	check := object(f)
	return func(c *checker, path string, v any) {
		check(c, path, v)
		if m, _ := v.(map[string]any); (m["options"] == nil) == (m["option_groups"] == nil) {
			c.add(path, "must have either options or option_groups")
		}
	}
}

func option(kind string, linked bool) rule {
	label := text(75)
	if kind != "" {
		label = textOf(75, kind)
	}
	f := fields{"text!": label, "value!": letters(1, 150), "description": text(75)}
	if kind != "" {
		f["description"] = plain(75)
	}
	if linked {
		f["url"] = link()
	}
	return object(f)
}

func confirm() rule {
	return object(fields{"title!": plain(100), "text!": text(300), "confirm!": plain(30), "deny": plain(30), "style": oneOf("primary", "danger")})
}

func feedback() rule {
	return object(fields{"text!": plain(75), "value!": letters(1, 2000), "accessibility_label": letters(1, 75)})
}

var selects = []string{"static_select", "users_select", "conversations_select", "channels_select"}

var multiSelects = []string{"multi_static_select", "multi_users_select", "multi_conversations_select", "multi_channels_select"}
