package journey

import (
	"bytes"
	"mime/multipart"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"testing"

	"codeberg.org/go-pdf/fpdf"
	"github.com/stretchr/testify/require"

	"tilslut/internal/outside/document/documenttest"
)

// paper is a file on somebody's machine.
type paper struct {
	name    string
	content []byte
}

// minutes is a PDF of one page for each text, with the words as they are, so that a search finds them in the file.
func minutes(t testing.TB, name string, pages ...string) paper {
	t.Helper()
	file := fpdf.New("P", "mm", "A4", "")
	file.SetCompression(false)
	letters := file.UnicodeTranslatorFromDescriptor("")
	for _, text := range pages {
		file.AddPage()
		file.SetFont("Helvetica", "", 12)
		file.MultiCell(150, 6, letters(text), "", "", false)
	}
	var out bytes.Buffer
	require.NoError(t, file.Output(&out))
	return paper{name, out.Bytes()}
}

// photo is what a telephone took of a sheet of paper, lying on its side.
func photo(t testing.TB, name string) paper {
	t.Helper()
	good := documenttest.Good()
	i := slices.IndexFunc(good, func(s documenttest.Sample) bool { return s.Type == "image/jpeg" && s.Corners })
	require.GreaterOrEqual(t, i, 0)
	return paper{name, good[i].Content}
}

// Attach chooses files of one kind in a page's form, and sends them by the button that reads the text of the key. With a script the page
// stays, else another one comes.
func (v *Visitor) Attach(button, kind string, files ...paper) {
	v.t.Helper()
	v.Select(v.Say("connect.documents.type"), v.Say("connect.documents.type."+kind))
	folder, paths := v.t.TempDir(), []string(nil)
	for _, f := range files {
		paths = append(paths, filepath.Join(folder, f.name))
		require.NoError(v.t, os.WriteFile(paths[len(paths)-1], f.content, 0o600))
	}
	v.Page.Attach(paths...)
	v.Stay(v.Say(button))
	for _, f := range files {
		v.Await(f.name)
	}
	v.Look("connect.documents.received", "Count", len(files))
}

// Upload sends files of one kind from the page of documents, and sees that they were received.
func (v *Visitor) Upload(kind string, files ...paper) {
	v.t.Helper()
	v.Look("connect.documents.title")
	v.Attach("connect.documents.submit", kind, files...)
}

// Document goes from the evidence, where nobody knows the person, to the documents, and says by which name she stands in them.
func (v *Visitor) Document(name string) {
	v.t.Helper()
	v.Look("connect.evidence.unregistered.title")
	v.Press("connect.evidence.documents.do")
	v.Look("connect.documents.name.title")
	v.Type("connect.documents.name", name)
	v.Submit()
}

// HandIn checks the answers and approves them: the caseworkers have the case, and a day is promised.
func (v *Visitor) HandIn() {
	v.t.Helper()
	v.Look("connect.check.title")
	v.Press("connect.check.submit")
	v.Look("connect.submitted.title")
}

// number answers the number of the case that the page is about.
func (v *Visitor) number() string {
	v.t.Helper()
	number := regexp.MustCompile(`\bT-[0-9A-Z]{4}-[0-9A-Z]{2}\b`).FindString(v.Text())
	require.NotEmpty(v.t, number, v.Text())
	return number
}

// Upload sends files of a form, from alternating names and values.
func (c *Client) Upload(path string, files []paper, pairs ...string) Answer {
	c.t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	for i := 0; i+1 < len(pairs); i += 2 {
		require.NoError(c.t, form.WriteField(pairs[i], pairs[i+1]))
	}
	for _, f := range files {
		part, err := form.CreateFormFile("files", f.name)
		require.NoError(c.t, err)
		_, err = part.Write(f.content)
		require.NoError(c.t, err)
	}
	require.NoError(c.t, form.Close())
	return c.ask(http.MethodPost, path, form.FormDataContentType(), body.String())
}

// documented walks to a case with documents that only needs its confirmation, for whoever is logged in by that name. The register does not
// know her.
func (c *Client) documented(cvr, name, email string, files ...paper) string {
	c.t.Helper()
	at := c.answer(cvr, name, email)
	c.Post(at+"/documents/name", "name", name)
	require.Contains(c.t, c.Upload(at+"/documents", files, "key", "k", "type", "general-meeting").Location, "added")
	require.Equal(c.t, at+"/check", c.Get(at).Location)
	return at
}
