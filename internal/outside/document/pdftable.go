package document

// maxSections is how many revisions a file may have gone through.
const maxSections = 1000

// section reads a table with its trailer, or a startxref.
func (f *pdfFile) section(l *pdfLexer, offset int64, word pdfWord) error {
	switch word {
	case "xref":
		return f.table(l, offset)
	case "startxref":
		value, err := l.next(0)
		if err != nil || !whole(value) {
			return wrong(ErrDamaged, "a startxref without a number")
		}
		f.start = value.(int64)
		return nil
	}
	return wrong(ErrDamaged, "a keyword between the objects")
}

func (f *pdfFile) table(l *pdfLexer, offset int64) error {
	table := pdfTable{entries: map[int64]pdfEntry{}}
	for {
		first, err := l.next(0)
		if err != nil {
			return err
		}
		if first == pdfWord("trailer") {
			break
		}
		count, err := l.next(0)
		if err != nil {
			return err
		}
		if !whole(first) || !whole(count) {
			return wrong(ErrDamaged, "a cross-reference table that is none")
		}
		for number := first.(int64); number < first.(int64)+count.(int64); number++ {
			at, err := l.next(0)
			if err != nil {
				return err
			}
			generation, err := l.next(0)
			if err != nil {
				return err
			}
			use := l.regular()
			if !whole(at) || !whole(generation) || use != "n" && use != "f" {
				return wrong(ErrDamaged, "an entry of a cross-reference table that is none")
			}
			// Offset 0 is the header; some writers mean by it that there is no such object.
			table.entries[number] = pdfEntry{free: use == "f" || at == int64(0), offset: at.(int64)}
		}
	}
	trailer, err := l.next(0)
	if err != nil {
		return err
	}
	dict, ok := trailer.(pdfDict)
	if !ok || !dict.unambiguous() {
		return wrong(ErrDamaged, "a table without a trailer, or with one that can be read in two ways")
	}
	table.trailer = dict
	f.tables[offset] = table
	return nil
}

// follow walks from the last startxref through the revisions, and checks that what they name is there.
func (f *pdfFile) follow(content []byte) error {
	seen := map[int64]bool{}
	for next, more := f.start, true; more; {
		// Some writers count the line break before a table as its first byte.
		l := &pdfLexer{text: content, at: int(min(max(next, 0), int64(len(content))))}
		l.skip()
		offset := int64(l.at)
		if next < 0 || seen[offset] || len(seen) > maxSections {
			return wrong(ErrDamaged, "revisions that lead nowhere or in a circle")
		}
		seen[offset] = true
		table, ok := f.tables[offset]
		if !ok {
			return wrong(ErrDamaged, "a startxref or Prev without a table there")
		}
		if f.trailer == nil {
			f.trailer = table.trailer
		}
		f.learn(table)
		if hybrid, ok := table.trailer["XRefStm"].(int64); ok {
			also, ok := f.tables[hybrid]
			if !ok {
				return wrong(ErrDamaged, "an XRefStm without a table there")
			}
			f.learn(also)
		}
		next, more = table.trailer["Prev"].(int64)
	}
	return f.check(content)
}

// learn takes the entries that no newer revision has.
func (f *pdfFile) learn(table pdfTable) {
	for number, entry := range table.entries {
		if _, newer := f.entries[number]; !newer {
			f.entries[number] = entry
		}
	}
}

func (f *pdfFile) check(content []byte) error {
	for number, entry := range f.entries {
		if entry.free || entry.within > 0 {
			continue
		}
		l := &pdfLexer{text: content, at: int(min(entry.offset, int64(len(content))))}
		l.skip()
		if found, ok := f.objects[int64(l.at)]; !ok || found.number != number {
			return wrong(ErrDamaged, "a table's entry without its object there")
		}
		entry.offset = int64(l.at)
		f.entries[number] = entry
	}
	for number, entry := range f.entries {
		if entry.within > 0 {
			around := f.entries[entry.within]
			packed := f.packed[around.offset]
			if around.free || around.within > 0 || entry.offset >= int64(len(packed)) || packed[entry.offset].number != number {
				return wrong(ErrDamaged, "a table's entry without its object stream")
			}
		}
	}
	return nil
}

// get answers what a value is, following references. What does not exist is null.
func (f *pdfFile) get(value any) any {
	for range maxDepth {
		ref, ok := value.(pdfRef)
		if !ok {
			return value
		}
		entry, ok := f.entries[ref.number]
		if !ok || entry.free {
			return nil
		}
		if entry.within == 0 {
			value = f.objects[entry.offset].value
		} else {
			value = f.packed[f.entries[entry.within].offset][entry.offset].value
		}
	}
	return nil
}
