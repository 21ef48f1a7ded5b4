package activationhttp

import (
	"errors"
	"net/http"
	"time"

	"github.com/go-chi/chi/v5"

	"tilslut/internal/onboarding/activation"
	"tilslut/internal/onboarding/membership"
	"tilslut/internal/onboarding/person"
	"tilslut/internal/platform/page"
	"tilslut/web/activatepage"
)

// step is an imported user as whoever holds a link comes to them. who is "" where nobody is logged in.
type step struct {
	activation.User
	token     string
	version   int
	agreement membership.Agreement
	at        time.Time
	who       person.Ref
}

// stepped answers a request of somebody logged in about the user of a link.
type stepped func(w http.ResponseWriter, r *http.Request, s step) error

// path is the address of the link, or of one of the pages below it.
func (s step) path(below string) string {
	if below == "" {
		return "/activate/" + s.token
	}
	return "/activate/" + s.token + "/" + below
}

func (s step) invitation() activatepage.Invitation {
	return activatepage.Invitation{Token: s.token, Association: s.agreement.Name, Name: s.Name}
}

// find finds the user that the link of the address is about. The error is activation.ErrUnknown for a link that is none.
func (h *Handler) find(r *http.Request) (step, error) {
	s := step{token: chi.URLParam(r, "token")}
	l, err := h.Links.Open(activation.PurposeActivate, s.token)
	if err != nil {
		return s, activation.ErrUnknown
	}
	s.version = l.Version
	s.who, _ = h.Guard.Person(r.Context())
	s.User, s.agreement, s.at, err = h.Store.ByLink(r.Context(), l.ID)
	return s, err
}

// way answers a request by somebody logged in; where there is no such user, the link's page says so.
func (h *Handler) way(then stepped) http.HandlerFunc {
	return h.Faults.Handle(func(w http.ResponseWriter, r *http.Request) error {
		s, err := h.find(r)
		switch {
		case errors.Is(err, activation.ErrUnknown):
			return show(w, r, activatepage.LinkPage{Status: activation.LinkUnknown})
		case err != nil:
			return err
		}
		return then(w, r, s)
	})
}

// step is way for the page of a step: where it makes no sense now, the link says what does.
func (h *Handler) step(one activation.Step, then stepped) http.HandlerFunc {
	return h.way(func(w http.ResponseWriter, r *http.Request, s step) error {
		if !s.CanVisit(one, s.who, s.version, s.agreement, s.at) {
			return page.Redirect(w, r, s.path(""))
		}
		return then(w, r, s)
	})
}

// said are the refusals that the link's own page explains, or that only say that the user has moved on: it then leads there.
var said = []error{
	activation.ErrUnknown, activation.ErrState, activation.ErrNotYours, activation.ErrNotMatched, activation.ErrRefused,
	activation.ErrLinkUnknown, activation.ErrLinkExpired, activation.ErrLinkSuperseded, activation.ErrLinkWithdrawn, activation.ErrLinkUsed,
}

// change does an act on the user of a link.
func (h *Handler) changeBy(r *http.Request, s step, do Decide) (activation.User, error) {
	return h.Store.Change(r.Context(), s.Association, s.ID, do)
}

// on ends an act of the user: the link leads to what comes next, or says what is in the way.
func (h *Handler) on(w http.ResponseWriter, r *http.Request, s step, err error) error {
	for _, e := range said {
		if errors.Is(err, e) {
			err = nil
		}
	}
	if err != nil {
		return err
	}
	return page.Redirect(w, r, s.path(""))
}
