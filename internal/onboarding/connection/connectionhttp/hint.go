package connectionhttp

import (
	"context"
	"net/http"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/identity"
	"tilslut/internal/platform/page"
	"tilslut/web/connectpage"
)

// showHint tells a reporter what the register says of the name that she gave, so that everybody knows early whether documents will be
// needed. A register that is silent keeps nobody from going on: it is asked again when the representative logs in.
func (h *Handler) showHint(w http.ResponseWriter, r *http.Request, v visit) error {
	f, rec, err := h.weighFor(r.Context(), v)
	if err != nil || f.Verdict == connection.VerdictCeased {
		return h.refused(w, r, rec, orCeased(err))
	}
	return page.Render(w, r, http.StatusOK, connectpage.Hint(connectpage.HintPage{
		Case: connectpage.CaseOf(v.Connection), Person: v.Contact.Name, Verdict: f.Verdict, Automatic: f.Automatic, Email: f.RegisterEmail, Asked: v.at,
	}))
}

// weighFor weighs for whoever looks: her login, or, to a reporter, the name that she gave for somebody else.
func (h *Handler) weighFor(ctx context.Context, v visit) (connection.Finding, association.Record, error) {
	if v.part == v.Decider() {
		return h.weigh(ctx, v.Association)
	}
	return h.weighed(ctx, v.Association, identity.Identity{Name: v.Contact.Name})
}

// orCeased is why an association is refused that the register calls ceased.
func orCeased(err error) error {
	if err == nil {
		return association.ErrCeased
	}
	return err
}
