package activationhttp

import (
	"errors"
	"net/http"
	"time"

	"tilslut/internal/onboarding/activation"
	"tilslut/internal/onboarding/membership"
	"tilslut/internal/platform/form"
	"tilslut/internal/platform/page"
	"tilslut/web/activatepage"
)

// addressForm corrects where the letters go.
func (h *Handler) addressForm(w http.ResponseWriter, r *http.Request, v visit) error {
	p, u, err := h.addressPage(r, v)
	if err != nil || !u.Correctable() {
		return h.lead(w, r, v.path(u.User.ID), err)
	}
	p.Form = form.Filled("email", u.User.Email)
	return page.Render(w, r, http.StatusOK, activatepage.Address(p))
}

func (h *Handler) addressPage(r *http.Request, v visit) (activatepage.AddressPage, activatepage.UserPage, error) {
	u, err := h.userPage(r, v)
	return activatepage.AddressPage{
		Head: v.head(), User: activatepage.LineOf(u.User, u.At), Linked: u.User.State == activation.Invited, Bounced: u.User.Bounced(),
	}, u, err
}

func (h *Handler) address(w http.ResponseWriter, r *http.Request, v visit) error {
	p, u, err := h.addressPage(r, v)
	if err != nil {
		return err
	}
	in := form.Read(r)
	email := in.Email("email", "imported.address.empty")
	if in.Err() == nil {
		_, err = h.Store.Change(r.Context(), v.cvr, u.User.ID, func(u activation.User, _ membership.Agreement, at time.Time) (activation.User, []activation.Effect, error) {
			return u.CorrectAddress(v.who, email, at)
		})
		if !errors.Is(err, activation.ErrTaken) {
			return h.lead(w, r, v.path(u.User.ID), err)
		}
		in.Fail("email", "imported.address.taken")
	}
	p.Form = in.State()
	return page.Again(w, r, in, activatepage.Address(p))
}

// deleteForm asks before a user is deleted.
func (h *Handler) deleteForm(w http.ResponseWriter, r *http.Request, v visit) error {
	u, err := h.userPage(r, v)
	if err != nil || !u.Removable() {
		return h.lead(w, r, v.path(u.User.ID), err)
	}
	return page.Render(w, r, http.StatusOK, activatepage.Delete(activatepage.DeletePage{
		Head: v.head(), User: activatepage.LineOf(u.User, u.At), Linked: u.User.State == activation.Invited,
	}))
}

func (h *Handler) delete(w http.ResponseWriter, r *http.Request, v visit) error {
	return h.transit(w, r, v, activation.Delete())
}
