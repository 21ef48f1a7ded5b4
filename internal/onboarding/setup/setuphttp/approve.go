package setuphttp

import (
	"errors"
	"net/http"
	"time"

	"tilslut/internal/onboarding/membership"
	"tilslut/internal/onboarding/setup"
	"tilslut/internal/platform/page"
	"tilslut/web/setuppage"
)

func (h *Handler) summary(w http.ResponseWriter, r *http.Request, v visit) error {
	return page.Render(w, r, http.StatusOK, setuppage.Summary(setuppage.SummaryPage{Head: v.head(), Answers: answers(v)}))
}

// approve is the one act that counts. A separate MitID that turns out to be another member's is told where it can be mended.
func (h *Handler) approve(w http.ResponseWriter, r *http.Request, v visit) error {
	err := h.change(w, r, v, func(s setup.Setup, at time.Time) (setup.Setup, []setup.Effect, error) {
		return s.Approve(v.who, at)
	})
	if errors.Is(err, membership.ErrSeparate) && v.Own == membership.Separate {
		return enrolProblem(w, r, v, "setup.enrol.same")
	}
	return err
}

func (h *Handler) receipt(w http.ResponseWriter, r *http.Request, v visit) error {
	return page.Render(w, r, http.StatusOK, setuppage.Receipt(setuppage.ReceiptPage{
		Head: v.head(), Answers: answers(v), Email: v.Email, DoneAt: v.DoneAt,
	}))
}

func answers(v visit) setuppage.Answers {
	return setuppage.Answers{Private: v.PrivateAllowed(), Own: v.Own, Authenticator: v.SeparateWith}
}
