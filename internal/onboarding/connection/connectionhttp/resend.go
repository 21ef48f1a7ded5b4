package connectionhttp

import (
	"errors"
	"net/http"
	"time"

	"github.com/go-chi/chi/v5"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/platform/page"
)

// resend sends a letter again, to the address as it is now. One that says no longer how things are is left alone: the case tells.
func (h *Handler) resend(w http.ResponseWriter, r *http.Request, v visit) error {
	kind, subject := connection.LetterKind(chi.URLParam(r, "letter")), chi.URLParam(r, "who")
	effects, err := h.change(r, v, func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
		return c.Resend(v.who, false, kind, subject, at)
	})
	switch {
	case errors.Is(err, connection.ErrNoLetter):
		return page.Redirect(w, r, v.path("case"))
	case err == nil && effects == 0:
		return page.Redirect(w, r, v.path("case?resent=soon"))
	}
	return h.lead(w, r, v, v.path("case?resent=now"), err)
}
