package overviewhttp

import (
	"context"
	"net/http"

	"github.com/go-chi/chi/v5"

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
	show := overviewpage.MinePage{Cases: found.Cases, Later: after.ID != ""}
	if found.Next.ID != "" {
		show.Next = "/mine?after=" + h.sign(found.Next)
	}
	return page.Render(w, r, http.StatusOK, overviewpage.Mine(show))
}
