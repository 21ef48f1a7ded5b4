package document

import (
	"bytes"
	"errors"
	"io"
	"strings"
)

// hexReader takes ASCIIHexDecode off: pairs of digits, white space between, an odd last digit followed by a 0 in thought.
type hexReader struct {
	reader io.Reader
	half   byte
	odd    bool
}

func (h *hexReader) Read(p []byte) (int, error) {
	digits := make([]byte, len(p))
	n, err := h.reader.Read(digits)
	out := 0
	for _, b := range digits[:n] {
		value := strings.IndexByte("0123456789abcdef", b|0x20)
		switch {
		case strings.IndexByte(pdfSpace, b) >= 0:
			continue
		case value < 0:
			return out, errors.New("a digit that is none")
		case h.odd:
			p[out] = h.half<<4 | byte(value)
			out++
		default:
			h.half = byte(value)
		}
		h.odd = !h.odd
	}
	if errors.Is(err, io.EOF) && h.odd && out < len(p) {
		p[out], h.odd = h.half<<4, false
		out++
	}
	return out, err
}

// runReader takes RunLengthDecode off.
type runReader struct {
	reader io.Reader
	run    []byte
}

func (r *runReader) Read(p []byte) (int, error) {
	for len(r.run) == 0 {
		var length [1]byte
		if _, err := io.ReadFull(r.reader, length[:]); err != nil {
			return 0, err
		}
		count, copies := int(length[0])+1, 1
		if length[0] == 128 {
			return 0, io.EOF
		}
		if length[0] > 128 {
			count, copies = 1, 257-int(length[0])
		}
		literal := make([]byte, count)
		if _, err := io.ReadFull(r.reader, literal); err != nil {
			return 0, io.ErrUnexpectedEOF
		}
		r.run = bytes.Repeat(literal, copies)
	}
	n := copy(p, r.run)
	r.run = r.run[n:]
	return n, nil
}

// unpredict takes a PNG predictor off (ISO 32000-1, section 7.4.4.4), which tables are usually written with.
func unpredict(data []byte, predictor, columns int64) ([]byte, error) {
	if predictor <= 1 {
		return data, nil
	}
	if predictor < 10 || columns < 1 || columns > 1<<16 {
		return nil, wrong(ErrDamaged, "a table with a predictor that is none")
	}
	wide := int(columns)
	above := make([]byte, wide)
	out := make([]byte, 0, len(data))
	for len(data) > wide {
		kind, row := data[0], data[1:1+wide]
		data = data[1+wide:]
		for i := range row {
			var left, corner byte
			if i > 0 {
				left, corner = row[i-1], above[i-1]
			}
			switch kind {
			case 0:
			case 1:
				row[i] += left
			case 2:
				row[i] += above[i]
			case 3:
				row[i] += byte((int(left) + int(above[i])) / 2)
			case 4:
				row[i] += paeth(left, above[i], corner)
			default:
				return nil, wrong(ErrDamaged, "a row with a predictor that is none")
			}
		}
		above = row
		out = append(out, row...)
	}
	return out, nil
}

// paeth is PNG's predictor of that name: the neighbour that is nearest to left + up - corner.
func paeth(left, up, corner byte) byte {
	p := int(left) + int(up) - int(corner)
	a, b, c := abs(p-int(left)), abs(p-int(up)), abs(p-int(corner))
	switch {
	case a <= b && a <= c:
		return left
	case b <= c:
		return up
	}
	return corner
}

func abs(x int) int { return max(x, -x) }
