package connectionhttp

import (
	"errors"
	"net/http"
	"time"

	"github.com/go-chi/chi/v5"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/identity"
	"tilslut/internal/onboarding/person"
	"tilslut/internal/platform/page"
	"tilslut/web/connectpage"
)

// guest is who opens a representative's link: nobody yet, or somebody whose login may be the representative's.
type guest struct {
	ref      person.Ref // "" = nobody is logged in
	identity identity.Identity
}

func (h *Handler) guest(r *http.Request) guest {
	ref, ok := h.Guard.Person(r.Context())
	who, known := h.Guard.Identity(r.Context())
	if !ok || !known {
		return guest{} // a session whose login the browser has forgotten shows nothing: it logs in again.
	}
	return guest{ref, who}
}

// invited is a representative's link, as somebody finds it.
type invited struct {
	connection.Connection
	version int
	at      time.Time
	status  connection.LinkStatus
}

// invitation shows who asks for what, on whose behalf, and until when. It changes nothing, whoever looks: mail programs and their guards
// open links, too. The representative who has taken the case up is led to it.
func (h *Handler) invitation(w http.ResponseWriter, r *http.Request) error {
	g := h.guest(r)
	i, err := h.invited(r, g)
	if err != nil {
		return err
	}
	if i.status == connection.LinkGood && i.Part(g.ref) == connection.Representative {
		return page.Redirect(w, r, "/connect/"+i.ID+"/tasks")
	}
	return h.showInvitation(w, r, g, i)
}

// invited finds what the link of the address is about, and judges it for a guest. A link that is none is no error: its status says so.
func (h *Handler) invited(r *http.Request, g guest) (invited, error) {
	l, err := h.Links.Open(connection.PurposeInvitation, chi.URLParam(r, "token"))
	if err != nil {
		return invited{status: connection.LinkUnknown}, nil //nolint:nilerr // whatever is wrong with it, it is no link of ours.
	}
	c, at, err := h.Store.Invitation(r.Context(), l.ID)
	switch {
	case errors.Is(err, connection.ErrUnknown):
		return invited{status: connection.LinkUnknown}, nil
	case err != nil:
		return invited{}, err
	}
	i := invited{c, l.Version, at, c.InvitationLink(g.ref, l.Version, at)}
	if i.status == connection.LinkGood && g.ref != "" && !i.expects(g) {
		i.status = connection.LinkNotYours
	}
	return i, nil
}

// expects answers whether a guest has the case already, or can be the one who was named.
func (i invited) expects(g guest) bool {
	return i.Part(g.ref) == connection.Representative || i.Expects(g.identity)
}

func (h *Handler) showInvitation(w http.ResponseWriter, r *http.Request, g guest, i invited) error {
	p := connectpage.InvitationPage{Status: i.status}
	if i.status != connection.LinkUnknown {
		part := i.Part(g.ref)
		p.Token, p.Reporter, p.Contact = chi.URLParam(r, "token"), i.Reporter.Name, i.Contact.Name
		p.Association, p.CVR, p.Until, p.LoggedIn = i.AssociationName, string(i.Association), i.InvitationUntil(), g.ref != ""
		p.Own, p.Protected = part == connection.Starter, g.identity.Protected
		if part != connection.Nobody {
			p.ID = i.ID
		}
	}
	w.Header().Set("X-Robots-Tag", "noindex")
	return page.Render(w, r, linkStatuses[i.status], connectpage.Invitation(p))
}

// claim is the representative taking the case up. Anybody else sees the link's page again, and nothing has happened.
func (h *Handler) claim(w http.ResponseWriter, r *http.Request) error {
	g := h.guest(r)
	if g.ref == "" {
		return errLogin
	}
	i, err := h.invited(r, g)
	if err != nil {
		return err
	}
	if i.status == connection.LinkUsed && i.Part(g.ref) != connection.Nobody { // pressed twice: the answer is the same.
		return page.Redirect(w, r, "/connect/"+i.ID)
	}
	if i.status != connection.LinkGood {
		return h.showInvitation(w, r, g, i)
	}
	if separate, err := h.separate(r, g.ref); err != nil || separate {
		return h.notPrivate(w, r, err)
	}
	_, err = h.Store.Change(r.Context(), i.ID, func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
		return c.Claim(g.ref, i.version, c.Expects(g.identity), at)
	})
	for _, refused := range claimRefusals {
		if errors.Is(err, refused) {
			if i, err = h.invited(r, g); err != nil {
				return err
			}
			return h.showInvitation(w, r, g, i)
		}
	}
	if err != nil {
		return err
	}
	return page.Redirect(w, r, "/connect/"+i.ID+"/tasks")
}

// claimRefusals are those that the link's own page explains.
var claimRefusals = append([]error{connection.ErrWrongPerson, connection.ErrState}, linkRefusals...)

// separate answers whether somebody came with a separate MitID, which opens its own association and starts nothing.
func (h *Handler) separate(r *http.Request, who person.Ref) (bool, error) {
	if h.Separate == nil {
		return false, nil
	}
	return h.Separate(r.Context(), who)
}

func (h *Handler) notPrivate(w http.ResponseWriter, r *http.Request, err error) error {
	if err != nil {
		return err
	}
	return page.Render(w, r, http.StatusForbidden, connectpage.NotPrivate(connectpage.NotPrivatePage{}))
}
