package setuphttp

import (
	"net/http"
	"time"

	"tilslut/internal/onboarding/membership"
	"tilslut/internal/onboarding/setup"
	"tilslut/internal/platform/form"
	"tilslut/internal/platform/page"
	"tilslut/web/setuppage"
)

func (h *Handler) tasks(w http.ResponseWriter, r *http.Request, v visit) error {
	return page.Render(w, r, http.StatusOK, setuppage.Tasks(setuppage.TasksPage{Head: v.head(), Tasks: v.Tasks()}))
}

// privateForm has no default: nobody should allow, or forbid, by pressing on.
func (h *Handler) privateForm(w http.ResponseWriter, r *http.Request, v visit) error {
	p := setuppage.PrivatePage{Head: v.head()}
	if v.Private != nil {
		answer := setuppage.No
		if *v.Private {
			answer = setuppage.Yes
		}
		p.Form = form.Filled("private", answer)
	}
	return page.Render(w, r, http.StatusOK, setuppage.Private(p))
}

func (h *Handler) private(w http.ResponseWriter, r *http.Request, v visit) error {
	in := form.Read(r)
	answer := in.Choice("private", "setup.private.empty", setuppage.Yes, setuppage.No)
	if in.Err() != nil {
		return page.Again(w, r, in, setuppage.Private(setuppage.PrivatePage{Head: v.head(), Form: in.State()}))
	}
	return h.change(w, r, v, func(s setup.Setup, at time.Time) (setup.Setup, []setup.Effect, error) {
		return s.AnswerPrivate(v.who, answer == setuppage.Yes, at)
	})
}

func (h *Handler) authenticatorsForm(w http.ResponseWriter, r *http.Request, v visit) error {
	return page.Render(w, r, http.StatusOK, setuppage.Authenticators(setuppage.AuthenticatorsPage{Head: v.head()}))
}

// authenticators takes what is selected in advance, which is all there is to select here: the form has no field to choose others.
func (h *Handler) authenticators(w http.ResponseWriter, r *http.Request, v visit) error {
	return h.change(w, r, v, func(s setup.Setup, at time.Time) (setup.Setup, []setup.Effect, error) {
		return s.ChooseAuthenticators(v.who, s.Offered(), at)
	})
}

func (h *Handler) ownForm(w http.ResponseWriter, r *http.Request, v visit) error {
	return page.Render(w, r, http.StatusOK, setuppage.Own(ownPage(v, form.Filled("own", string(v.Own)))))
}

func ownPage(v visit, s form.State) setuppage.OwnPage {
	return setuppage.OwnPage{Head: v.head(), Form: s, Private: v.PrivateAllowed()}
}

// own takes the administrator's own choice. What is not allowed can't be chosen, whatever a form says: the setup then asks again.
func (h *Handler) own(w http.ResponseWriter, r *http.Request, v visit) error {
	in := form.Read(r)
	means := membership.Means(in.Choice("own", "setup.own.empty", string(membership.Private), string(membership.Separate)))
	if in.Err() != nil {
		return page.Again(w, r, in, setuppage.Own(ownPage(v, in.State())))
	}
	return h.change(w, r, v, func(s setup.Setup, at time.Time) (setup.Setup, []setup.Effect, error) {
		return s.ChooseOwn(v.who, means, at)
	})
}
