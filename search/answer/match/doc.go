// Package match finds which facts, events and passages on record speak of what a
// question asks: of the same names and words, and of the days that it is asked for.
// It says nothing on what they decide.
package match
