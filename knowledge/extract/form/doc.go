// Package form reads the form of documents, whatever they tell: the words and sentences
// of a passage, the cells of a row, the items of a list, and the titles and headings
// above them, with how what stands there stands by them: approved, banned, under review.
package form
