package edition

// Shares tells that the view searches the index of the whole.
func Shares(view *Edition) bool { return view.whole != nil }
