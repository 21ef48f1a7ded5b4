package form

import (
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"net/url"
	"strings"

	"tilslut/internal/onboarding/person"
)

// File is one file that was sent with a form.
type File struct {
	Name    string // as it is called on the person's machine, in one line and without folders: to be shown, never to be used as a path
	Content []byte // nil where Larger
	Larger  bool   // it has more bytes than Bounds.File
}

// Bounds are what a form with files may weigh, in bytes: one file, and everything that is sent, the frames between the parts included.
type Bounds struct{ File, Total int64 }

const (
	maxField = 32 << 10 // bytes of a field that is no file
	maxParts = 100
)

// ReadFiles reads a form that files come with (multipart/form-data). A form that was sent without them in the ordinary way, as the
// language switch does, is read as Read reads it.
//
// Each file is read into memory, handed to take, and forgotten before the next one is read; take finds in the reader what stands before
// the file in the form. A file that was cut off on its way is not handed over. An error of take ends the reading and is answered;
// everything else that is wrong is told by Err, as after Read.
//
// What is sent beyond the bounds is received and thrown away, up to the server's own cap: many browsers show no answer before they have
// sent everything.
func ReadFiles(r *http.Request, b Bounds, take func(in *Reader, f File) error) (*Reader, error) {
	kind, parameters, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil || kind != "multipart/form-data" {
		return Read(r), nil
	}
	in := &Reader{values: url.Values{}}
	// The sender may have gone; there is nobody left to tell.
	defer func() { _, _ = io.Copy(io.Discard, r.Body) }()
	if r.ContentLength > b.Total {
		in.broken = ErrTooLarge
		return in, nil
	}
	body := &io.LimitedReader{R: r.Body, N: b.Total + 1}
	parts := multipart.NewReader(whole{body}, parameters["boundary"])
	for range maxParts {
		part, err := parts.NextPart()
		var refused error
		switch {
		case err == io.EOF: //nolint:errorlint // the form's own end; whole says otherwise of any other.
			in.switched()
			return in, nil
		case err == nil && part.FileName() != "":
			refused, err = in.file(part, b.File, take)
		case err == nil:
			err = in.field(part)
		}
		var capped *http.MaxBytesError
		switch {
		case refused != nil:
			return in, refused
		case err != nil && (body.N <= 0 || errors.As(err, &capped)):
			in.broken = ErrTooLarge
			return in, nil
		case err != nil:
			in.broken = ErrMalformed
			return in, nil
		}
	}
	in.broken = ErrMalformed
	return in, nil
}

// whole is a body that ends too early wherever it ends: a form says itself where its end is, and nothing beyond is read.
type whole struct{ io.Reader }

func (w whole) Read(p []byte) (int, error) {
	n, err := w.Reader.Read(p)
	if errors.Is(err, io.EOF) {
		err = io.ErrUnexpectedEOF
	}
	return n, err
}

// file reads one file and hands it over. What take says of it, and what went wrong with the reading, are two things.
func (in *Reader) file(part *multipart.Part, most int64, take func(*Reader, File) error) (refused, err error) {
	f := File{Name: fileName(part.FileName())}
	content, err := io.ReadAll(io.LimitReader(part, most+1))
	if err != nil {
		return nil, err
	}
	if int64(len(content)) > most {
		if _, err := io.Copy(io.Discard, part); err != nil {
			return nil, err
		}
		f.Larger, content = true, nil
	}
	f.Content = content
	return take(in, f), nil
}

// field reads one answer that is no file. A field for files in which nothing was chosen is sent, too, without a name or content.
func (in *Reader) field(part *multipart.Part) error {
	value, err := io.ReadAll(io.LimitReader(part, maxField+1))
	switch {
	case err != nil:
		return err
	case len(value) > maxField:
		return ErrMalformed
	case part.Header.Get("Content-Type") == "":
		in.values.Add(strings.ToValidUTF8(part.FormName(), ""), strings.ToValidUTF8(string(value), ""))
	}
	return nil
}

// fileName leaves away folders, of whatever system, and what can't be seen.
func fileName(name string) string {
	return person.Clean(name[strings.LastIndexAny(name, `/\`)+1:])
}
