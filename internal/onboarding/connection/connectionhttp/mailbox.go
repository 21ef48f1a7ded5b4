package connectionhttp

import (
	"errors"
	"net/http"
	"time"

	"github.com/go-chi/chi/v5"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/person"
	"tilslut/internal/platform/page"
	"tilslut/internal/platform/signedlink"
	"tilslut/web/connectpage"
)

// link shows who asks for what. It changes nothing, whoever looks: mail programs and their guards open links, too.
func (h *Handler) link(w http.ResponseWriter, r *http.Request) error {
	who, _ := h.Guard.Person(r.Context())
	return h.showLink(w, r, who)
}

func (h *Handler) showLink(w http.ResponseWriter, r *http.Request, who person.Ref) error {
	l, c, at, err := h.mailboxLink(r)
	status := connection.LinkUnknown
	switch {
	case err == nil:
		status = c.MailboxLink(who, l.Version, at)
	case !errors.Is(err, connection.ErrUnknown):
		return err
	}
	p := connectpage.LinkPage{Status: status}
	if status != connection.LinkUnknown {
		p.Token, p.Contact, p.Association, p.CVR = chi.URLParam(r, "token"), c.Contact.Name, c.AssociationName, string(c.Association)
		p.Until, p.LoggedIn = l.Expires, who != ""
		if who == c.StartedBy {
			p.ID = c.ID
		}
	}
	w.Header().Set("X-Robots-Tag", "noindex")
	return page.Render(w, r, linkStatuses[status], connectpage.Link(p))
}

var linkStatuses = map[connection.LinkStatus]int{
	connection.LinkGood:       http.StatusOK,
	connection.LinkExpired:    http.StatusGone,
	connection.LinkUsed:       http.StatusGone,
	connection.LinkSuperseded: http.StatusGone,
	connection.LinkWithdrawn:  http.StatusGone,
	connection.LinkTaken:      http.StatusConflict,
	connection.LinkNotYours:   http.StatusForbidden,
	connection.LinkUnknown:    http.StatusNotFound,
}

// openLink connects, if it is pressed by the person who confirmed and the register still says what it said then. Anything else
// shows the link's page again, or where the case stands now.
func (h *Handler) openLink(w http.ResponseWriter, r *http.Request) error {
	who, ok := h.Guard.Person(r.Context())
	if !ok {
		return errLogin
	}
	l, c, at, err := h.mailboxLink(r)
	switch {
	case err == nil && c.MailboxLink(who, l.Version, at) == connection.LinkUsed: // pressed twice: the answer is the same.
		return page.Redirect(w, r, "/connect/"+l.ID)
	case err != nil || c.MailboxLink(who, l.Version, at) != connection.LinkGood:
		return h.showLink(w, r, who)
	}
	f, rec, err := h.weigh(r.Context(), c.Association)
	if err != nil {
		return h.refused(w, r, rec, err)
	}
	_, err = h.Store.Change(r.Context(), l.ID, func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
		return c.OpenMailbox(who, l.Version, f, at)
	})
	for _, refused := range linkRefusals {
		if errors.Is(err, refused) {
			return h.showLink(w, r, who)
		}
	}
	switch {
	case undecided(err):
		return h.refused(w, r, rec, err)
	case err != nil && !errors.Is(err, connection.ErrState): // the mailbox has moved: the case's page offers a link to the new one.
		return err
	}
	return page.Redirect(w, r, "/connect/"+l.ID)
}

// linkRefusals are those that the link's own page explains.
var linkRefusals = []error{
	connection.ErrUnknown, connection.ErrNotYours, connection.ErrWithdrawn, connection.ErrAlreadyConnected, connection.ErrLapsed,
	connection.ErrLinkUnknown, connection.ErrLinkExpired, connection.ErrLinkSuperseded,
}

// mailboxLink finds the case that the link of the address is about. The error is connection.ErrUnknown for a link that is none.
func (h *Handler) mailboxLink(r *http.Request) (signedlink.Link, connection.Connection, time.Time, error) {
	l, err := h.Links.Open(connection.PurposeMailbox, chi.URLParam(r, "token"))
	if err != nil {
		return l, connection.Connection{}, time.Time{}, connection.ErrUnknown
	}
	c, at, err := h.Store.Mailbox(r.Context(), l.ID)
	return l, c, at, err
}
