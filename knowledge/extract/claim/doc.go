// Package claim is what a document tells, taken by itself: claims, which its sentences
// make, and rules, which its structure tells.
//
// It is all that passes from reading one document to settling what all of them tell, and
// what is kept of one that hasn't changed.
package claim
