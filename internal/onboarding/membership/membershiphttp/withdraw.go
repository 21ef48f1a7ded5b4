package membershiphttp

import (
	"errors"
	"net/http"
	"time"

	"tilslut/internal/onboarding/membership"
	"tilslut/internal/platform/page"
	"tilslut/web/memberpage"
)

// withdrawForm asks before the approval of private MitID is withdrawn. Where there is none, the own page says so.
func (h *Handler) withdrawForm(w http.ResponseWriter, r *http.Request, v visit) error {
	if !v.Member.Private {
		return page.Redirect(w, r, v.path(""))
	}
	return showWithdraw(w, r, v, http.StatusOK, locks(v))
}

// locks answers whether the withdrawal would lock the association: the law says so again when it comes to it.
func locks(v visit) bool {
	_, _, err := v.Member.WithdrawPrivate(v.ref, time.Time{})
	return errors.Is(err, membership.ErrAlone)
}

func showWithdraw(w http.ResponseWriter, r *http.Request, v visit, status int, alone bool) error {
	return page.Render(w, r, status, memberpage.Withdraw(memberpage.WithdrawPage{
		Agreement: v.Agreement, Separate: v.Member.Separate != "", Alone: alone, Administers: v.Member.Administers(),
	}))
}

// withdraw takes the approval back. Pressed twice it is withdrawn once.
func (h *Handler) withdraw(w http.ResponseWriter, r *http.Request, v visit) error {
	_, err := h.Store.Change(r.Context(), v.Member.ID, func(m membership.Member, at time.Time) (membership.Member, []membership.Effect, error) {
		return m.WithdrawPrivate(v.ref, at)
	})
	switch {
	case errors.Is(err, membership.ErrAlone):
		return showWithdraw(w, r, v, http.StatusConflict, true)
	case errors.Is(err, membership.ErrNotYours):
		return membership.ErrUnknown
	case err != nil:
		return err
	}
	return page.Redirect(w, r, v.path("withdrawn"))
}

// withdrawn is the receipt. Where the approval stands, the own page says so.
func (h *Handler) withdrawn(w http.ResponseWriter, r *http.Request, v visit) error {
	if v.Member.Private {
		return page.Redirect(w, r, v.path(""))
	}
	return page.Render(w, r, http.StatusOK, memberpage.Withdrawn(memberpage.WithdrawnPage{Agreement: v.Agreement, Separate: v.Member.Separate != ""}))
}
