package language

// AsksLeave asks in plain words whether somebody may do something, or whether anything is against
// it: "may we use Pigeon for notes". Where nobody is named, it is those who speak.
func AsksLeave(who, does string, against bool) string {
	if who == "" {
		who = "we"
	}
	if against {
		return asksWhether(against) + who + " " + does
	}
	return "may " + who + " " + does
}

// AsksLeaveToUse asks that of the use of something.
func AsksLeaveToUse(who, what string, against bool) string {
	return AsksLeave(who, "use "+what, against)
}

// AsksLeaveFor asks that of what somebody says that they do: "is it ok if my team uses Pigeon".
func AsksLeaveFor(said string, against bool) string { return asksWhether(against) + said }

func asksWhether(against bool) string {
	if against {
		return "is it a problem if "
	}
	return "is it ok if "
}
