package document

import "io"

// unlocked refuses what is encrypted, with whatever password.
func (f *pdfFile) unlocked([]byte) error {
	for _, table := range f.tables {
		if table.trailer["Encrypt"] != nil {
			return ErrEncrypted
		}
	}
	for _, object := range f.objects {
		if stream, ok := object.value.(pdfStream); ok && stream.dict["Type"] == pdfName("XRef") && stream.dict["Encrypt"] != nil {
			return ErrEncrypted
		}
	}
	return nil
}

// unpack reads the streams that hold objects and tables (ISO 32000-1, sections 7.5.7 and 7.5.8).
func (f *pdfFile) unpack([]byte) error {
	for _, offset := range f.order {
		stream, ok := f.objects[offset].value.(pdfStream)
		if !ok {
			continue
		}
		kind := stream.dict["Type"]
		if kind != pdfName("ObjStm") && kind != pdfName("XRef") {
			continue
		}
		if !stream.dict.unambiguous() {
			return wrong(ErrDamaged, "an object stream or table that can be read in two ways")
		}
		data, err := f.structure(stream)
		if err != nil {
			return err
		}
		if kind == pdfName("XRef") {
			f.tables[offset], err = packedTable(stream.dict, data)
		} else {
			f.packed[offset], err = f.packedObjects(stream.dict, data)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (f *pdfFile) structure(stream pdfStream) ([]byte, error) {
	reader, err := f.decoded(stream, &f.swell)
	if err != nil {
		return nil, err
	}
	data, err := io.ReadAll(reader)
	if err != nil {
		return nil, orDamaged(err)
	}
	parameters, ok := stream.dict["DecodeParms"].(pdfDict)
	if list := f.list(stream.dict["DecodeParms"]); !ok && len(list) == 1 {
		parameters, _ = list[0].(pdfDict)
	}
	predictor, _ := parameters["Predictor"].(int64)
	columns, ok := parameters["Columns"].(int64)
	if !ok {
		columns = 1
	}
	return unpredict(data, predictor, columns)
}

func (f *pdfFile) packedObjects(dict pdfDict, data []byte) ([]pdfObject, error) {
	count, _ := dict["N"].(int64)
	first, _ := dict["First"].(int64)
	if count < 0 || first < 0 || first > int64(len(data)) {
		return nil, wrong(ErrDamaged, "an object stream that is none")
	}
	head := &pdfLexer{text: data[:first], values: &f.values}
	body := &pdfLexer{text: data, values: &f.values}
	objects := []pdfObject{}
	for range count {
		number, err := head.next(0)
		if err != nil {
			return nil, err
		}
		offset, err := head.next(0)
		if err != nil {
			return nil, err
		}
		// Objects stand in order; reading one twice is how little text becomes much work.
		if !whole(number) || !whole(offset) || first+offset.(int64) < int64(body.at) || first+offset.(int64) > int64(len(data)) {
			return nil, wrong(ErrDamaged, "an object stream with a table that is none")
		}
		body.at = int(first + offset.(int64))
		value, err := body.next(0)
		if err != nil {
			return nil, err
		}
		switch value.(type) {
		case pdfEnd, pdfWord:
			return nil, wrong(ErrDamaged, "an object stream with something else in it")
		}
		objects = append(objects, pdfObject{number.(int64), value})
	}
	return objects, nil
}

func packedTable(dict pdfDict, data []byte) (pdfTable, error) {
	table := pdfTable{entries: map[int64]pdfEntry{}, trailer: dict}
	bad := wrong(ErrDamaged, "a cross-reference stream that is none")
	widths, _ := dict["W"].(pdfArray)
	var width [3]int
	for i, value := range widths {
		w, ok := value.(int64)
		if !ok || i >= len(width) || w < 0 || w > 8 {
			return table, bad
		}
		width[i] = int(w)
	}
	row := width[0] + width[1] + width[2]
	index, ok := dict["Index"].(pdfArray)
	if !ok {
		index = pdfArray{int64(0), dict["Size"]}
	}
	if row == 0 || len(index)%2 != 0 {
		return table, bad
	}
	for ; len(index) > 0; index = index[2:] {
		if !whole(index[0]) || !whole(index[1]) {
			return table, bad
		}
		for number := index[0].(int64); number < index[0].(int64)+index[1].(int64); number++ {
			if len(data) < row {
				return table, bad
			}
			kind := int64(1)
			if width[0] > 0 {
				kind = bigEndian(data[:width[0]])
			}
			second, third := bigEndian(data[width[0]:][:width[1]]), bigEndian(data[width[0]+width[1]:][:width[2]])
			data = data[row:]
			switch {
			case second < 0 || third < 0:
				return table, bad
			case kind == 0 || kind == 1 && second == 0:
				table.entries[number] = pdfEntry{free: true}
			case kind == 1:
				table.entries[number] = pdfEntry{offset: second}
			case kind == 2 && second > 0:
				table.entries[number] = pdfEntry{within: second, offset: third}
			default:
				return table, bad
			}
		}
	}
	return table, nil
}

func bigEndian(digits []byte) int64 {
	var out int64
	for _, digit := range digits {
		out = out<<8 | int64(digit)
	}
	return out
}
