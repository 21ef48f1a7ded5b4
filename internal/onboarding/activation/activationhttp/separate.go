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

// separateForm leads to MitID, where a separate one is made with an authenticator that the association offers.
func (h *Handler) separateForm(w http.ResponseWriter, r *http.Request, s step) error {
	return showEnrol(w, r, s, http.StatusOK, activatepage.NoProblem)
}

func enrolPage(s step, problem activatepage.EnrolProblem) activatepage.EnrolPage {
	return activatepage.EnrolPage{
		Invitation: s.invitation(), Offered: s.agreement.Authenticators, Problem: problem,
		Change: s.Choice == activation.ChoiceAsk && s.agreement.Private,
	}
}

func showEnrol(w http.ResponseWriter, r *http.Request, s step, status int, problem activatepage.EnrolProblem) error {
	if len(s.agreement.Authenticators) == 0 {
		return activation.ErrNotAllowed // the association took it off the list since.
	}
	return page.Render(w, r, status, activatepage.Enrol(enrolPage(s, problem)))
}

// separate goes on to MitID with the authenticator that was chosen.
func (h *Handler) separate(w http.ResponseWriter, r *http.Request, s step) error {
	in := form.Read(r)
	offered := make([]string, len(s.agreement.Authenticators))
	for i, a := range s.agreement.Authenticators {
		offered[i] = string(a)
	}
	with := in.Choice("with", "activate.enrol.empty", offered...)
	if in.Err() != nil {
		p := enrolPage(s, activatepage.NoProblem)
		p.Form = in.State()
		return page.Again(w, r, in, activatepage.Enrol(p))
	}
	return page.Redirect(w, r, activatepage.EnrolAddress(s.token, membership.Authenticator(with)))
}

// enrolledForm is where one comes back to from MitID. Nothing has happened yet: the button takes the new MitID into use.
func (h *Handler) enrolledForm(w http.ResponseWriter, r *http.Request, s step) error {
	_, with, ok := h.Guard.Enrolled(r)
	if !ok {
		return showEnrol(w, r, s, http.StatusOK, activatepage.NotEnrolled)
	}
	p := activatepage.EnrolledPage{Invitation: s.invitation(), With: membership.Authenticator(with)}
	return page.Render(w, r, http.StatusOK, activatepage.Enrolled(p))
}

// enrolled takes into use what this browser brought from MitID. That it is the same person's was checked there.
func (h *Handler) enrolled(w http.ResponseWriter, r *http.Request, s step) error {
	separate, with, ok := h.Guard.Enrolled(r)
	if !ok {
		return page.Redirect(w, r, s.path("enrolled"))
	}
	_, err := h.changeBy(r, s, func(u activation.User, a membership.Agreement, at time.Time) (activation.User, []activation.Effect, error) {
		return u.Enrolled(s.who, s.version, separate, membership.Authenticator(with), a, at)
	})
	for e, problem := range enrolProblems {
		if errors.Is(err, e) {
			return showEnrol(w, r, s, http.StatusConflict, problem)
		}
	}
	return h.on(w, r, s, err)
}

// enrolProblems are the refusals that making another one mends.
var enrolProblems = map[error]activatepage.EnrolProblem{
	activation.ErrSameMitID:     activatepage.SameMitID,
	membership.ErrSeparate:      activatepage.SameMitID,
	activation.ErrMitIDTaken:    activatepage.TakenMitID,
	activation.ErrAuthenticator: activatepage.OtherMethod,
}
