package connectionhttp

import (
	"errors"
	"net/http"
	"time"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/platform/page"
)

// act is something that a case's owner does to it.
type act func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error)

// change does an act on the case of a visit and answers how many effects it had.
func (h *Handler) change(r *http.Request, v visit, do act) (effects int, err error) {
	_, err = h.Store.Change(r.Context(), v.ID, func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
		c, caused, err := do(c, at)
		effects = len(caused)
		return c, caused, err
	})
	return effects, err
}

// overtaken are the refusals that only say that the case has moved on since the page was shown: the case then tells how it
// stands, which is a better answer than an error.
var overtaken = []error{
	connection.ErrState, connection.ErrWithdrawn, connection.ErrLapsed, connection.ErrAlreadyConnected, connection.ErrConnected,
	connection.ErrNotYourTurn, connection.ErrIncomplete, connection.ErrSetUp, connection.ErrNoAdministrator, connection.ErrSelfTwice, connection.ErrTermsChanged,
}

// lead ends a POST: on to a page of the case, or to the error page for what no page of the case explains.
func (h *Handler) lead(w http.ResponseWriter, r *http.Request, v visit, to string, err error) error {
	for _, e := range overtaken {
		if errors.Is(err, e) {
			return page.Redirect(w, r, v.path(""))
		}
	}
	switch {
	case errors.Is(err, connection.ErrNotYours):
		return connection.ErrUnknown
	case err != nil:
		return err
	}
	return page.Redirect(w, r, to)
}
