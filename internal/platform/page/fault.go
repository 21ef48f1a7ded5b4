package page

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"net/url"
	"strconv"

	"tilslut/internal/onboarding/fault"
	"tilslut/internal/platform/form"
	"tilslut/web/errorpage"
)

// Faults turns errors into responses.
type Faults struct {
	Log *slog.Logger // nil: the default logger

	// Login is where somebody goes who has to log in first; the address to come back to is added as ?to=.
	// "" means /login.
	Login string
}

// Handle makes an ordinary handler of h.
func (f Faults) Handle(h Handler) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if err := h(w, r); err != nil {
			f.Answer(w, r, err)
		}
	}
}

var statuses = map[fault.Kind]int{
	fault.Invalid:     http.StatusUnprocessableEntity,
	fault.NotFound:    http.StatusNotFound,
	fault.Forbidden:   http.StatusForbidden,
	fault.Conflict:    http.StatusConflict,
	fault.Gone:        http.StatusGone,
	fault.TooMany:     http.StatusTooManyRequests,
	fault.Unavailable: http.StatusServiceUnavailable,
	fault.Refused:     http.StatusBadGateway,
}

// retryAfter is what a 429 or 503 says in seconds where nobody has said it better.
const retryAfter = 60

// Answer responds to err with the page of its kind; see the package's description.
func (f Faults) Answer(w http.ResponseWriter, r *http.Request, err error) {
	if errors.Is(r.Context().Err(), context.Canceled) {
		return // Whoever asked has gone.
	}
	kind, key, known := fault.KindOf(err)
	var tooLarge *http.MaxBytesError
	switch {
	case known && kind == fault.Unauthenticated:
		f.toLogin(w, r)
		return
	case errors.Is(err, form.ErrTooLarge), errors.As(err, &tooLarge):
		f.show(w, r, http.StatusRequestEntityTooLarge, form.ErrTooLarge.Key)
		return
	case known:
		f.expected(w, r, kind, key, err)
		return
	case outage(err):
		f.log().ErrorContext(r.Context(), "out of order", "err", err, "reference", Reference(r.Context()))
		f.show(w, r, http.StatusServiceUnavailable, "server.unavailable")
		return
	}
	f.log().ErrorContext(r.Context(), "our mistake", "err", err, "reference", Reference(r.Context()))
	f.show(w, r, http.StatusInternalServerError, "server.mistake")
}

// expected shows a fault. What a neighbour caused is logged, for the operator; what a person caused is not.
func (f Faults) expected(w http.ResponseWriter, r *http.Request, kind fault.Kind, key string, err error) {
	status, ok := statuses[kind]
	if !ok {
		status = http.StatusInternalServerError
	}
	if status >= 500 {
		f.Note(r, err)
	}
	f.show(w, r, status, key)
}

// Note logs what a neighbour caused, for the operator, where a page of the room's own tells the person.
func (f Faults) Note(r *http.Request, err error) {
	f.log().WarnContext(r.Context(), "a neighbour does not answer", "err", err, "reference", Reference(r.Context()))
}

// Status shows the page of a status that no handler's error led to, such as 405. key is the key of its words.
func (f Faults) Status(w http.ResponseWriter, r *http.Request, status int, key string) {
	f.show(w, r, status, key)
}

func (f Faults) show(w http.ResponseWriter, r *http.Request, status int, key string) {
	h := w.Header()
	h.Set("Cache-Control", "no-store")
	if (status == http.StatusTooManyRequests || status == http.StatusServiceUnavailable) && h.Get("Retry-After") == "" {
		h.Set("Retry-After", strconv.Itoa(retryAfter))
	}
	data := errorpage.Data{Key: key, Reference: Reference(r.Context()), Status: status}
	if err := Render(w, r, status, errorpage.Fault(data)); err != nil {
		f.log().ErrorContext(r.Context(), "the error page fails", "err", err, "reference", data.Reference)
		http.Error(w, "Der er desværre sket en fejl. / Sorry, something went wrong. "+data.Reference, status)
	}
}

func (f Faults) toLogin(w http.ResponseWriter, r *http.Request) {
	login := f.Login
	if login == "" {
		login = "/login"
	}
	w.Header().Set("Cache-Control", "no-store")
	_ = Redirect(w, r, login+"?to="+url.QueryEscape(Address(r)))
}

func (f Faults) log() *slog.Logger {
	if f.Log == nil {
		return slog.Default()
	}
	return f.Log
}
