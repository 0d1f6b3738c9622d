// Package sentence lets a sentence of a document answer a question only where it says
// just what is asked.
//
// A [Judge] takes the question apart into the words that say more than that leave is
// asked for, its [Judge.Particulars], and weighs how much of them a sentence has, by
// itself and with what stands around it. Words in common don't suffice: the list of bars
// says what keeps a sentence from answering, such as another act, other people or
// another case than those asked about. [Judge.Guides] are the sentences that tell people
// what they may do, and [Judge.Stating] those that say plainly that something is so.
package sentence
