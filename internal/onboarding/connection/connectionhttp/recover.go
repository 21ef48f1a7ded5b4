package connectionhttp

import (
	"errors"
	"net/http"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/person"
	"tilslut/internal/platform/i18n"
	"tilslut/internal/platform/page"
	"tilslut/web/connectpage"
)

// recoverForm tells how an association is opened that is connected and has no administrator left.
func (h *Handler) recoverForm(w http.ResponseWriter, r *http.Request) error {
	rec, _, err := h.locked(r)
	if err != nil {
		return h.refused(w, r, rec, err)
	}
	return page.Render(w, r, http.StatusOK, connectpage.Recover(connectpage.RecoverPage{Name: rec.Name, CVR: string(rec.CVR)}))
}

// recover starts the case, or finds the one that the person has.
func (h *Handler) recover(w http.ResponseWriter, r *http.Request) error {
	rec, who, err := h.locked(r)
	if err != nil {
		return h.refused(w, r, rec, err)
	}
	if separate, err := h.separate(r, who); err != nil || separate {
		return h.notPrivate(w, r, err)
	}
	c, err := h.Store.Recover(r.Context(), rec, who, string(i18n.From(r.Context())))
	if err != nil {
		return h.refused(w, r, rec, orOpen(err))
	}
	return page.Redirect(w, r, "/connect/"+c.ID)
}

// errOpen leads to the association that is not connected, where there is nothing to recover.
var errOpen = errors.New("the association is not connected")

// locked is the association of the address, which must be connected, and who asks.
func (h *Handler) locked(r *http.Request) (association.Record, person.Ref, error) {
	who, ok := h.Guard.Person(r.Context())
	if !ok {
		return association.Record{}, "", errLogin
	}
	rec, err := h.eligible(r)
	if err != nil {
		return rec, who, err
	}
	stands, err := h.Store.Standing(r.Context(), rec.CVR, who)
	if err == nil && stands.ConnectedAt.IsZero() {
		err = errOpen
	}
	return rec, who, err
}

// orOpen is errOpen where the store says that there is nothing to recover.
func orOpen(err error) error {
	if errors.Is(err, connection.ErrState) {
		return errOpen
	}
	return err
}
