package connectionhttp

import (
	"errors"
	"net/http"
	"time"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/person"
	"tilslut/internal/platform/form"
	"tilslut/internal/platform/page"
	"tilslut/web/connectpage"
)

// objectForm tells an administrator who wants new ones for her association, and until when she can say no. To anybody else there is no
// such case.
func (h *Handler) objectForm(w http.ResponseWriter, r *http.Request) error {
	p, _, err := h.objection(r)
	if err != nil {
		return err
	}
	return showObjection(w, r, p)
}

func (h *Handler) object(w http.ResponseWriter, r *http.Request) error {
	p, who, err := h.objection(r)
	if err != nil {
		return err
	}
	in := form.Read(r)
	text := in.Text("text", connection.MaxText)
	if in.Err() != nil && p.Open() {
		p.Form = in.State()
		return page.Again(w, r, in, connectpage.Object(p))
	}
	_, err = h.Store.Change(r.Context(), p.Connection.ID, func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
		return c.Object(who, text, at)
	})
	switch {
	case errors.Is(err, connection.ErrNotYours):
		return connection.ErrUnknown
	case err != nil && !errors.Is(err, connection.ErrState) && !errors.Is(err, connection.ErrTooLate): // the page says how the case stands.
		return err
	}
	return page.Redirect(w, r, "/connect/"+p.Connection.ID+"/object")
}

// objection is the case of the address as the person may see it who may object to it.
func (h *Handler) objection(r *http.Request) (connectpage.ObjectPage, person.Ref, error) {
	who, ok := h.Guard.Person(r.Context())
	if !ok {
		return connectpage.ObjectPage{}, "", errLogin
	}
	id, err := caseID(r)
	if err != nil {
		return connectpage.ObjectPage{}, who, err
	}
	c, at, err := h.Store.Objection(r.Context(), id, who)
	return connectpage.ObjectPage{Connection: c, At: at}, who, err
}

func showObjection(w http.ResponseWriter, r *http.Request, p connectpage.ObjectPage) error {
	status := http.StatusOK
	if c := p.Connection; c.State == connection.Connected || c.State == connection.AwaitingObjection && !p.At.Before(c.ObjectionUntil()) {
		status = http.StatusGone
	}
	return page.Render(w, r, status, connectpage.Object(p))
}
