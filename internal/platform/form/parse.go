package form

import (
	"context"
	"errors"
	"net/http"
	"net/url"
)

type parsedKey struct{}

// outcome is what parsing a body came to. The request itself forgets a failure: its second ParseForm answers nil.
type outcome struct{ err error }

// Parse parses the body of r once: middleware that looks into the form hands the answered request on, and Read finds the
// same outcome there. The error is nil, ErrMalformed or ErrTooLarge. After a failure there are no values: half a form is none.
func Parse(r *http.Request) (*http.Request, error) {
	if before, ok := r.Context().Value(parsedKey{}).(outcome); ok {
		return r, before.err
	}
	err := r.ParseForm()
	var tooLarge *http.MaxBytesError
	switch {
	case errors.As(err, &tooLarge):
		err = ErrTooLarge
	case err != nil:
		err = ErrMalformed
	}
	if err != nil {
		r.PostForm, r.Form = url.Values{}, url.Values{}
	}
	return r.WithContext(context.WithValue(r.Context(), parsedKey{}, outcome{err})), err
}
