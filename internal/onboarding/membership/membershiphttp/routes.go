package membershiphttp

import (
	"context"
	"net/http"
	"time"

	"github.com/go-chi/chi/v5"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/identity"
	"tilslut/internal/onboarding/membership"
	"tilslut/internal/onboarding/person"
	"tilslut/internal/platform/page"
)

// Store keeps memberships; membershipsql does.
type Store interface {
	// ByPerson answers all memberships of whoever logs in as ref, by the association's name.
	ByPerson(ctx context.Context, ref person.Ref) ([]membership.Membership, error)
	// Member answers one of them, and the time. The error is membership.ErrUnknown.
	Member(ctx context.Context, cvr association.CVR, ref person.Ref) (membership.Membership, time.Time, error)
	// Change lets decide act on a member and saves what came of it, effects included.
	Change(ctx context.Context, id string, decide func(membership.Member, time.Time) (membership.Member, []membership.Effect, error)) (membership.Member, error)
	Access
}

// Access says who administers an association; membershipsql does.
type Access interface {
	// Administrator answers the member and the agreement to an administrator. Everybody else gets membership.ErrUnknown, and an
	// administrator whose login the association does not let in ErrNotAllowed, ErrNotApproved or ErrAuthenticator.
	Administrator(ctx context.Context, cvr association.CVR, ref person.Ref, authenticator string) (membership.Member, membership.Agreement, error)
}

// Desk reads across flows what an administrator wants to see; overviewsql does.
type Desk interface {
	Dashboard(ctx context.Context, cvr association.CVR, who person.Ref) (membership.Dashboard, error)
}

// Counter counts imported users. The store of their activation does, through the wiring.
type Counter interface {
	Counts(ctx context.Context, cvr association.CVR) (membership.UserCounts, error)
}

// Guard knows who is there, and what they logged in with; loginhttp does.
type Guard interface {
	Require(next http.Handler) http.Handler
	Person(ctx context.Context) (person.Ref, bool)
	Identity(ctx context.Context) (identity.Identity, bool)
}

// Handler answers everything under /act, and /association/{cvr} itself. Every field must be set.
type Handler struct {
	Store  Store
	Desk   Desk
	Users  Counter
	Guard  Guard
	Faults page.Faults
}

// Mount adds the routes.
func (h *Handler) Mount(r chi.Router) {
	r.Group(func(r chi.Router) {
		r.Use(h.Guard.Require)
		r.Get("/act", h.Faults.Handle(h.act))
		r.Get("/act/{cvr}", h.member(h.own))
		r.Get("/act/{cvr}/withdraw", h.member(h.withdrawForm))
		r.Post("/act/{cvr}/withdraw", h.member(h.withdraw))
		r.Get("/act/{cvr}/withdrawn", h.member(h.withdrawn))
		r.Get("/association/{cvr}", h.Faults.Handle(h.dashboard))
	})
}
