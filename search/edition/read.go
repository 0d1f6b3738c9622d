package edition

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"

	"policybot/knowledge"
	"policybot/knowledge/extract"
)

// reading is what the documents of the base name and tell: as it is kept, or as
// they are read now, of which each is kept by itself. What is kept is read back at
// once, so that it is the same the first time and later.
func (k Keeping) reading(ctx context.Context, id string, b *knowledge.Base, today knowledge.Day) (p knowledge.Proposal, err error) {
	defer func() {
		for _, why := range p.Broken {
			if k.Broken != nil {
				k.Broken(why)
			}
		}
	}()
	if k.Readings == nil || len(b.Passages) < keptFrom {
		return extract.ReadKept(ctx, b, today, nil)
	}
	h := sha256.New()
	fmt.Fprintln(h, k.program(), id, b.InUse(), today)
	name := hex.EncodeToString(h.Sum(nil))
	var kept knowledge.Proposal
	if k.Readings.Get(name, &kept) {
		return kept, nil
	}
	p, err = extract.ReadKept(ctx, b, today, &extract.Kept{Store: k.Readings, Program: k.program(), Done: k.Read})
	if err != nil {
		return p, err
	}
	if k.Readings.Put(name, p); k.Readings.Get(name, &kept) {
		p = kept
	}
	if err := errors.Join(k.Readings.Err(), k.Readings.Trim()); err != nil {
		k.fail(err)
	}
	return p, nil
}
