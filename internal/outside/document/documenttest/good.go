package documenttest

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"codeberg.org/go-pdf/fpdf"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/text/encoding/charmap"

	"tilslut/internal/outside/document"
)

const sentence = "Referat af ordinær generalforsamling. Som formand valgtes " + Person + ", Ærøskøbing."

func goodPDF(name string, content []byte, pages int, named document.Named) Sample {
	return Sample{Name: name, File: "Referat af generalforsamling.pdf", Type: pdfType, Content: content, Kind: document.PDF, Pages: pages, Named: named}
}

// minutes are what an association's programs write.
func minutes() []Sample {
	core := fpdf.New("P", "mm", "A4", "")
	letters := core.UnicodeTranslatorFromDescriptor("")
	core.AddPage()
	core.SetFont("Helvetica", "", 12)
	core.MultiCell(150, 6, letters(sentence), "", "", false)
	narrow := fpdf.New("P", "mm", "A4", "")
	narrow.AddPage()
	narrow.SetFont("Times", "", 12)
	narrow.MultiCell(40, 6, letters(sentence), "", "", false) // So narrow that the name stands on several lines.
	embedded := fpdf.New("P", "mm", "A4", "")
	embedded.AddUTF8FontFromBytes("go", "", goregular.TTF)
	for range 2 {
		embedded.AddPage()
		embedded.SetFont("go", "", 12)
		embedded.MultiCell(60, 6, sentence, "", "", false)
	}
	nobody := fpdf.New("P", "mm", "A4", "")
	nobody.AddPage()
	nobody.SetFont("Courier", "", 12)
	nobody.MultiCell(150, 6, letters("Som formand valgtes Åse Ærø. Til stede var også Marie Bjørg Sørensen."), "", "", false)
	upper := goodPDF("minutes with an ending in capitals", written1("Som formand valgtes "+Person), 1, document.Found)
	upper.File = "REFERAT.PDF"
	danish := goodPDF("minutes with a Danish name and spaces", written1("Som formand valgtes "+Person), 1, document.Found)
	danish.File = "Årsmøde på Ærø (underskrevet) – endelig.pdf"
	bare := goodPDF("minutes with no ending and no type", written1("Som formand valgtes "+Person), 1, document.Found)
	bare.File, bare.Type = "referat", "application/octet-stream"
	return []Sample{
		goodPDF("minutes in a built-in font", printed(core), 1, document.Found),
		goodPDF("minutes in a narrow column", printed(narrow), 1, document.Found),
		goodPDF("minutes in an embedded font, two pages", printed(embedded), 2, document.Found),
		goodPDF("minutes that name other people", printed(nobody), 1, document.Missing),
		upper, danish, bare,
		goodPDF("50 pages", many(50), 50, document.Missing),
		goodPDF("200 pages", many(200), 200, document.Missing),
	}
}

func printed(file *fpdf.Fpdf) []byte {
	var out bytes.Buffer
	if err := file.Output(&out); err != nil {
		panic(err)
	}
	return out.Bytes()
}

// written1 is a page with one line.
func written1(text string) []byte { return contentPDF(winFont, shows(text)) }

// contentPDF is a page with this font and this content.
func contentPDF(font string, content []byte, more ...string) []byte {
	objects := onePage("", "")
	objects[3], objects[4] = stream("", content), font
	return pdf(append(objects, more...)...)
}

// written are the forms that PDF allows and other programs use.
func written() []Sample {
	inAn := func(encoding string) string {
		return "<< /Type /Font /Subtype /TrueType /BaseFont /Arial /Encoding " + encoding + " >>"
	}
	text := shows(Person)
	differences := inAn("<< /Type /Encoding /Differences [1 /Aring /oslash /AE] >>")
	replaced := strings.NewReplacer("\xc5", "\x01", "\xf8", "\x02", "\xc6", "\x03").Replace(string(text))
	kerned := fmt.Appendf(nil, "BT /F1 10 Tf 72 700 Td [(%s)] TJ ET", strings.ReplaceAll(in(charmap.Windows1252, Person), " ", ")-333("))
	broken := fmt.Appendf(nil, "BT /F1 10 Tf 14 TL 72 700 Td (Formand: %s) Tj T* (%s) ' ET", in(charmap.Windows1252, "Åse-"), in(charmap.Windows1252, "Marie Bjørg Søren-)' (sen Ærø, Marstal"))
	letters := bytes.NewBufferString("BT /F1 10 Tf 72 700 Td ")
	for _, letter := range []byte(in(charmap.Windows1252, Person)) {
		letters.Write([]byte{'(', letter})
		letters.WriteString(") Tj 6 0 Td ")
	}
	packed := onePage("", "")
	packed[3] = stream("/Filter /FlateDecode", flate(text))
	form := onePage("", "/Group << /S /Transparency >>")
	form[2] = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /XObject << /X1 6 0 R >> >> /Contents 4 0 R >>"
	form[3] = stream("", []byte("q /X1 Do Q"))
	form = append(form, stream("/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >> /Filter /FlateDecode", flate(text)))
	indirect := onePage("", "")
	indirect[3] = fmt.Sprintf("<< /Length 6 0 R >>\nstream\r\n%s\nendstream", text)
	indirect = append(indirect, strconv.Itoa(len(text)))
	signed := updated(written1(Person), 1, "<< /Type /Catalog /Pages 2 0 R /AcroForm << /SigFlags 3 /Fields [<< /FT /Sig /T (Underskrift) /V << /Type /Sig /Filter /Adobe.PPKLite /Contents <00> >> >>] >> >>")
	link := one("/PageMode /UseNone /Names << /EmbeddedFiles << /Names [] >> /JavaScript << /Names [] >> >> /OpenAction [3 0 R /Fit]", "/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (https://example.dk/) >> >>]")
	return []Sample{
		goodPDF("letters as on a Macintosh", contentPDF(inAn("/MacRomanEncoding"), bytes.ReplaceAll(text, []byte(in(charmap.Windows1252, Person)), []byte(in(charmap.Macintosh, Person)))), 1, document.Found),
		goodPDF("letters of an encoding of its own", contentPDF(differences, []byte(replaced)), 1, document.Found),
		goodPDF("spaces that are gaps", contentPDF(winFont, kerned), 1, document.Found),
		goodPDF("a name broken at its hyphen and within a word", contentPDF(winFont, broken), 1, document.Found),
		goodPDF("each letter for itself", contentPDF(winFont, []byte(letters.String()+"ET")), 1, document.Found),
		goodPDF("object and table streams", packedPDF("", packed[:3], packed[3:]), 1, document.Found),
		goodPDF("text in a drawing", pdf(form...), 1, document.Found),
		goodPDF("a length that stands elsewhere", pdf(indirect...), 1, document.Found),
		goodPDF("signed afterwards, as a new revision", signed, 1, document.Found),
		goodPDF("a link, a place to open at, and lists of nothing", link, 1, document.Missing),
		goodPDF("PDF 2.0", bytes.Replace(written1(Person), []byte("%PDF-1.7"), []byte("%PDF-2.0"), 1), 1, document.Found),
		goodPDF("a key that stands twice", one("/PageMode /UseNone /PageMode /UseNone", ""), 1, document.Missing),
		goodPDF("a stream as text", one("", "", stream("/Filter [/ASCII85Decode /FlateDecode]", ascii85Of(flate(text))), stream("/Filter /ASCIIHexDecode", []byte("41 42 4>")), stream("/Filter /RunLengthDecode", []byte("\x02abc\xfex\x80"))), 1, document.Missing),
		goodPDF("lines that end as on a Macintosh of old", bytes.ReplaceAll(one("", ""), []byte("\n"), []byte("\r")), 1, document.Missing),
	}
}
