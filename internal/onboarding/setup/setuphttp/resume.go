package setuphttp

import (
	"errors"
	"net/http"
	"time"

	"github.com/go-chi/chi/v5"
	"github.com/google/uuid"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/membership"
	"tilslut/internal/onboarding/person"
	"tilslut/internal/onboarding/setup"
	"tilslut/internal/platform/page"
	"tilslut/internal/platform/signedlink"
	"tilslut/web/setuppage"
)

// visit is a setup as its administrator finds it.
type visit struct {
	setup.Setup
	who person.Ref
}

// visited answers a request about a setup to its administrator.
type visited func(w http.ResponseWriter, r *http.Request, v visit) error

// path is the address of the setup, or of one of its pages.
func (v visit) path(page string) string {
	if page == "" {
		return "/setup/" + v.ID
	}
	return "/setup/" + v.ID + "/" + page
}

func (v visit) head() setuppage.Head { return setuppage.HeadOf(v.Setup) }

// resume is the one place that asks what comes next.
func (h *Handler) resume(w http.ResponseWriter, r *http.Request, v visit) error {
	return page.Redirect(w, r, v.path(string(v.Next())))
}

// owner answers a request about a setup by the administrator who was matched; for everybody else there is no such setup. One that was
// withdrawn, or whose link has run out, says so on the page that the link has.
func (h *Handler) owner(then visited) http.HandlerFunc {
	return h.Faults.Handle(func(w http.ResponseWriter, r *http.Request) error {
		v, at, err := h.open(r)
		if err != nil {
			return err
		}
		status := v.Invitation.Link(v.Version, at)
		if status != connection.LinkWithdrawn && status != connection.LinkExpired {
			return then(w, r, v)
		}
		return page.Render(w, r, linkStatuses[status], setuppage.Link(setuppage.LinkPage{
			Head: v.head(), Status: status, Until: v.Until, Renew: h.renewalOf(v.Setup), LoggedIn: true, Yours: true,
		}))
	})
}

// renewalOf is where a new link is asked for in the place of the newest one.
func (h *Handler) renewalOf(s setup.Setup) string {
	token := h.Links.Make(signedlink.Link{Purpose: connection.PurposeSetup, ID: s.ID, Version: s.Version, Expires: s.Until})
	return "/setup/" + token + "/renew"
}

// step is owner for the page of a step: where it makes no sense now, the setup says what does.
func (h *Handler) step(s setup.Step, show visited) http.HandlerFunc {
	return h.owner(func(w http.ResponseWriter, r *http.Request, v visit) error {
		if !v.CanVisit(s) {
			return page.Redirect(w, r, v.path(""))
		}
		return show(w, r, v)
	})
}

// open finds the setup of the request's address for the person of its session. Who has approved may come back with the separate MitID.
func (h *Handler) open(r *http.Request) (visit, time.Time, error) {
	who, ok := h.Guard.Person(r.Context())
	if !ok {
		return visit{}, time.Time{}, errLogin
	}
	s, at, err := h.get(r)
	if err != nil {
		return visit{}, at, err
	}
	if who != s.Person && (s.DoneAt.IsZero() || s.Own != membership.Separate || who != s.Separate) {
		return visit{}, at, setup.ErrUnknown
	}
	return visit{Setup: s, who: who}, at, nil
}

// get finds the setup of the request's address, by its id in its one spelling.
func (h *Handler) get(r *http.Request) (setup.Setup, time.Time, error) {
	typed := chi.URLParam(r, "id")
	if id, err := uuid.Parse(typed); err != nil || id.String() != typed {
		return setup.Setup{}, time.Time{}, setup.ErrUnknown
	}
	return h.Store.Get(r.Context(), typed)
}

// act is something that the administrator does to the setup.
type act func(s setup.Setup, at time.Time) (setup.Setup, []setup.Effect, error)

// overtaken are the refusals that only say that the setup has moved on since the page was shown: it then tells how it stands.
var overtaken = []error{
	setup.ErrDone, setup.ErrSetUp, setup.ErrExpired, setup.ErrWithdrawn, setup.ErrIncomplete, setup.ErrLater, membership.ErrNotAllowed,
}

// change does an act on the setup of a visit, and leads on to what comes next.
func (h *Handler) change(w http.ResponseWriter, r *http.Request, v visit, do act) error {
	_, err := h.Store.Change(r.Context(), v.ID, do)
	for _, e := range overtaken {
		if errors.Is(err, e) {
			err = nil
		}
	}
	switch {
	case errors.Is(err, setup.ErrNotYours):
		return setup.ErrUnknown
	case err != nil:
		return err
	}
	return page.Redirect(w, r, v.path(""))
}
