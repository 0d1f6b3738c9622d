package index

import "github.com/RoaringBitmap/roaring/v2"

// filter is met by docs that have one of the values in the field. It changes no
// score.
type filter struct {
	field  string
	values []string
}

func oneOf[T ~string](field string, values ...T) filter {
	f := filter{field: field}
	for _, v := range values {
		f.values = append(f.values, string(v))
	}
	return f
}

// meeting gives of each part the docs that meet all filters; without any, nil.
func (x *Index) meeting(filters ...filter) ([]*roaring.Bitmap, error) {
	if len(filters) == 0 {
		return nil, nil
	}
	sets := make([]*roaring.Bitmap, len(x.parts))
	for i, p := range x.parts {
		for _, f := range filters {
			docs, err := f.in(p)
			if err != nil {
				return nil, err
			}
			if sets[i] == nil {
				sets[i] = docs
			} else {
				sets[i] = roaring.And(sets[i], docs)
			}
			if sets[i].IsEmpty() {
				break
			}
		}
	}
	return sets, nil
}

// in gives the docs of the part that meet the filter.
func (f filter) in(p part) (*roaring.Bitmap, error) {
	var all []*roaring.Bitmap
	for _, v := range f.values {
		found, err := p.postings(f.field, v)
		if err != nil {
			return nil, err
		}
		all = append(all, found.docs)
	}
	if len(all) == 1 {
		return all[0], nil
	}
	return roaring.FastOr(all...), nil
}

// count is the number of docs in sets of all parts.
func count(sets []*roaring.Bitmap) (n uint64) {
	for _, s := range sets {
		n += s.GetCardinality()
	}
	return n
}
