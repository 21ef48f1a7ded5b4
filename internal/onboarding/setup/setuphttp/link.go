package setuphttp

import (
	"errors"
	"net/http"
	"time"

	"github.com/go-chi/chi/v5"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/person"
	"tilslut/internal/onboarding/setup"
	"tilslut/internal/platform/page"
	"tilslut/internal/platform/signedlink"
	"tilslut/web/setuppage"
)

// link tells who has appointed whom. It changes nothing, whoever looks: mail programs and their guards open links, too.
func (h *Handler) link(w http.ResponseWriter, r *http.Request) error {
	who, _ := h.Guard.Person(r.Context())
	return h.showLink(w, r, who)
}

func (h *Handler) showLink(w http.ResponseWriter, r *http.Request, who person.Ref) error {
	// A search engine that is given the link keeps nothing of it.
	w.Header().Set("X-Robots-Tag", "noindex")
	l, s, at, err := h.find(r)
	status := connection.LinkUnknown
	switch {
	case err == nil:
		status = s.Link(who, l.Version, at)
	case !errors.Is(err, setup.ErrUnknown):
		return err
	}
	if status == connection.LinkNotYours {
		return wrong(w, r, s, false)
	}
	p := setuppage.LinkPage{Status: status}
	if status != connection.LinkUnknown {
		token := chi.URLParam(r, "token")
		p.Head, p.Token, p.Renew, p.Until = setuppage.HeadOf(s), token, "/setup/"+token+"/renew", l.Expires
		p.LoggedIn, p.Yours = who != "", who != "" && who == s.Person
	}
	return page.Render(w, r, linkStatuses[status], setuppage.Link(p))
}

var linkStatuses = map[connection.LinkStatus]int{
	connection.LinkGood:       http.StatusOK,
	connection.LinkExpired:    http.StatusGone,
	connection.LinkUsed:       http.StatusGone,
	connection.LinkSuperseded: http.StatusGone,
	connection.LinkWithdrawn:  http.StatusGone,
	connection.LinkUnknown:    http.StatusNotFound,
}

// wrong says that the login does not fit the appointment. told says that whoever appointed hears of it.
func wrong(w http.ResponseWriter, r *http.Request, s setup.Setup, told bool) error {
	return page.Render(w, r, http.StatusForbidden, setuppage.Wrong(setuppage.WrongPage{Head: setuppage.HeadOf(s), Told: told}))
}

// find answers the setup that the link of the address is about. The error is setup.ErrUnknown for a link that is none.
func (h *Handler) find(r *http.Request) (signedlink.Link, setup.Setup, time.Time, error) {
	l, err := h.Links.Open(connection.PurposeSetup, chi.URLParam(r, "token"))
	if err != nil {
		return l, setup.Setup{}, time.Time{}, setup.ErrUnknown
	}
	s, at, err := h.Store.Get(r.Context(), l.ID)
	return l, s, at, err
}
