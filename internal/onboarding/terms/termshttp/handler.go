package termshttp

import (
	"context"
	"net/http"
	"slices"
	"time"

	"github.com/go-chi/chi/v5"

	"tilslut/internal/onboarding/terms"
	"tilslut/internal/platform/page"
	"tilslut/web/termspage"
)

// Store knows every version, the newest first, and what time it is.
type Store interface {
	List(ctx context.Context) (versions []terms.Version, at time.Time, err error)
}

// Handler answers for the terms.
type Handler struct {
	Store  Store
	Faults page.Faults
}

// Mount adds the routes.
func (h *Handler) Mount(r chi.Router) {
	r.Get("/terms", h.Faults.Handle(h.current))
	r.Get("/terms/{version}", h.Faults.Handle(h.named))
}

func (h *Handler) current(w http.ResponseWriter, r *http.Request) error {
	versions, at, err := h.Store.List(r.Context())
	if err != nil {
		return err
	}
	inForce, ok := terms.InForce(versions, at)
	if !ok {
		return terms.ErrNone
	}
	return page.Render(w, r, http.StatusOK, termspage.Terms(termspage.Page{Shown: inForce, Current: inForce, All: versions, At: at}))
}

func (h *Handler) named(w http.ResponseWriter, r *http.Request) error {
	versions, at, err := h.Store.List(r.Context())
	if err != nil {
		return err
	}
	name := chi.URLParam(r, "version")
	i := slices.IndexFunc(versions, func(v terms.Version) bool { return v.Name == name })
	if i < 0 {
		return terms.ErrUnknown
	}
	inForce, _ := terms.InForce(versions, at)
	return page.Render(w, r, http.StatusOK, termspage.Terms(termspage.Page{Shown: versions[i], Current: inForce, All: versions, At: at}))
}
