package documenttest

import (
	"bytes"
	"fmt"
	"strings"
)

// swollen are small and want to be huge, or never to end.
func swollen() []Sample {
	packedObjects := func(head, body string, count int) []byte {
		objects := onePage("", "")
		dict := fmt.Sprintf("/Type /ObjStm /N %d /First %d /Filter /FlateDecode", count, len(head))
		return packedAs("", objects[:3], objects[3:], stream(dict, flate([]byte(head+body))))
	}
	circle := bytes.Replace(one("", ""), []byte("/Root 1 0 R "), []byte("/Root 1 0 R /Prev "+tableOf(one("", ""))), 1)
	return []Sample{
		badPDF("a stream of 200 MB", one("", "", stream("/Filter /FlateDecode", zeros(200<<20))), "bomb"),
		badPDF("a stream of 200 MB within a stream", one("", "", stream("/Filter [/FlateDecode /FlateDecode]", flate(zeros(200<<20)))), "bomb"),
		badPDF("a stream of 200 MB as text", one("", "", stream("/Filter [/ASCIIHexDecode /FlateDecode]", fmt.Appendf(nil, "%x>", zeros(200<<20)))), "bomb"),
		badPDF("runs upon runs", one("", "", stream("/Filter [/FlateDecode /RunLengthDecode]", flate(bytes.Repeat([]byte("\x81\x00"), 1<<20)))), "bomb"),
		badPDF("many streams of 30 MB", one("", "", repeated(stream("/Filter /FlateDecode", zeros(30<<20)), 6)...), "bomb"),
		badPDF("a picture of more than it says", one("", "", stream("/Subtype /Image /Width 10 /Height 10 /Filter /FlateDecode", zeros(20<<20))), "bomb"),
		badPDF("filters upon filters", one("", "", stream("/Filter ["+strings.Repeat("/FlateDecode ", 20)+"]", zeros(10))), "bomb"),
		badPDF("an object stream of 200 MB", packedAs("", onePage("", "")[:3], onePage("", "")[3:], stream("/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", zeros(200<<20))), "bomb"),
		badPDF("an object stream of millions of values", packedObjects("1 0 ", "["+strings.Repeat("1 ", 4_000_000)+"]", 1), "bomb"),
		badPDF("an object stream with the same object a million times", packedObjects(strings.Repeat("1 0 ", 100_000), "("+strings.Repeat("x", 100_000)+")", 100_000), "damaged"),
		badPDF("arrays in arrays", one("", "", strings.Repeat("[", 100_000)+strings.Repeat("]", 100_000)), "bomb"),
		badPDF("dictionaries in dictionaries", one("", "", strings.Repeat("<</A", 100_000)+" 1 "+strings.Repeat(">>", 100_000)), "bomb"),
		badPDF("millions of values", one("", "", "["+strings.Repeat("1 ", 4_000_000)+"]"), "bomb"),
		badPDF("a table of a thousand million entries", bytes.Replace(one("", ""), []byte("xref\n0 6"), []byte("xref\n0 1000000000"), 1), "damaged"),
		badPDF("tables in a circle", circle, "damaged"),
		badPDF("a page tree in a circle", pdf("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", "<< /Type /Pages /Parent 2 0 R /Kids [2 0 R] /Count 1 >>"), "damaged"),
		badPDF("a page tree that is its own child", pdf("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R] /Count 1 >>"), "damaged"),
		badPDF("a page met twice", pdf("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R 3 0 R] /Count 2 >>", "<< /Type /Page /Parent 2 0 R >>"), "damaged"),
		badPDF("parents in a circle", pdf("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 /Parent 3 0 R >>", "<< /Type /Page /Parent 2 0 R >>"), "damaged"),
		badPDF("references in a circle", pdf("<< /Type /Catalog /Pages 2 0 R >>", "2 0 R"), "damaged"),
		badPDF("201 pages", many(201), "too-many-pages"),
		badPDF("a million pages that are one", pdf("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids ["+strings.Repeat("3 0 R ", 201)+"] /Count 1000000 >>", "<< /Type /Page /Parent 2 0 R >>"), "damaged"),
		badPDF("a picture of 100 million pixels in a PDF", one("", "", stream("/Subtype /Image /Width 5000 /Height 20000 /Filter /FlateDecode", zeros(1000))), "too-many-pixels"),
	}
}

func repeated(object string, times int) []string {
	out := make([]string, times)
	for i := range out {
		out[i] = object
	}
	return out
}

// tableOf is where a file's last table is.
func tableOf(file []byte) string {
	return fmt.Sprintf("%d ", bytes.LastIndex(file, []byte("\nxref\n"))+1)
}

// crooked have tables that lead astray, so that two readers would read two files.
func crooked() []Sample {
	file := one("", "")
	replaced := func(old, new string) []byte { return bytes.Replace(one("", ""), []byte(old), []byte(new), 1) }
	third := fmt.Sprintf("%010d 00000 n", bytes.Index(file, []byte("3 0 obj")))
	hidden := pdf(append(onePage("", ""), stream("", []byte("1 0 obj\n<< /Type /Catalog /Pages 2 0 R /OpenAction << "+script+" >> >>\nendobj\n")))...)
	first := fmt.Sprintf("%010d 00000 n", bytes.Index(hidden, []byte("1 0 obj")))
	astray := bytes.Replace(hidden, []byte(first), fmt.Appendf(nil, "%010d 00000 n", bytes.LastIndex(hidden, []byte("1 0 obj"))), 1)
	return []Sample{
		badPDF("a startxref that leads nowhere", replaced("startxref\n", "startxref\n9"), "damaged"),
		badPDF("a startxref that is negative", replaced("startxref\n", "startxref\n-"), "damaged"),
		badPDF("no startxref", replaced("startxref\n", "%"), "damaged"),
		badPDF("no table", replaced("xref\n0 6", "xxxx\n0 6"), "damaged"),
		badPDF("an entry that leads to another object", replaced(third, fmt.Sprintf("%010d 00000 n", bytes.Index(file, []byte("4 0 obj")))), "damaged"),
		badPDF("an entry that leads into an object", replaced(third, fmt.Sprintf("%010d 00000 n", bytes.Index(file, []byte("3 0 obj"))+2)), "damaged"),
		badPDF("an entry that leads into a stream, to another catalogue", astray, "damaged"),
		badPDF("entries cut short", replaced("0000000000 65535 f \n", ""), "damaged"),
		badPDF("no root", replaced("/Root 1 0 R", "/Boot 1 0 R"), "damaged"),
		badPDF("no catalogue", replaced("/Root 1 0 R", "/Root 9 0 R"), "damaged"),
		badPDF("no pages", pdf("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>"), "damaged"),
		badPDF("an object without end", replaced("endobj", ""), "damaged"),
		badPDF("a dictionary without end", replaced("/Count 1 >>", "/Count 1"), "damaged"),
		badPDF("a string without end", one("/Lang (da", ""), "damaged"),
		badPDF("a script under a key that stands twice", one("/OpenAction << "+script+" >> /OpenAction [3 0 R /Fit]", ""), "script"),
		badPDF("a script whose kind stands twice", one("/OpenAction << /S /GoTo /S /JavaScript >>", ""), "script"),
		badPDF("two roots", replaced("/Root 1 0 R", "/Root 1 0 R /Root 1 0 R"), "damaged"),
		badPDF("an object stream that says twice how much it holds", packedAs("", onePage("", "")[:3], onePage("", "")[3:], objectStream("/N 3", onePage("", "")[:3])), "damaged"),
		badPDF("an entry that finds a script in a stream", scriptInStream(), "damaged"),
		badPDF("a stream that can't be inflated", one("", "", stream("/Filter /FlateDecode", []byte("not inflatable"))), "damaged"),
		badPDF("a stream with a filter that does not exist", one("", "", stream("/Filter /NoSuchDecode", []byte("x"))), "damaged"),
	}
}

// scriptInStream has an object 6 that a table finds within the bytes of a stream. Who reads streams as streams finds nothing there.
func scriptInStream() []byte {
	file := pdf(append(onePage("/OpenAction 6 0 R", ""), "null", stream("", []byte("6 0 obj\n<< "+script+" >>\nendobj\n")))...)
	honest := fmt.Sprintf("%010d 00000 n", bytes.Index(file, []byte("6 0 obj")))
	return bytes.Replace(file, []byte(honest), fmt.Appendf(nil, "%010d 00000 n", bytes.LastIndex(file, []byte("6 0 obj"))), 1)
}
