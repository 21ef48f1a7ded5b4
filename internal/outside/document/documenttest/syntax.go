package documenttest

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"fmt"
	"strings"

	"golang.org/x/text/encoding/charmap"
)

// pdf writes a PDF of these objects, numbered from 1, the first of which is the catalogue.
func pdf(objects ...string) []byte { return pdfWith("", objects...) }

// pdfWith is pdf with more in the trailer.
func pdfWith(trailer string, objects ...string) []byte {
	var out bytes.Buffer
	out.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	offsets := make([]int, len(objects))
	for i, object := range objects {
		offsets[i] = out.Len()
		fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", i+1, object)
	}
	table := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, offset := range offsets {
		fmt.Fprintf(&out, "%010d 00000 n \n", offset)
	}
	fmt.Fprintf(&out, "trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, trailer, table)
	return out.Bytes()
}

// updated appends a revision in which one object is another, as signing and form filling do.
func updated(file []byte, number int, object string) []byte {
	out := bytes.NewBuffer(bytes.Clone(file))
	previous := bytes.LastIndex(file, []byte("\nxref\n")) + 1
	offset := out.Len()
	fmt.Fprintf(out, "%d 0 obj\n%s\nendobj\n", number, object)
	table := out.Len()
	fmt.Fprintf(out, "xref\n0 1\n0000000000 65535 f \n%d 1\n%010d 00000 n \ntrailer\n<< /Size 100 /Root 1 0 R /Prev %d >>\nstartxref\n%d\n%%%%EOF\n", number, offset, previous, table)
	return out.Bytes()
}

// packedPDF writes a PDF whose objects are in an object stream, as most writers since 2003 can. Streams can't be packed: they come as loose.
func packedPDF(trailer string, packed, loose []string) []byte {
	return packedAs(trailer, packed, loose, objectStream("", packed))
}

// objectStream is a stream that holds these objects, numbered from 1, with more in its dictionary.
func objectStream(more string, packed []string) string {
	var head, body strings.Builder
	for i, object := range packed {
		fmt.Fprintf(&head, "%d %d ", i+1, body.Len())
		body.WriteString(object + " ")
	}
	dict := fmt.Sprintf("/Type /ObjStm /N %d /First %d /Filter /FlateDecode %s", len(packed), head.Len(), more)
	return stream(dict, flate([]byte(head.String()+body.String())))
}

// packedAs is packedPDF with the object stream given.
func packedAs(trailer string, packed, loose []string, objects string) []byte {
	var out bytes.Buffer
	out.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	table := []byte{0, 0, 0, 0, 0}
	around := len(packed) + len(loose) + 1
	for i := range packed {
		table = append(table, 2, 0, 0, byte(around), byte(i))
	}
	for i, object := range append(loose, objects) {
		table = append(table, 1, byte(out.Len()>>16), byte(out.Len()>>8), byte(out.Len()), 0)
		fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", len(packed)+i+1, object)
	}
	at := out.Len()
	table = append(table, 1, byte(at>>16), byte(at>>8), byte(at), 0)
	var rows []byte // Each byte as its difference from the one above: predictor 12.
	for i := 0; i < len(table); i += 5 {
		rows = append(rows, 2)
		for j := range 5 {
			above := byte(0)
			if i > 0 {
				above = table[i-5+j]
			}
			rows = append(rows, table[i+j]-above)
		}
	}
	dict := fmt.Sprintf("/Type /XRef /Size %d /W [1 3 1] /Root 1 0 R /Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 5 >> %s", around+2, trailer)
	fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n", around+1, stream(dict, flate(rows)), at)
	return out.Bytes()
}

// stream writes a stream with these entries in its dictionary.
func stream(dict string, data []byte) string {
	return fmt.Sprintf("<< %s /Length %d >>\nstream\n%s\nendstream", dict, len(data), data)
}

func flate(data []byte) []byte {
	var out bytes.Buffer
	w := zlib.NewWriter(&out)
	_, _ = w.Write(data) // A buffer takes everything.
	_ = w.Close()
	return out.Bytes()
}

// zeros is flate of so many bytes that are 0. A megabyte is compressed once; each further one is the same again, since it only refers to
// the zeros before it.
func zeros(size int) []byte {
	var piece bytes.Buffer
	w, _ := zlib.NewWriterLevel(&piece, zlib.BestSpeed)
	_, _ = w.Write(make([]byte, 1<<20))
	_ = w.Flush()
	header, megabyte := bytes.Clone(piece.Bytes()[:2]), bytes.Clone(piece.Bytes()[2:])
	piece.Reset()
	w.Reset(&piece)
	_, _ = w.Write(make([]byte, size%(1<<20)))
	_ = w.Close()
	rest := piece.Bytes()[2 : piece.Len()-4]
	out := append(append(header, bytes.Repeat(megabyte, size>>20)...), rest...)
	return binary.BigEndian.AppendUint32(out, uint32(size%65521)<<16|1) // Adler-32 of zeros.
}

const (
	tree      = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
	winFont   = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
	resources = "/MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R"
)

// one is a PDF of one page that shows a text, with more in its catalogue and its page, and more objects, numbered from 6.
func one(catalogue, page string, more ...string) []byte {
	return pdf(append(onePage(catalogue, page), more...)...)
}

func onePage(catalogue, page string) []string {
	return []string{
		"<< /Type /Catalog /Pages 2 0 R " + catalogue + " >>",
		tree,
		"<< /Type /Page /Parent 2 0 R " + resources + " " + page + " >>",
		stream("", shows("Referat")),
		winFont,
	}
}

// shows is what a page contains that shows one line in WinAnsi, which is Windows' Latin-1.
func shows(text string) []byte {
	return []byte("BT /F1 12 Tf 72 720 Td (" + in(charmap.Windows1252, text) + ") Tj ET")
}

// in writes a text in an encoding of one byte a letter.
func in(encoding *charmap.Charmap, text string) string {
	out, err := encoding.NewEncoder().String(text)
	if err != nil {
		panic(err) // The samples' own letters are in the encodings that they are in.
	}
	return out
}

// many is a PDF of so many pages.
func many(pages int) []byte {
	var kids strings.Builder
	for i := range pages {
		fmt.Fprintf(&kids, "%d 0 R ", 5+i)
	}
	objects := []string{
		"<< /Type /Catalog /Pages 2 0 R >>",
		fmt.Sprintf("<< /Type /Pages /Kids [%s] /Count %d /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> >>", kids.String(), pages),
		winFont,
		stream("", shows("Vedtægter")),
	}
	for range pages {
		objects = append(objects, "<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>")
	}
	return pdf(objects...)
}
