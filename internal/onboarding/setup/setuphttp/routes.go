package setuphttp

import (
	"context"
	"time"

	"github.com/go-chi/chi/v5"

	"tilslut/internal/onboarding/setup"
	"tilslut/internal/platform/page"
	"tilslut/internal/platform/signedlink"
)

// Store reads invitations; *setupsql.Store is one.
type Store interface {
	// Get answers the invitation with the administrator's id, and the time. The error is setup.ErrUnknown.
	Get(ctx context.Context, id string) (setup.Invitation, time.Time, error)
}

// Handler answers everything under /setup. Every field must be set.
type Handler struct {
	Store  Store
	Links  signedlink.Signer
	Faults page.Faults
}

// Mount adds the routes.
func (h *Handler) Mount(r chi.Router) {
	r.Get("/setup/{token}", h.Faults.Handle(h.link))
}
