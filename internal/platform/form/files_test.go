package form_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/textproto"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"tilslut/internal/platform/form"
)

var bounds = form.Bounds{File: 100, Total: 4000}

// carrier is a form with files under way.
func carrier(write func(w *multipart.Writer)) *http.Request {
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	write(w)
	_ = w.Close()
	r := httptest.NewRequest(http.MethodPost, "/", &body)
	r.Header.Set("Content-Type", w.FormDataContentType())
	return r
}

func attach(w *multipart.Writer, name, content string) {
	part, _ := w.CreateFormFile("files", name)
	_, _ = io.WriteString(part, content)
}

// receive reads a form and answers the files that were handed over, each as name:content.
func receive(t *testing.T, r *http.Request) (*form.Reader, []string) {
	t.Helper()
	var files []string
	in, err := form.ReadFiles(r, bounds, func(_ *form.Reader, f form.File) error {
		files = append(files, fmt.Sprintf("%s:%s:%t", f.Name, f.Content, f.Larger))
		return nil
	})
	require.NoError(t, err)
	return in, files
}

func TestFilesComeOneAfterTheOtherWithWhatStandsBeforeThem(t *testing.T) {
	t.Parallel()
	r := carrier(func(w *multipart.Writer) {
		_ = w.WriteField("name", "Karen")
		attach(w, "a.pdf", "one")
		_ = w.WriteField("note", "after")
		attach(w, "b.pdf", "two")
	})
	var heard []string
	in, err := form.ReadFiles(r, bounds, func(in *form.Reader, f form.File) error {
		heard = append(heard, f.Name+string(f.Content)+in.Value("name")+in.Value("note"))
		return nil
	})
	require.NoError(t, err)
	require.NoError(t, in.Err())
	require.Equal(t, []string{"a.pdfoneKaren", "b.pdftwoKarenafter"}, heard)
	require.Equal(t, "after", in.Value("note"))
}

func TestAFileIsNamedWithoutFoldersAndWhatIsTooLargeIsOnlyNamed(t *testing.T) {
	t.Parallel()
	in, files := receive(t, carrier(func(w *multipart.Writer) {
		attach(w, "../../etc/passwd", "x")
		attach(w, "C:\\Users\\kåre\\Referat\u200b  æøå.pdf", strings.Repeat("x", 100))
		attach(w, "huge.pdf", strings.Repeat("x", 101))
		attach(w, "empty.pdf", "")
	}))
	require.NoError(t, in.Err())
	require.Equal(t, []string{"passwd:x:false", "Referat æøå.pdf:" + strings.Repeat("x", 100) + ":false", "huge.pdf::true", "empty.pdf::false"}, files)
}

func TestAFieldForFilesInWhichNothingWasChosenIsNothing(t *testing.T) {
	t.Parallel()
	in, files := receive(t, carrier(func(w *multipart.Writer) {
		header := textproto.MIMEHeader{"Content-Disposition": {`form-data; name="files"; filename=""`}, "Content-Type": {"application/octet-stream"}}
		_, _ = w.CreatePart(header)
	}))
	require.NoError(t, in.Err())
	require.Empty(t, files)
	require.False(t, in.Checked("files"))
}

func TestAFormIsCutAnywhereAndNothingHalfIsHandedOver(t *testing.T) {
	t.Parallel()
	whole := carrier(func(w *multipart.Writer) {
		_ = w.WriteField("name", "Karen")
		attach(w, "a.pdf", "one")
		attach(w, "b.pdf", "two")
	})
	body, err := io.ReadAll(whole.Body)
	require.NoError(t, err)
	for n := range body {
		r := httptest.NewRequest(http.MethodPost, "/", bytes.NewReader(body[:n]))
		r.Header = whole.Header
		in, files := receive(t, r)
		require.ErrorIs(t, in.Err(), form.ErrMalformed, "%d", n)
		for i, f := range files {
			require.Equal(t, []string{"a.pdf:one:false", "b.pdf:two:false"}[i], f, "%d", n)
		}
	}
}

func TestAFormWithFilesHasBounds(t *testing.T) {
	t.Parallel()
	long := func(w *multipart.Writer) {
		for range 50 {
			attach(w, "a.pdf", strings.Repeat("x", 100))
		}
	}
	declared := carrier(long)
	left := declared.Body
	in, files := receive(t, declared)
	require.ErrorIs(t, in.Err(), form.ErrTooLarge)
	require.Empty(t, files, "what is known to be too large is not begun with")
	rest, err := io.ReadAll(left)
	require.NoError(t, err)
	require.Empty(t, rest, "it was received, or the browser would show nothing")

	undeclared := carrier(long)
	undeclared.ContentLength = -1
	in, files = receive(t, undeclared)
	require.ErrorIs(t, in.Err(), form.ErrTooLarge)
	require.NotEmpty(t, files)

	for what, write := range map[string]func(*multipart.Writer){
		"many parts": func(w *multipart.Writer) {
			for range 101 {
				_ = w.WriteField("a", "")
			}
		},
		"a long field": func(w *multipart.Writer) { _ = w.WriteField("a", strings.Repeat("x", 33<<10)) },
		"a long header": func(w *multipart.Writer) {
			_, _ = w.CreatePart(textproto.MIMEHeader{"X": {strings.Repeat("x", 11<<20)}})
		},
	} {
		r := carrier(write)
		in, err := form.ReadFiles(r, form.Bounds{File: 100, Total: 12 << 20}, nil)
		require.NoError(t, err, what)
		require.ErrorIs(t, in.Err(), form.ErrMalformed, what)
	}
}

func TestARefusalEndsTheReading(t *testing.T) {
	t.Parallel()
	no := errors.New("no")
	r := carrier(func(w *multipart.Writer) { attach(w, "a.pdf", "one"); attach(w, "b.pdf", "two") })
	n := 0
	_, err := form.ReadFiles(r, bounds, func(*form.Reader, form.File) error { n++; return no })
	require.ErrorIs(t, err, no)
	require.Equal(t, 1, n)
}

func TestAFormWithoutFilesIsReadAsEver(t *testing.T) {
	t.Parallel()
	in, files := receive(t, post("name=Karen&files=a.pdf&switch-language=en"))
	require.ErrorIs(t, in.Err(), form.ErrLanguage)
	require.Equal(t, "Karen", in.State().Value("name"))
	require.Empty(t, files)
	r := post("name=Karen")
	r.Header.Set("Content-Type", "multipart/form-data")
	in, _ = receive(t, r)
	require.ErrorIs(t, in.Err(), form.ErrMalformed)
}

func FuzzReadFiles(f *testing.F) {
	whole := carrier(func(w *multipart.Writer) { _ = w.WriteField("name", "Karen"); attach(w, "a.pdf", "one") })
	body, _ := io.ReadAll(whole.Body)
	f.Add(whole.Header.Get("Content-Type"), body)
	f.Add("multipart/form-data; boundary=x", []byte("--x\r\n\r\n\r\n--x--"))
	f.Fuzz(func(t *testing.T, kind string, body []byte) {
		r := httptest.NewRequest(http.MethodPost, "/", bytes.NewReader(body))
		r.Header.Set("Content-Type", kind)
		_, err := form.ReadFiles(r, bounds, func(_ *form.Reader, f form.File) error {
			require.LessOrEqual(t, len(f.Content), 100)
			require.NotContains(t, f.Name, "/")
			return nil
		})
		require.NoError(t, err)
	})
}
