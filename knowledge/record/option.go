package record

import (
	"policybot/knowledge"
	"policybot/knowledge/document"
)

// Option says how a folder is loaded.
type Option func(*options)

type options struct {
	parse parser
	told  func(files, of int)
}

func optionsOf(list []Option) options {
	o := options{parse: document.Parse, told: func(int, int) {}}
	for _, set := range list {
		set(&o)
	}
	return o
}

// Parse reads documents, past versions of theirs too, by what does the same as
// [document.Parse]. It is called from several goroutines.
func Parse(parse func(name string, data []byte) (*document.Document, knowledge.Findings)) Option {
	return func(o *options) { o.parse = parse }
}

// Told is told how many of the files are being read or have been.
func Told(told func(files, of int)) Option { return func(o *options) { o.told = told } }
