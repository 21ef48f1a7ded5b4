package setuphttp

import (
	"errors"
	"net/http"
	"time"

	"github.com/go-chi/chi/v5"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/matching"
	"tilslut/internal/onboarding/setup"
	"tilslut/internal/platform/form"
	"tilslut/internal/platform/page"
	"tilslut/web/setuppage"
)

// codeForm asks for the temporary code where the login leaves room for doubt; everybody else is led back to the link's page.
func (h *Handler) codeForm(w http.ResponseWriter, r *http.Request) error {
	p, asked, err := h.codePage(r)
	switch {
	case err != nil:
		return err
	case !asked:
		return page.Redirect(w, r, "/setup/"+chi.URLParam(r, "token"))
	}
	return page.Render(w, r, http.StatusOK, setuppage.Code(p))
}

// code tries what was typed. A code that can't be one costs no try.
func (h *Handler) code(w http.ResponseWriter, r *http.Request) error {
	p, asked, err := h.codePage(r)
	if err != nil {
		return err
	}
	in := form.Read(r)
	typed := matching.CleanCode(in.Value("code"))
	switch {
	case in.Value("code") == "":
		in.Fail("code", "setup.code.empty")
	case typed == "":
		in.Fail("code", "setup.code.bad")
	}
	p.Form = in.State()
	if asked && in.Err() != nil {
		return page.Again(w, r, in, setuppage.Code(p))
	}
	again := "/setup/" + chi.URLParam(r, "token") + "/code"
	s, err := h.claim(r, typed)
	switch {
	case err == nil:
		return page.Redirect(w, r, "/setup/"+s.ID)
	case errors.Is(err, matching.ErrWrongCode) && s.Code.Tries > 0:
		in.Fail("code", "setup.code.wrong", "Count", s.Code.Tries)
		p.Form, p.Left = in.State(), s.Code.Tries
		return page.Again(w, r, in, setuppage.Code(p))
	}
	for _, spent := range []error{matching.ErrWrongCode, matching.ErrNoCode, matching.ErrCodeUsedUp, matching.ErrCodeExpired, matching.ErrNeedsCode} {
		if errors.Is(err, spent) {
			return page.Redirect(w, r, again)
		}
	}
	return h.unmatched(w, r, s, err)
}

// codePage answers the page, and whether a code is asked of whoever is logged in.
func (h *Handler) codePage(r *http.Request) (p setuppage.CodePage, asked bool, err error) {
	who, known := h.Guard.Person(r.Context())
	said, ok := h.Guard.Identity(r.Context())
	if !known || !ok {
		return p, false, errLogin
	}
	l, s, at, err := h.find(r)
	if errors.Is(err, setup.ErrUnknown) {
		return p, false, nil
	}
	if err != nil {
		return p, false, err
	}
	p = codePageOf(s, chi.URLParam(r, "token"), said.Protected, at)
	asked = s.Link(who, l.Version, at) == connection.LinkGood && s.Person == "" && s.Self == "" && matching.Judge(h.found(s, said)) == matching.NeedsCode
	return p, asked, nil
}

func codePageOf(s setup.Setup, token string, protected bool, at time.Time) setuppage.CodePage {
	usable := s.Code.Usable(at)
	return setuppage.CodePage{
		Head: setuppage.HeadOf(s), Token: token, Protected: protected, Usable: usable, Spent: !usable && !s.Code.Tag.IsZero(), Left: s.Code.Tries,
	}
}
