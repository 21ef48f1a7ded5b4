package document

import "bytes"

// A pdfStream is a stream's dictionary and its bytes as they stand in the file.
type pdfStream struct {
	dict pdfDict
	raw  []byte
}

// A pdfObject is an indirect object.
type pdfObject struct {
	number int64
	value  any
}

// A pdfTable is one section of a cross-reference table, with its trailer.
type pdfTable struct {
	entries map[int64]pdfEntry
	trailer pdfDict
}

// A pdfEntry says where an object is: nowhere, at an offset of the file, or within an object stream.
type pdfEntry struct {
	free   bool
	offset int64 // within an object stream: which of its objects, from 0
	within int64 // the number of that object stream; 0 where there is none
}

// A pdfFile is everything that stands in a file, found by reading it from its beginning to its end.
type pdfFile struct {
	objects  map[int64]pdfObject   // by offset
	order    []int64               // the offsets, as they come
	packed   map[int64][]pdfObject // what an object stream holds, by that stream's offset
	tables   map[int64]pdfTable    // by offset
	start    int64                 // what the last startxref says
	entries  map[int64]pdfEntry    // where each object of the newest revision is
	trailer  pdfDict               // the newest
	values   int                   // how many may still be read
	swell    int64                 // how many bytes object and table streams may still swell to
	plain    int64                 // the same for other streams
	pictures int64                 // the same for pictures
}

// readPDF reads the whole file. What it answers is consistent: each entry leads to an object that was read.
func readPDF(content []byte) (*pdfFile, error) {
	f := &pdfFile{
		objects: map[int64]pdfObject{}, packed: map[int64][]pdfObject{}, tables: map[int64]pdfTable{}, entries: map[int64]pdfEntry{},
		start: -1, values: maxValues, swell: maxPacked, plain: maxPlain, pictures: maxPictures,
	}
	if !bytes.HasSuffix(bytes.TrimRight(content, pdfSpace), []byte("%%EOF")) {
		return nil, wrong(ErrDamaged, "it does not end where a PDF ends")
	}
	for _, step := range []func(content []byte) error{f.scan, f.unlocked, f.unpack, f.follow, f.inflate} {
		if err := step(content); err != nil {
			return nil, err
		}
	}
	return f, nil
}

// scan reads objects, tables and trailers in the order of the file, and takes nothing else.
func (f *pdfFile) scan(content []byte) error {
	l := &pdfLexer{text: content, values: &f.values}
	for {
		l.skip()
		offset := int64(l.at)
		token, err := l.next(0)
		if err != nil {
			return err
		}
		switch token := token.(type) {
		case pdfEnd:
			if token == "" {
				return nil
			}
			return wrong(ErrDamaged, "an end that nothing began")
		case int64:
			err = f.object(l, offset, token)
		case pdfWord:
			err = f.section(l, offset, token)
		default:
			err = wrong(ErrDamaged, "something between the objects")
		}
		if err != nil {
			return err
		}
	}
}

// object reads what follows an object's number.
func (f *pdfFile) object(l *pdfLexer, offset, number int64) error {
	if generation, err := l.next(0); err != nil || !whole(generation) {
		return wrong(ErrDamaged, "a number between the objects")
	}
	if word := l.regular(); word != "obj" {
		return wrong(ErrDamaged, "two numbers between the objects")
	}
	back := l.at
	value, err := l.next(0)
	if err != nil {
		return err
	}
	switch value := value.(type) {
	case pdfEnd:
		return wrong(ErrDamaged, "an object without end")
	case pdfWord:
		if value != "endobj" { // An object without a value is null.
			return wrong(ErrDamaged, "an object that is a keyword")
		}
		l.at = back
	}
	end := l.regular()
	if dict, ok := value.(pdfDict); ok && end == "stream" {
		stream, err := l.stream(dict)
		if err != nil {
			return err
		}
		value, end = stream, l.regular()
	}
	if end != "endobj" {
		return wrong(ErrDamaged, "an object without end")
	}
	f.objects[offset] = pdfObject{number, value}
	f.order = append(f.order, offset)
	return nil
}

// stream reads a stream's bytes, after the keyword. The length counts where it leads to the end; else the end counts, which is as
// safe: what stands beyond it is read as objects.
func (l *pdfLexer) stream(dict pdfDict) (pdfStream, error) {
	if l.at < len(l.text) && l.text[l.at] == '\r' {
		l.at++
	}
	if l.at < len(l.text) && l.text[l.at] == '\n' {
		l.at++
	}
	begin, ending := l.at, []byte("endstream")
	if length, ok := dict["Length"].(int64); ok && length >= 0 && length <= int64(len(l.text)-begin) {
		end := begin + int(length)
		rest := bytes.TrimLeft(l.text[end:min(len(l.text), end+len(ending)+4)], pdfSpace)
		if bytes.HasPrefix(rest, ending) {
			l.at = end + bytes.Index(l.text[end:], ending) + len(ending)
			return pdfStream{dict, l.text[begin:end]}, nil
		}
	}
	size := bytes.Index(l.text[begin:], ending)
	if size < 0 {
		return pdfStream{}, wrong(ErrDamaged, "a stream without end")
	}
	l.at = begin + size + len(ending)
	raw := bytes.TrimSuffix(l.text[begin:begin+size], []byte("\n"))
	return pdfStream{dict, bytes.TrimSuffix(raw, []byte("\r"))}, nil
}

func whole(value any) bool {
	number, ok := value.(int64)
	return ok && number >= 0
}
