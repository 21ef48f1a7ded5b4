package connectionhttp

import (
	"errors"
	"net/http"
	"strings"

	"github.com/go-chi/chi/v5"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/calendar"
	"tilslut/internal/onboarding/connection"
	"tilslut/internal/platform/i18n"
	"tilslut/internal/platform/page"
	"tilslut/web/connectpage"
)

// association asks whether the register's association is the one. Who has begun with it before is led to her case.
func (h *Handler) association(w http.ResponseWriter, r *http.Request) error {
	who, ok := h.Guard.Person(r.Context())
	if !ok {
		return errLogin
	}
	rec, err := h.eligible(r)
	if err != nil {
		return h.refused(w, r, rec, err)
	}
	stands, err := h.Store.Standing(r.Context(), rec.CVR, who)
	switch {
	case err != nil:
		return err
	case stands.Mine != "":
		return page.Redirect(w, r, "/connect/"+stands.Mine)
	case !stands.ConnectedAt.IsZero():
		return h.already(w, r, rec)
	}
	return page.Render(w, r, http.StatusOK, connectpage.Association(connectpage.AssociationPage{Record: rec, Fetched: h.Now()}))
}

// begin starts the case, or finds the one that the person has for this association.
func (h *Handler) begin(w http.ResponseWriter, r *http.Request) error {
	who, ok := h.Guard.Person(r.Context())
	if !ok {
		return errLogin
	}
	if separate, err := h.separate(r, who); err != nil || separate {
		return h.notPrivate(w, r, err)
	}
	rec, err := h.eligible(r)
	if err != nil {
		return h.refused(w, r, rec, err)
	}
	c, err := h.Store.Start(r.Context(), rec, who, string(i18n.From(r.Context())))
	if err != nil {
		return h.refused(w, r, rec, err)
	}
	return page.Redirect(w, r, "/connect/"+c.ID)
}

// eligible asks the register for the association of the address. With an error the record says as much as is known.
func (h *Handler) eligible(r *http.Request) (association.Record, error) {
	typed := chi.URLParam(r, "cvr")
	cvr, err := association.ParseCVR(typed)
	if err != nil || string(cvr) != typed {
		return association.Record{}, association.ErrBadCVR
	}
	rec, err := h.Register.Lookup(r.Context(), cvr)
	if err != nil {
		return association.Record{CVR: cvr}, err
	}
	return rec, rec.Eligible(h.Forms)
}

// refused shows the page of what is wrong with an association, each of which says what to do.
func (h *Handler) refused(w http.ResponseWriter, r *http.Request, rec association.Record, err error) error {
	cvr := string(rec.CVR)
	switch {
	case errors.Is(err, association.ErrUnknown):
		return page.Render(w, r, http.StatusNotFound, connectpage.Unknown(connectpage.UnknownPage{CVR: cvr}))
	case errors.Is(err, association.ErrCeased):
		p := connectpage.CeasedPage{Name: rec.Name, CVR: cvr}
		if strings.HasPrefix(rec.Status, "UNDER ") {
			p.Status = strings.ToLower(rec.Status)
		}
		if day, err := calendar.ParseDate(rec.CeasedOn); err == nil {
			p.On = day.Start()
		}
		return page.Render(w, r, http.StatusGone, connectpage.Ceased(p))
	case errors.Is(err, association.ErrNotAssociation):
		p := connectpage.NotAssociationPage{Name: rec.Name, CVR: cvr, Form: rec.FormName}
		return page.Render(w, r, http.StatusConflict, connectpage.NotAssociation(p))
	case errors.Is(err, connection.ErrAlreadyConnected):
		return h.already(w, r, rec)
	case errors.Is(err, errOpen):
		return page.Redirect(w, r, "/connect/association/"+cvr)
	case errors.Is(err, association.ErrBadCVR):
		// Nobody is sent to such an address; whoever typed it is asked for the number.
		return page.Redirect(w, r, "/connect/find")
	}
	return h.registerTrouble(w, r, err)
}

func (h *Handler) already(w http.ResponseWriter, r *http.Request, rec association.Record) error {
	p := connectpage.AlreadyPage{Name: rec.Name, CVR: string(rec.CVR)}
	return page.Render(w, r, http.StatusConflict, connectpage.Already(p))
}
