package journey

import (
	"bytes"
	"mime/multipart"
	"net/http"
	"regexp"
	"slices"
	"testing"

	"codeberg.org/go-pdf/fpdf"
	"github.com/stretchr/testify/require"

	"tilslut/internal/journey/browser"
	"tilslut/internal/outside/document/documenttest"
)

// minutes is a PDF of one page for each text, with the words as they are, so that a search finds them in the file.
func minutes(t testing.TB, name string, pages ...string) browser.File {
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
	return browser.File{Name: name, Content: out.Bytes()}
}

// photo is what a telephone took of a sheet of paper, lying on its side.
func photo(t testing.TB, name string) browser.File {
	t.Helper()
	good := documenttest.Good()
	i := slices.IndexFunc(good, func(s documenttest.Sample) bool { return s.Type == "image/jpeg" && s.Corners })
	require.GreaterOrEqual(t, i, 0)
	return browser.File{Name: name, Content: good[i].Content}
}

// Upload sends files of one kind from the page of documents, and sees that they were received.
func (v *Visitor) Upload(kind string, files ...browser.File) {
	v.t.Helper()
	v.Look("connect.documents.title")
	v.Select(v.Say("connect.documents.type"), v.Say("connect.documents.type."+kind))
	v.Attach(v.Say("connect.documents.files"), files...)
	v.Send(v.Say("connect.documents.submit"))
	v.Look("connect.documents.received", "Count", len(files))
	for _, f := range files {
		require.True(v.t, v.Has(f.Name), v.Text())
	}
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
func (c *Client) Upload(path string, files []browser.File, pairs ...string) Answer {
	c.t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	for i := 0; i+1 < len(pairs); i += 2 {
		require.NoError(c.t, form.WriteField(pairs[i], pairs[i+1]))
	}
	for _, f := range files {
		part, err := form.CreateFormFile("files", f.Name)
		require.NoError(c.t, err)
		_, err = part.Write(f.Content)
		require.NoError(c.t, err)
	}
	require.NoError(c.t, form.Close())
	return c.send(http.MethodPost, path, form.FormDataContentType(), body.String())
}

// documented walks to a case with documents that only needs its confirmation, for whoever is logged in by that name. The register does not
// know her.
func (c *Client) documented(cvr, name, email string, files ...browser.File) string {
	c.t.Helper()
	at := c.Post("/connect/association/" + cvr).Location
	require.Regexp(c.t, `^/connect/[0-9a-f-]{36}$`, at)
	c.Post(at+"/role", "role", "representative")
	c.Post(at+"/contact", "name", name, "email", email, "language", "da")
	require.Equal(c.t, http.StatusSeeOther, c.Post(at+"/evidence").Status)
	c.Post(at+"/documents/name", "name", name)
	require.Contains(c.t, c.Upload(at+"/documents", files, "key", "k", "type", "general-meeting").Location, "added")
	c.acceptTerms(at)
	c.Post(at+"/administrators", "who", "me")
	require.Equal(c.t, at+"/check", c.Get(at).Location)
	return at
}
