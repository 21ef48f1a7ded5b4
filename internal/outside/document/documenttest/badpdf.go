package documenttest

import (
	"bytes"
	"encoding/hex"
	"fmt"
	"strings"

	"codeberg.org/go-pdf/fpdf"
)

func badPDF(name string, content []byte, want string) Sample {
	return Sample{Name: name, File: "referat.pdf", Type: pdfType, Content: content, Want: "document." + want}
}

// locked are encrypted, also such that everybody can open.
func locked() []Sample {
	protected := func(user, owner string) []byte {
		file := fpdf.New("P", "mm", "A4", "")
		file.SetProtection(fpdf.CnProtectPrint, user, owner)
		file.AddPage()
		file.SetFont("Helvetica", "", 12)
		file.Cell(40, 10, "Referat")
		var out bytes.Buffer
		if err := file.Output(&out); err != nil {
			panic(err)
		}
		return out.Bytes()
	}
	secret := strings.Repeat("0123456789abcdef", 4)
	aes := func(v, r int, method string) string {
		return fmt.Sprintf("<< /Filter /Standard /V %d /R %d /Length 256 /P -44 /O <%s> /U <%s> /CF << /StdCF << /CFM /%s /AuthEvent /DocOpen >> >> /StmF /StdCF /StrF /StdCF >>", v, r, secret, secret, method)
	}
	return []Sample{
		badPDF("RC4 and a password to open", protected("hemmelig", "meget hemmelig"), "encrypted"),
		badPDF("RC4 and a password to change only", protected("", "meget hemmelig"), "encrypted"),
		badPDF("AES-128", pdfWith("/Encrypt 6 0 R /ID [<00> <00>]", append(onePage("", ""), aes(4, 4, "AESV2"))...), "encrypted"),
		badPDF("AES-256", pdfWith("/Encrypt 6 0 R /ID [<00> <00>]", append(onePage("", ""), aes(5, 6, "AESV3"))...), "encrypted"),
		badPDF("AES-256 with a table that is a stream", packedPDF("/Encrypt 6 0 R", onePage("", "")[:3], append(onePage("", "")[3:], aes(5, 6, "AESV3"))), "encrypted"),
		badPDF("one stream encrypted", one("", "", stream("/Filter /Crypt", []byte("hemmelig"))), "encrypted"),
	}
}

const script = "/S /JavaScript /JS (app.alert\\(1\\))"

// scripted have JavaScript somewhere.
func scripted() []Sample {
	return []Sample{
		badPDF("a script when it opens", one("/OpenAction << "+script+" >>", ""), "script"),
		badPDF("a script when it prints", one("/AA << /WP << "+script+" >> >>", ""), "script"),
		badPDF("a script when a page opens", one("", "/AA << /O << "+script+" >> >>"), "script"),
		badPDF("a script among the names", one("/Names << /JavaScript << /Names [(a) 6 0 R] >> >>", "", "<< "+script+" >>"), "script"),
		badPDF("a script on a button", one("", "/Annots [<< /Type /Annot /Subtype /Widget /Rect [0 0 9 9] /A << "+script+" >> >>]"), "script"),
		badPDF("a script after a harmless action", one("/OpenAction << /S /GoTo /D [3 0 R /Fit] /Next << "+script+" >> >>", ""), "script"),
		badPDF("a script spelt in numbers", one("/OpenAction << /S /J#61vaScript /J#53 (app.alert\\(1\\)) >>", ""), "script"),
		badPDF("a script whose kind stands elsewhere", one("/OpenAction << /S 6 0 R >>", "", "/JavaScript"), "script"),
		badPDF("a script in an object stream", packedPDF("", []string{"<< /Type /Catalog /Pages 2 0 R /OpenAction 4 0 R >>", tree, onePage("", "")[2], "<< " + script + " >>"}, nil), "script"),
		badPDF("a script that does not say that it is one", one("/OpenAction << /JS (app.alert\\(1\\)) >>", ""), "script"),
		badPDF("a script that nothing mentions", one("", "", "<< "+script+" >>"), "script"),
		badPDF("a script that a newer revision took out", updated(one("/OpenAction << "+script+" >>", ""), 1, onePage("", "")[0]), "script"),
		badPDF("a script that a newer revision brought", updated(one("", ""), 1, onePage("/OpenAction << "+script+" >>", "")[0]), "script"),
	}
}

// active do something by themselves, or carry files.
func active() []Sample {
	annotation := func(entries string) []byte {
		return one("", "/Annots [<< /Type /Annot /Rect [0 0 9 9] "+entries+" >>]")
	}
	return []Sample{
		badPDF("it starts a program", one("/OpenAction << /S /Launch /F (cmd.exe) >>", ""), "active"),
		badPDF("it sends a form", annotation("/Subtype /Widget /A << /S /SubmitForm /F (https://example.com/) >>"), "active"),
		badPDF("it is an XFA form", one("/AcroForm << /XFA 6 0 R /Fields [] >>", "", stream("", []byte("<xdp/>"))), "active"),
		badPDF("it plays a film", annotation("/Subtype /RichMedia"), "active"),
		badPDF("it plays a film of the old kind", annotation("/Subtype /Movie"), "active"),
		badPDF("it plays a rendition", annotation("/Subtype /Widget /A << /S /Rendition >>"), "active"),
		badPDF("it plays on a screen", annotation("/Subtype /Screen"), "active"),
		badPDF("it makes a noise", one("/OpenAction << /S /Sound >>", ""), "active"),
		badPDF("it takes data in", one("/OpenAction << /S /ImportData /F (a.fdf) >>", ""), "active"),
		badPDF("it carries a file that does not say that it is one", one("/AF [6 0 R]", "", "<< /F (a.exe) /EF << /F 7 0 R >> >>", stream("", []byte("MZ"))), "attachment"),
		badPDF("it shows a model", annotation("/Subtype /3D"), "active"),
		badPDF("it carries a file", one("/Names << /EmbeddedFiles << /Names [(a.exe) 6 0 R] >> >>", "", "<< /Type /Filespec /F (a.exe) /EF << /F 7 0 R >> >>", stream("/Type /EmbeddedFile", []byte("MZ"))), "attachment"),
		badPDF("it carries a file on a page", annotation("/Subtype /FileAttachment /FS << /Type /Filespec /F (a.exe) >>"), "attachment"),
		badPDF("it goes to a file within", annotation("/Subtype /Link /A << /S /GoToE /T << /R /C >> >>"), "attachment"),
		badPDF("a stream that is another file", one("", "", stream("/F (/etc/passwd)", nil)), "attachment"),
	}
}

// eicar is the file that virus scanners have agreed to find (EICAR, 2003), put together here so that they don't find it in the source.
func eicar() []byte {
	return []byte(strings.Join([]string{`X5O!P%@AP[4\PZX54(P^)7CC)7}$`, `EICAR-STANDARD-`, `ANTIVIRUS-TEST-`, `FILE!$H+H*`}, ""))
}

// infected have nothing wrong with them but what a virus scanner finds. Some of them are not even documents.
func infected() []Sample {
	good := func(name string, content []byte) Sample {
		return Sample{Name: name, File: "referat.pdf", Type: pdfType, Content: content, Want: Infected}
	}
	return []Sample{
		{Name: "EICAR", File: "eicar.com", Type: "application/octet-stream", Content: eicar(), Want: "document.type"},
		{Name: "EICAR called .pdf", File: "eicar.pdf", Type: pdfType, Content: eicar(), Want: "document.type"},
		good("EICAR in a PDF's stream", one("", "", stream("", eicar()))),
		good("EICAR in a PDF's description", one("/Metadata 6 0 R", "", stream("/Type /Metadata /Subtype /XML", eicar()))),
		good("EICAR in a PDF's string", pdfWith("/Info 6 0 R", append(onePage("", ""), "<< /Title <"+hex.EncodeToString(eicar())+"> /Subject ("+strings.NewReplacer(`\`, `\\`, `(`, `\(`, `)`, `\)`).Replace(string(eicar()))+") >>")...)),
		good("EICAR in a PDF's comment", one("% "+string(eicar())+"\n", "")),
	}
}
