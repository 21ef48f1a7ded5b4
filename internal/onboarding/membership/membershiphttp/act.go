package membershiphttp

import (
	"errors"
	"net/http"

	"tilslut/internal/onboarding/membership"
	"tilslut/internal/platform/page"
	"tilslut/web/memberpage"
)

// act lists every association of whoever is logged in: those that this login opens, and why it doesn't open the others.
func (h *Handler) act(w http.ResponseWriter, r *http.Request) error {
	who, err := h.caller(r.Context())
	if err != nil {
		return err
	}
	all, err := h.Store.ByPerson(r.Context(), who.ref)
	if err != nil {
		return err
	}
	show := memberpage.ActPage{With: who.with}
	for _, found := range all {
		v, err := judge(found, who)
		if errors.Is(err, membership.ErrUnknown) {
			continue
		}
		if err != nil {
			return err
		}
		line := memberpage.Line{
			CVR: string(v.Agreement.Association), Association: v.Agreement.Name, Means: v.means, Reason: v.reason, Separate: v.Member.Separate != "",
		}
		if line.Reason == "" {
			show.May = append(show.May, line)
		} else {
			show.MayNot = append(show.MayNot, line)
		}
	}
	return page.Render(w, r, http.StatusOK, memberpage.Act(show))
}

// own is the person's own page in an association.
func (h *Handler) own(w http.ResponseWriter, r *http.Request, v visit) error {
	return page.Render(w, r, http.StatusOK, memberpage.Own(memberpage.OwnPage{
		Member: v.Member, Agreement: v.Agreement, Means: v.means, Reason: v.reason, With: v.with,
	}))
}
