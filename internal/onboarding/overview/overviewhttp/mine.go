package overviewhttp

import (
	"context"
	"net/http"

	"github.com/go-chi/chi/v5"

	"tilslut/internal/onboarding/activation"
	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/fault"
	"tilslut/internal/onboarding/overview"
	"tilslut/internal/onboarding/person"
	"tilslut/internal/platform/page"
	"tilslut/internal/platform/signedlink"
	"tilslut/web/overviewpage"
)

// Store reads a page of a person's cases.
type Store interface {
	Mine(ctx context.Context, who person.Ref, after overview.Cursor) (overview.Page, error)
}

// Guard knows who is logged in, and sends everybody else to the login.
type Guard interface {
	Require(next http.Handler) http.Handler
	Person(ctx context.Context) (person.Ref, bool)
}

// Handler answers for the overview.
type Handler struct {
	Store  Store
	Guard  Guard
	Links  signedlink.Signer
	Faults page.Faults
}

// Mount adds the routes.
func (h *Handler) Mount(r chi.Router) {
	r.With(h.Guard.Require).Get("/mine", h.Faults.Handle(h.mine))
}

// pending are the invitations with where each of them is taken up: who was matched goes on where she left off, who was not comes by
// the link that the letter has. A link is signed and never kept, so this is the very same.
func (h *Handler) pending(all []overview.Pending) []overviewpage.Pending {
	out := make([]overviewpage.Pending, len(all))
	for i, p := range all {
		out[i] = overviewpage.Pending{Pending: p}
		link := signedlink.Link{Purpose: connection.PurposeSetup, ID: p.ID, Version: p.Version, Expires: p.Until}
		switch {
		case p.Kind == overview.KindActivation:
			link.Purpose = activation.PurposeActivate
			out[i].Href = "/activate/" + h.Links.Make(link)
		case p.Matched:
			out[i].Href = "/setup/" + p.ID
		default:
			out[i].Href = "/setup/" + h.Links.Make(link)
		}
	}
	return out
}

var errLogin = fault.New(fault.Unauthenticated, "overview.login")

func (h *Handler) mine(w http.ResponseWriter, r *http.Request) error {
	who, ok := h.Guard.Person(r.Context())
	if !ok {
		return errLogin
	}
	var after overview.Cursor
	if token := r.URL.Query().Get("after"); token != "" {
		// A place that nobody signed, or that was signed by a key which is gone: the list from the beginning is still right.
		if after, ok = h.open(token); !ok {
			return page.Redirect(w, r, "/mine")
		}
	}
	found, err := h.Store.Mine(r.Context(), who, after)
	if err != nil {
		return err
	}
	show := overviewpage.MinePage{
		Pending: h.pending(found.Pending), Associations: found.Associations, More: found.More, Cases: found.Cases, Later: after.ID != "",
	}
	if found.Next.ID != "" {
		show.Next = "/mine?after=" + h.sign(found.Next)
	}
	return page.Render(w, r, http.StatusOK, overviewpage.Mine(show))
}
