package documenttest

import (
	"archive/zip"
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
)

const (
	pdfType  = "application/pdf"
	pngType  = "image/png"
	jpegType = "image/jpeg"
	html     = "<!DOCTYPE html><html><body><script>alert(document.domain)</script></body></html>"
	svg      = `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(2)</script></svg>`
)

// disguised are files of other kinds, under good names and under their own.
func disguised() []Sample {
	exe := append([]byte("MZ\x90\x00\x03\x00\x00\x00"), make([]byte, 500)...)
	tiff := append([]byte("II*\x00\x08\x00\x00\x00"), make([]byte, 200)...)
	webp := []byte("RIFF\x24\x00\x00\x00WEBPVP8 \x18\x00\x00\x00\x30\x01\x00\x9d\x01\x2a\x01\x00\x01\x00\x02\x00\x34\x25\xa4\x00\x03\x70\x00\xfe\xfb\xfd\x50\x00")
	gif := []byte("GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;")
	bmp := append([]byte("BM\x46\x00\x00\x00\x00\x00\x00\x00\x36\x00\x00\x00"), make([]byte, 60)...)
	heic := append([]byte("\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic"), make([]byte, 100)...)
	other := func(name, file, declared string, content []byte) Sample {
		return Sample{Name: name, File: file, Type: declared, Content: content, Want: "document.type"}
	}
	return []Sample{
		other("a program called .pdf", "referat.pdf", pdfType, exe),
		other("a program called .jpg.exe", "referat.jpg.exe", jpegType, exe),
		other("an archive called .pdf", "referat.pdf", pdfType, archive("referat.txt")),
		other("a Word document called .pdf", "referat.pdf", pdfType, archive("word/document.xml")),
		other("a Word document", "referat.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", archive("word/document.xml")),
		other("a page of HTML called .pdf", "referat.pdf", pdfType, []byte(html)),
		other("a page of HTML called .png", "referat.png", pngType, []byte(html)),
		other("a page of HTML", "referat.html", "text/html", []byte(html)),
		other("SVG with a script called .png", "logo.png", pngType, []byte(svg)),
		other("SVG with a script", "logo.svg", "image/svg+xml", []byte(svg)),
		other("plain text called .jpg", "referat.jpg", jpegType, []byte("Referat af generalforsamlingen")),
		other("plain text called .pdf", "referat.pdf", pdfType, []byte("Referat af generalforsamlingen")),
		other("a GIF called .png", "logo.png", pngType, gif),
		other("a GIF", "logo.gif", "image/gif", gif),
		other("WebP called .jpg", "foto.jpg", jpegType, webp),
		other("TIFF called .png", "scan.png", pngType, tiff),
		other("BMP called .jpg", "scan.jpg", jpegType, bmp),
		other("HEIC called .jpg", "IMG_0001.jpg", jpegType, heic),
		other("PostScript called .pdf", "referat.pdf", pdfType, []byte("%!PS-Adobe-3.0\n/Helvetica findfont 12 scalefont setfont showpage\n")),
		other("Rich Text called .pdf", "referat.pdf", pdfType, []byte(`{\rtf1\ansi Referat}`)),
	}
}

// archive is a zip with one file in it.
func archive(name string) []byte {
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	if file, err := w.Create(name); err == nil {
		_, _ = file.Write([]byte(html)) // A buffer takes everything.
	}
	_ = w.Close()
	return out.Bytes()
}

// cut are files that are not all there, or far too much.
func cut() []Sample {
	samples := []Sample{
		{Name: "nothing", File: "referat.pdf", Type: pdfType, Want: "document.empty"},
		{Name: "one byte", File: "referat.pdf", Type: pdfType, Content: []byte("%"), Want: "document.type"},
		{Name: "only the header of a PDF", File: "referat.pdf", Type: pdfType, Content: []byte("%PDF-1.4\n"), Want: "document.damaged"},
		{Name: "only a header and an end", File: "referat.pdf", Type: pdfType, Content: []byte("%PDF-1.4\n%%EOF\n"), Want: "document.damaged"},
		{Name: "only the signature of a PNG", File: "scan.png", Type: pngType, Content: []byte("\x89PNG\r\n\x1a\n"), Want: "document.damaged"},
		{Name: "only the beginning of a JPEG", File: "foto.jpg", Type: jpegType, Content: []byte("\xff\xd8\xff"), Want: "document.damaged"},
		{Name: "a PDF over 10 MB", File: "referat.pdf", Type: pdfType, Content: pdf(append(onePage("", ""), stream("", make([]byte, 10<<20)))...), Want: "document.too-large"},
		{Name: "a JPEG over 10 MB", File: "foto.jpg", Type: jpegType, Content: append(jpegOf(quadrants()), make([]byte, 10<<20)...), Want: "document.too-large"},
	}
	// Seeded, so that a run that fails can be repeated.
	random := rand.New(rand.NewPCG(4, 2026))
	for _, whole := range []Sample{
		{File: "referat.pdf", Type: pdfType, Content: one("", "")},
		{File: "referat.pdf", Type: pdfType, Content: packedPDF("", onePage("", "")[:3], onePage("", "")[3:])},
		{File: "scan.png", Type: pngType, Content: pngOf(quadrants())},
		{File: "foto.jpg", Type: jpegType, Content: jpegOf(quadrants())},
	} {
		for range 4 {
			at := 12 + random.IntN(len(whole.Content)-24)
			samples = append(samples, Sample{
				Name: fmt.Sprintf("%s cut off at byte %d", whole.Type, at), File: whole.File, Type: whole.Type, Content: whole.Content[:at], Want: "document.damaged",
			})
		}
	}
	return samples
}

// glued are two files in one, each a whole one to some reader. What is glued to the end of a picture is not among them: many
// telephones do that, and it does not come along.
func glued() []Sample {
	whole := one("", "")
	late := bytes.Replace(one("", ""), []byte("%PDF"), []byte("\n\n\n\n%PDF"), 1)
	return []Sample{
		{Name: "HTML and then a JPEG", File: "foto.jpg", Type: jpegType, Content: append([]byte(html), jpegOf(quadrants())...), Want: "document.type"},
		{Name: "a script and then a PNG", File: "scan.png", Type: pngType, Content: append([]byte("alert(1)/*"), pngOf(quadrants())...), Want: "document.type"},
		{Name: "an archive and then a PDF", File: "referat.pdf", Type: pdfType, Content: append(archive("a.txt"), whole...), Want: "document.type"},
		{Name: "a GIF and then a PDF", File: "referat.pdf", Type: pdfType, Content: append([]byte("GIF89a"), whole...), Want: "document.type"},
		{Name: "a PDF with a late header", File: "referat.pdf", Type: pdfType, Content: late, Want: "document.type"},
		{Name: "a PDF and then an archive", File: "referat.pdf", Type: pdfType, Content: append(bytes.Clone(whole), archive("a.txt")...), Want: "document.damaged"},
		{Name: "a PDF and then HTML", File: "referat.pdf", Type: pdfType, Content: append(bytes.Clone(whole), html...), Want: "document.damaged"},
		{Name: "a PDF, HTML, and the end of a PDF", File: "referat.pdf", Type: pdfType, Content: append(bytes.Clone(whole), html+"\n%%EOF\n"...), Want: "document.damaged"},
		{Name: "a PDF and then a comment", File: "referat.pdf", Type: pdfType, Content: append(bytes.Clone(whole), "% "+html+"\n"...), Want: "document.damaged"},
		{Name: "a string between a PDF's objects", File: "referat.pdf", Type: pdfType, Content: bytes.Replace(whole, []byte("%\xe2\xe3\xcf\xd3"), []byte("(PK!)"), 1), Want: "document.damaged"},
		{Name: "a PDF and then another", File: "referat.pdf", Type: pdfType, Content: append(many(3), whole...), Want: "document.damaged"},
		{Name: "HTML between a PDF's objects", File: "referat.pdf", Type: pdfType, Content: bytes.Replace(whole, []byte("3 0 obj"), []byte(html+"3 0 obj"), 1), Want: "document.damaged"},
	}
}

// badlyNamed are names that mean to leave their folder or to break something, on files that would be refused anyway.
func badlyNamed() []Sample {
	var samples []Sample
	for _, named := range [][2]string{
		{"a name that climbs", "../../../../etc/passwd"},
		{"a name that climbs in Windows", `..\..\windows\system32\config\sam`},
		{"a name with a drive", `C:\Users\karen\referat.pdf`},
		{"an absolute name", "/etc/cron.d/tilslut.pdf"},
		{"a name with a zero byte", "referat.pdf\x00.exe"},
		{"a name of 300 letters", strings.Repeat("æ", 296) + ".pdf"},
		{"a name with a line break", "referat.pdf\r\nContent-Type: text/html"},
		{"a name that is a script", `"><script>alert(1)</script>.pdf`},
		{"a name that reads the other way", "referat\u202efdp.exe"},
		{"a name that is a folder", ".."},
	} {
		samples = append(samples, Sample{Name: named[0], File: named[1], Type: pdfType, Content: []byte("root:x:0:0:root:/root:/bin/bash\n"), Want: "document.type"})
	}
	return samples
}
