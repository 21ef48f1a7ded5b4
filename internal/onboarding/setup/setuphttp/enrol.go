package setuphttp

import (
	"errors"
	"net/http"
	"time"

	"tilslut/internal/onboarding/membership"
	"tilslut/internal/onboarding/person"
	"tilslut/internal/onboarding/setup"
	"tilslut/internal/platform/page"
	"tilslut/web/setuppage"
)

// enrolForm leads to MitID, and, coming back from there, asks whether what was activated shall be used.
func (h *Handler) enrolForm(w http.ResponseWriter, r *http.Request, v visit) error {
	separate, _, ok := h.Guard.Enrolled(r)
	return page.Render(w, r, http.StatusOK, setuppage.Enrol(enrolPage(v, separate, ok, "")))
}

func enrolPage(v visit, separate person.Ref, activated bool, problem string) setuppage.EnrolPage {
	return setuppage.EnrolPage{
		Head: v.head(), Private: v.PrivateAllowed(), Activated: activated && separate != v.Separate, Before: v.Separate != "" && problem == "", Problem: problem,
	}
}

// enrol takes over the separate MitID that this browser brought from MitID. That it is the same person's was checked there.
func (h *Handler) enrol(w http.ResponseWriter, r *http.Request, v visit) error {
	separate, with, ok := h.Guard.Enrolled(r)
	if !ok {
		return enrolProblem(w, r, v, "setup.enrol.missing")
	}
	err := h.change(w, r, v, func(s setup.Setup, at time.Time) (setup.Setup, []setup.Effect, error) {
		return s.Enrolled(v.who, separate, with, at)
	})
	switch {
	case errors.Is(err, membership.ErrSeparate):
		return enrolProblem(w, r, v, "setup.enrol.same")
	case errors.Is(err, membership.ErrAuthenticator):
		return enrolProblem(w, r, v, "setup.enrol.other")
	}
	return err
}

// enrolProblem says why what was activated can't be used, beside the way to activate another.
func enrolProblem(w http.ResponseWriter, r *http.Request, v visit, problem string) error {
	return page.Render(w, r, http.StatusConflict, setuppage.Enrol(enrolPage(v, "", false, problem)))
}
