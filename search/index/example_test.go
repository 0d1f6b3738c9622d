package index_test

import (
	"context"
	"fmt"
	"slices"

	"policybot/knowledge"
	"policybot/search/index"
)

func ExampleIndex_Search() {
	ctx := context.Background()
	x, err := index.Build(ctx, slices.Values([]index.Doc{
		{Kind: index.Event, ID: "acme-ban", Text: "Acme told staff to remove Pigeon.", Entities: []knowledge.EntityID{"acme", "pigeon"}},
		{Kind: index.Event, ID: "bolt-ban", Text: "Bolt removed Pigeon.", Entities: []knowledge.EntityID{"bolt", "pigeon"}},
	}), index.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	defer x.Close()
	hits, err := x.Search(ctx, index.Query{Text: "who removes pigeons?", Entities: []knowledge.EntityID{"acme"}})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, h := range hits {
		fmt.Println(h.Kind, h.ID)
		for _, m := range h.Snippet.Marks {
			fmt.Println(h.Snippet.Text[m[0]:m[1]])
		}
	}
	// Output:
	// event acme-ban
	// remove
	// Pigeon
}
