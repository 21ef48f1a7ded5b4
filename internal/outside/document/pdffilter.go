package document

import (
	"bytes"
	"compress/zlib"
	"encoding/ascii85"
	"errors"
	"io"

	"golang.org/x/image/tiff/lzw"
)

// How many bytes the streams of one file may swell to: objects and tables, which are read into memory; text, drawings and fonts; and
// pictures, which honest scans have many of.
const (
	maxPacked   = 32 << 20
	maxPlain    = 128 << 20
	maxPictures = 512 << 20
	maxFilters  = 4
)

// decoded answers a reader of a stream's bytes with its filters taken off, but for those of pictures, whose content is not looked at.
// What any of the filters yields is taken from left.
func (f *pdfFile) decoded(stream pdfStream, left *int64) (io.Reader, error) {
	var reader io.Reader = bytes.NewReader(stream.raw)
	filters := f.list(stream.dict["Filter"])
	if len(filters) > maxFilters {
		return nil, wrong(ErrBomb, "filters upon filters")
	}
	if len(stream.raw) == 0 {
		return reader, nil
	}
	for i, filter := range filters {
		var err error
		switch f.get(filter) {
		case pdfName("FlateDecode"), pdfName("Fl"):
			reader, err = zlib.NewReader(reader)
		case pdfName("LZWDecode"), pdfName("LZW"):
			reader = lzw.NewReader(reader, lzw.MSB, 8)
		case pdfName("ASCII85Decode"), pdfName("A85"):
			reader = ascii85.NewDecoder(&until{reader: reader, end: '~'})
		case pdfName("ASCIIHexDecode"), pdfName("AHx"):
			reader = &hexReader{reader: &until{reader: reader, end: '>'}}
		case pdfName("RunLengthDecode"), pdfName("RL"):
			reader = &runReader{reader: reader}
		case pdfName("DCTDecode"), pdfName("DCT"), pdfName("JPXDecode"), pdfName("JBIG2Decode"), pdfName("CCITTFaxDecode"), pdfName("CCF"):
			if i != len(filters)-1 {
				err = errors.New("a picture's filter that is not the last")
			}
			return reader, orDamaged(err)
		case pdfName("Crypt"):
			err = ErrEncrypted
		default:
			err = errors.New("a filter that does not exist")
		}
		if err != nil {
			return nil, orDamaged(err)
		}
		reader = &spending{reader: reader, left: left}
	}
	return reader, nil
}

// list answers an array's values, or the one value, or none for null.
func (f *pdfFile) list(value any) []any {
	switch value := f.get(value).(type) {
	case nil:
		return nil
	case pdfArray:
		return value
	default:
		return []any{value}
	}
}

// spending takes what is read from a budget.
type spending struct {
	reader io.Reader
	left   *int64
}

func (s *spending) Read(p []byte) (int, error) {
	n, err := s.reader.Read(p)
	if *s.left -= int64(n); *s.left < 0 {
		return 0, wrong(ErrBomb, "a stream swells")
	}
	if errors.Is(err, zlib.ErrChecksum) { // Everything is there; some writers get the sum wrong.
		err = io.EOF
	}
	return n, err
}

// until ends a text at a mark.
type until struct {
	reader io.Reader
	end    byte
	over   bool
}

func (u *until) Read(p []byte) (int, error) {
	if u.over {
		return 0, io.EOF
	}
	n, err := u.reader.Read(p)
	if at := bytes.IndexByte(p[:n], u.end); at >= 0 {
		u.over, n, err = true, at, nil
	}
	return n, err
}
