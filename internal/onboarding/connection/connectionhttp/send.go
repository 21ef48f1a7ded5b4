package connectionhttp

import (
	"net/http"
	"time"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/platform/page"
)

// send hands what a reporter prepared to the representative. Who has something left to do is led to it.
func (h *Handler) send(w http.ResponseWriter, r *http.Request, v visit) error {
	_, err := h.change(r, v, func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
		return c.Send(v.who, at)
	})
	return h.lead(w, r, v, v.path(""), err)
}

// remind reminds the representative. Asked for too early it changes nothing, and the page says when it can be done again.
func (h *Handler) remind(w http.ResponseWriter, r *http.Request, v visit) error {
	effects, err := h.change(r, v, func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
		return c.Remind(v.who, at)
	})
	if err == nil && effects == 0 {
		return page.Redirect(w, r, v.path("receipt?reminded=soon"))
	}
	return h.lead(w, r, v, v.path("receipt?reminded=now"), err)
}

// takeUp takes a case up again that was rejected or has expired.
func (h *Handler) takeUp(w http.ResponseWriter, r *http.Request, v visit) error {
	_, err := h.change(r, v, func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
		return c.TakeUp(v.who, at)
	})
	return h.lead(w, r, v, v.path("tasks"), err)
}
