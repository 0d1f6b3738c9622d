package language

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"sync"
)

// stopWords carry no meaning of their own in a question.
const stopWords = `a an the this that these those there here it its itself they them their he him his she her hers
you your yours we us our i me my mine and or but so then than as at by for from in into of off on onto out over to up with
about around between through during within upon per via is are was were be been being am do does did done doing has have
had having will would shall should can could may might must not no nor if whether while because which who whom whose what
when where why how please kindly just really actually very also too even ever yet still again well now ok okay like
hey hi hello dear team bot policybot thanks thank some any all both each every more most much many few other another such same
only quite rather maybe perhaps s t d ll m re ve let lets us one ones get gets got getting know tell me wonder wondering
want wants wanted need needs ask asking question anybody anyone everybody everyone somebody someone nobody something anything
thing things stuff lol pls plz u ur r btw fyi asap hmm um uh oh yeah yes no nope yep sure exactly basically since already anyway indeed officially recently lately finally eventually meanwhile altogether formally until till folks guys mates everyone there dear cheers quick question kind sort going give show provide please find
everyones everybodys omg wtf lmao haha hehe yikes sorry excuse pardon gonna wanna gotta heard hear say says said seems seem think thought believe guess mean means read saw apparently supposedly allegedly`

var stops = sync.OnceValue(func() map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(stopWords) {
		m[w] = true
	}
	return m
})

// Stop tells that the word, in lower case, carries no meaning of its own.
func Stop(word string) bool { return stops()[word] }

func sortedKeys[K cmp.Ordered, V any](m map[K]V) []K { return slices.Sorted(maps.Keys(m)) }

// Claim tells that the word, in lower case, makes a claim of its own although
// it names nothing: "the most downloaded" says more than "downloaded".
func Claim(word string) bool { return listed("claim", word) }

// Universal tells that the word, in lower case, claims something of all.
func Universal(word string) bool {
	return slices.Contains([]string{"all", "every", "everybody", "everyone", "whole", "entire", "each"}, word)
}
