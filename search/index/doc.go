// Package index finds evidence; it never decides.
//
// A [Corpus] makes the events, facts and passages of a Base into [Doc] values,
// [Build] puts them into an [Index] in memory, a [Store] into one that it keeps
// on the disk, and [Index.Search] ranks them for a [Query]. What a hit scores says how well its
// words fit the query and nothing else: a status is computed from dated events
// elsewhere, and must come out the same whatever is found here.
//
// An index is immutable once it is built. Many goroutines may search it at
// once, and Close waits for the searches under way. A folder is written under
// another name and renamed when it is complete, and every byte of it is
// checked before it is opened again, so that half an index is never searched.
// A store keeps an index in folders of some thousand docs each, named by what
// they hold: those of which no doc changed are searched again as they are.
//
// Bleve keeps the index and cuts texts into words; the search is ours. It goes
// through the postings of the words part by part and scores docs by BM25 with
// exact lengths, by the entities that they speak of, by words that speak of the
// same matter, and by how near to each other words stand. Which docs are found,
// their order and their scores turn on the docs alone, never on how or in which
// order an index was built.
//
// A query's text is data. It is cut into words and nothing more: any text may
// be searched for, of any length, and no sign in it is an operator.
package index
