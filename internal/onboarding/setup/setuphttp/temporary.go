package setuphttp

import (
	"errors"
	"net/http"
	"slices"
	"time"

	"github.com/google/uuid"

	"tilslut/internal/onboarding/matching"
	"tilslut/internal/onboarding/person"
	"tilslut/internal/onboarding/setup"
	"tilslut/internal/platform/form"
	"tilslut/internal/platform/page"
	"tilslut/web/setuppage"
)

// temporaryForm tells what a temporary code is good for, before one is made. The key makes the same form, sent many times, one code.
func (h *Handler) temporaryForm(w http.ResponseWriter, r *http.Request) error {
	s, who, at, err := h.issuing(r)
	if err != nil {
		return err
	}
	if !codeHelps(s) {
		return page.Redirect(w, r, caseOf(s, who))
	}
	return page.Render(w, r, http.StatusOK, setuppage.Temporary(temporaryPage(s, who, form.Filled("key", uuid.NewString()), at)))
}

func temporaryPage(s setup.Setup, who person.Ref, f form.State, at time.Time) setuppage.TemporaryPage {
	return setuppage.TemporaryPage{Head: setuppage.HeadOf(s), Form: f, Back: caseOf(s, who), Needed: s.NeedsCode(), Before: s.Code.Usable(at)}
}

// temporary makes a code and shows it in this answer: what is kept is a keyed code of it, and no later page can show it.
func (h *Handler) temporary(w http.ResponseWriter, r *http.Request) error {
	s, who, at, err := h.issuing(r)
	if err != nil {
		return err
	}
	in := form.Read(r)
	if in.Err() != nil {
		return page.Again(w, r, in, setuppage.Temporary(temporaryPage(s, who, in.State(), at)))
	}
	code := h.newCode(s.ID, in.Value("key"))
	tag := h.Secrets.ActivationCode(s.ID, code)
	s, err = h.Store.Change(r.Context(), s.ID, func(s setup.Setup, at time.Time) (setup.Setup, []setup.Effect, error) {
		if h.Secrets.SameActivationCode(s.Code.Tag, s.ID, code) {
			return s, nil, nil // the same form again.
		}
		return s.IssueCode(who, tag, at)
	})
	switch {
	case errors.Is(err, setup.ErrNotIssuer), errors.Is(err, setup.ErrUnknown):
		return setup.ErrUnknown
	case errors.Is(err, setup.ErrWithdrawn), errors.Is(err, setup.ErrCodeNotNeeded):
		return page.Redirect(w, r, "/setup/"+s.ID+"/temporary")
	case err != nil:
		return err
	}
	return page.Render(w, r, http.StatusOK, setuppage.Shown(setuppage.ShownPage{
		Head: setuppage.HeadOf(s), Back: caseOf(s, who), Code: matching.Grouped(code), Until: s.Code.Until, Tries: s.Code.Tries,
	}))
}

// newCode makes the code of a form: nobody can guess it who does not have our keys and the form's key.
func (h *Handler) newCode(id, key string) string {
	_, sum := h.Secrets.Sign("temporary-code", []byte(id+"/"+key))
	return matching.NewCode(sum)
}

// issuing finds the setup of the address for somebody who may issue codes; for everybody else there is no such page.
func (h *Handler) issuing(r *http.Request) (setup.Setup, person.Ref, time.Time, error) {
	who, ok := h.Guard.Person(r.Context())
	if !ok {
		return setup.Setup{}, "", time.Time{}, errLogin
	}
	s, at, err := h.get(r)
	if err == nil && who != s.Appointer && !slices.Contains(s.Issuers, who) {
		err = setup.ErrUnknown
	}
	return s, who, at, err
}

// codeHelps answers whether there is anybody left to give a code to.
func codeHelps(s setup.Setup) bool {
	return s.Person == "" && s.Self == "" && !s.Withdrawn && s.Version > 0
}

// caseOf is where whoever issues a code came from: the case, or the association that they administer.
func caseOf(s setup.Setup, who person.Ref) string {
	if who == s.Appointer {
		return "/connect/" + s.Case + "/case"
	}
	return "/association/" + string(s.Association)
}
