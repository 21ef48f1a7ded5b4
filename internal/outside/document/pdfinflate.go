package document

import "io"

// inflate takes the filters off every stream that is not yet read, and forgets what comes out: it must be whole, and not too much.
func (f *pdfFile) inflate([]byte) error {
	for _, offset := range f.order {
		stream, ok := f.objects[offset].value.(pdfStream)
		if !ok || f.packed[offset] != nil || f.tables[offset].trailer != nil {
			continue
		}
		if err := f.inflateOne(stream); err != nil {
			return err
		}
	}
	return nil
}

func (f *pdfFile) inflateOne(stream pdfStream) error {
	left := &f.plain
	if f.get(stream.dict["Subtype"]) == pdfName("Image") {
		wide, _ := f.get(stream.dict["Width"]).(int64)
		high, _ := f.get(stream.dict["Height"]).(int64)
		if wide < 0 || high < 0 || wide > MaxPixels || high > MaxPixels || wide*high > MaxPixels {
			return wrong(ErrTooManyPixels, "a picture in a PDF")
		}
		// No more than four colours of 16 bits, and a byte for each row; and no more than all pictures may have together.
		own := min(f.pictures, 8*wide*high+high+1<<10)
		f.pictures -= own
		left = &own
		defer func() { f.pictures += max(own, 0) }()
	}
	reader, err := f.decoded(stream, left)
	if err != nil {
		return err
	}
	_, err = io.Copy(io.Discard, reader)
	return orDamaged(err)
}
