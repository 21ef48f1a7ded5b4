package connectionhttp_test

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"io"
	"log/slog"
	"mime/multipart"
	"net/http"
	"net/textproto"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/connection/connectionjobs"
	"tilslut/internal/onboarding/connection/connectionsql"
	"tilslut/internal/onboarding/identity"
	"tilslut/internal/outside/antivirus"
	"tilslut/internal/outside/document"
	"tilslut/internal/outside/document/documenttest"
	"tilslut/internal/platform/outbox"
)

func TestMain(m *testing.M) { os.Exit(documenttest.Main(m)) }

// inspector is the room's view of outside/document, as the service has it.
type inspector struct{ *document.Inspector }

func (i inspector) Inspect(ctx context.Context, content []byte, name string) ([]byte, connection.Document, error) {
	facts, err := i.Inspector.Inspect(ctx, content, name)
	return facts.Content, connection.Document{Format: string(facts.Kind), Pages: facts.Pages, Named: connection.Named(facts.Named)}, err
}

// patient waits for a turn as long as a crowd needs on a small machine.
func patient(t *testing.T) inspector {
	i := documenttest.Inspector(t)
	i.Wait, i.Timeout = 5*time.Minute, time.Minute
	return inspector{i}
}

// archive carries out what documents cause, with a scanner at an address.
func (h *house) archive(scanner string) *connectionjobs.Archive {
	h.t.Helper()
	s, err := antivirus.New(scanner)
	require.NoError(h.t, err)
	return &connectionjobs.Archive{Store: h.store, Vault: h.vault, Scanner: s, Now: time.Now}
}

// works begins to carry it out.
func (h *house) works(scanner string) {
	h.t.Helper()
	quick := outbox.Config{FirstRetry: 20 * time.Millisecond, LongestRetry: 50 * time.Millisecond, Attempts: 1000, Logger: slog.New(slog.DiscardHandler)}
	w, a := outbox.NewWorkers(quick), h.archive(scanner)
	outbox.Handle(w, a.ScanDocument, nil)
	outbox.Handle(w, a.DiscardDocument, nil)
	runner, err := outbox.NewRunner(h.pool, w)
	require.NoError(h.t, err)
	runner.Start(h.t.Context())
	h.t.Cleanup(func() { _ = runner.Stop(context.Background()) })
}

// kept are the names in the vault's folder, with their bytes.
func (h *house) kept() map[string][]byte {
	h.t.Helper()
	all := map[string][]byte{}
	require.NoError(h.t, filepath.WalkDir(h.folder, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := os.ReadFile(path)
		all[strings.TrimPrefix(path, h.folder+"/")] = content
		return err
	}))
	return all
}

// named is somebody whom the documents name.
func named() identity.Identity {
	return identity.Identity{Name: documenttest.Person, BirthDate: "1970-01-02", Level: identity.Substantial}
}

// documenting is a case of somebody whom the register does not know, as far as the documents.
func (b *browser) documenting() string {
	b.t.Helper()
	at := b.begin(aahuset)
	b.introduce(at)
	b.post(at+"/evidence").sees(200, "Hvad er dit navn i dokumenterne?")
	b.post(at+"/documents/name", "name", documenttest.Person).sees(200, "Send dokumentation")
	return at
}

// sample is a file as somebody sends it.
func sample(name, content string) documenttest.Sample {
	return documenttest.Sample{File: name, Type: "application/pdf", Content: []byte(content)}
}

// good is a small picture; each number is another one.
func good(n int) documenttest.Sample {
	picture := image.NewNRGBA(image.Rect(0, 0, 4, 4))
	picture.Set(0, 0, color.NRGBA{R: uint8(n), G: uint8(n >> 8), A: 255})
	var b bytes.Buffer
	_ = png.Encode(&b, picture)
	return documenttest.Sample{File: fmt.Sprintf("referat-%d.png", n), Type: "image/png", Content: b.Bytes()}
}

// parcel is a form with files, as a browser sends it.
func parcel(fields []string, files ...documenttest.Sample) (kind string, body []byte) {
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	for i := 0; i+1 < len(fields); i += 2 {
		_ = w.WriteField(fields[i], fields[i+1])
	}
	for _, f := range files {
		name := strings.NewReplacer(`"`, "%22", "\r", "%0D", "\n", "%0A").Replace(f.File)
		part, _ := w.CreatePart(textproto.MIMEHeader{"Content-Disposition": {`form-data; name="files"; filename="` + name + `"`}, "Content-Type": {f.Type}})
		_, _ = part.Write(f.Content)
	}
	_ = w.Close()
	return w.FormDataContentType(), b.Bytes()
}

// upload sends files of one kind with the key of the page that is shown, and follows wherever it leads.
func (b *browser) upload(path string, files ...documenttest.Sample) *browser {
	b.t.Helper()
	return b.parcel(path, []string{"key", b.value("key"), "type", "general-meeting"}, files...)
}

func (b *browser) parcel(path string, fields []string, files ...documenttest.Sample) *browser {
	b.t.Helper()
	kind, body := parcel(fields, files...)
	b.path = path
	if to := b.carry(path, kind, bytes.NewReader(body)); to != "" {
		return b.get(to)
	}
	return b
}

// carry sends a body and answers where it leads.
func (b *browser) carry(path, kind string, body io.Reader) string {
	b.t.Helper()
	request, err := http.NewRequest(http.MethodPost, b.origin+path, body)
	require.NoError(b.t, err)
	request.Header.Set("Content-Type", kind)
	return b.answered(path, request)
}

// connectionStore is the real one; decide is what it is given.
type (
	connectionStore = *connectionsql.Store
	decide          = func(connection.Connection, time.Time) (connection.Connection, []connection.Effect, error)
)
