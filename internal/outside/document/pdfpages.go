package document

// pages counts the pages by walking their tree: what the root claims is a claim.
func (f *pdfFile) pages() (int, error) {
	catalog, ok := f.get(f.trailer["Root"]).(pdfDict)
	if !ok {
		return 0, wrong(ErrDamaged, "no catalogue")
	}
	seen := map[int64]bool{}
	count, err := f.pagesBelow(catalog["Pages"], nil, seen, 0)
	if err != nil {
		return 0, err
	}
	if count == 0 {
		return 0, wrong(ErrDamaged, "no pages")
	}
	return count, nil
}

// pagesBelow counts the pages below a node, each of which is an object of its own that is met once and knows its parent.
func (f *pdfFile) pagesBelow(node, parent any, seen map[int64]bool, depth int) (int, error) {
	ref, ok := node.(pdfRef)
	dict, isDict := f.get(node).(pdfDict)
	switch {
	case !ok || !isDict:
		return 0, wrong(ErrDamaged, "a page that is none")
	case seen[ref.number] || depth > maxDepth:
		return 0, wrong(ErrDamaged, "pages in a circle")
	case parent != nil && dict["Parent"] != parent, parent == nil && dict["Parent"] != nil:
		return 0, wrong(ErrDamaged, "a page with another parent")
	}
	seen[ref.number] = true
	kids, isNode := f.get(dict["Kids"]).(pdfArray)
	if !isNode {
		return 1, nil
	}
	count := 0
	for _, kid := range kids {
		below, err := f.pagesBelow(kid, node, seen, depth+1)
		if err != nil {
			return 0, err
		}
		if count += below; count > MaxPages {
			return 0, ErrTooManyPages
		}
	}
	return count, nil
}
