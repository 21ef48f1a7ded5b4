package reviewhttp

import (
	"context"
	"errors"
	"net/http"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/person"
	"tilslut/internal/platform/page"
	"tilslut/web/reviewpage"
)

// caseFile is the case. The register is asked each time: what counts is what it says now.
func (h *Handler) caseFile(w http.ResponseWriter, r *http.Request, v visit) error {
	if err := h.Store.Viewed(r.Context(), v.ID, v.who.Ref, "case", ""); err != nil {
		return err
	}
	p := reviewpage.CasePage{Head: v.head(), Colleagues: map[person.Ref]string{}}
	var err error
	if p.Earlier, err = h.Store.Earlier(r.Context(), v.ID); err != nil {
		return err
	}
	colleagues, err := h.Store.Caseworkers(r.Context())
	if err != nil {
		return err
	}
	for _, d := range v.Review.Decisions {
		p.Colleagues[d.By] = d.ByName
	}
	for _, c := range colleagues {
		p.Colleagues[c.Ref] = c.Name
	}
	p.Register = h.ask(r.Context(), v.Association)
	return page.Render(w, r, http.StatusOK, reviewpage.Case(p))
}

// ask asks the register. Whatever it answers, the page stays useful.
func (h *Handler) ask(ctx context.Context, cvr association.CVR) reviewpage.Register {
	rec, err := h.Register.Lookup(ctx, cvr)
	switch {
	case err == nil:
		return reviewpage.Register{Record: rec}
	case errors.Is(err, association.ErrUnknown):
		return reviewpage.Register{Failed: reviewpage.RegisterUnknown}
	case errors.Is(err, association.ErrRegisterNonsense):
		return reviewpage.Register{Failed: reviewpage.RegisterNonsense}
	}
	return reviewpage.Register{Failed: reviewpage.RegisterDown}
}
