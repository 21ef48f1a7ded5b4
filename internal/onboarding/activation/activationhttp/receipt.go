package activationhttp

import (
	"net/http"

	"tilslut/internal/onboarding/activation"
	"tilslut/internal/platform/page"
	"tilslut/web/activatepage"
)

// receipt is for the person alone, and can be kept as a bookmark.
func (h *Handler) receipt(w http.ResponseWriter, r *http.Request, s step) error {
	return page.Render(w, r, http.StatusOK, activatepage.Receipt(activatepage.ReceiptPage{
		Invitation: s.invitation(), CVR: string(s.Association), At: s.ActivatedAt,
		Private: s.Answer == activation.Approved, Separate: s.Separate != "", With: s.SeparateWith,
	}))
}

func (h *Handler) refused(w http.ResponseWriter, r *http.Request, s step) error {
	return page.Render(w, r, http.StatusOK, activatepage.Refused(activatepage.RefusedPage{Invitation: s.invitation()}))
}
