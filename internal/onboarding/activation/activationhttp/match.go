package activationhttp

import (
	"errors"
	"net/http"
	"time"

	"tilslut/internal/onboarding/activation"
	"tilslut/internal/onboarding/matching"
	"tilslut/internal/onboarding/membership"
	"tilslut/internal/onboarding/person"
	"tilslut/internal/platform/form"
	"tilslut/internal/platform/page"
	"tilslut/web/activatepage"
)

// match finds out whether whoever pressed the button is the person that the association meant.
func (h *Handler) match(w http.ResponseWriter, r *http.Request, s step) error {
	_, verdict, err := h.claim(r, s, "")
	return h.judged(w, r, s, verdict, err)
}

// judged leads on after a claim: to the code where it takes one, and else to the link, which knows the rest.
func (h *Handler) judged(w http.ResponseWriter, r *http.Request, s step, verdict, err error) error {
	if err != nil || verdict == nil || errors.Is(verdict, matching.ErrWrongPerson) {
		return h.on(w, r, s, err)
	}
	return page.Redirect(w, r, s.path("match"))
}

// claim compares whoever is logged in with the user, and what they typed with the code. verdict is what to tell them, nil when they
// are matched. What is learnt by it is kept, a try that was used and somebody else's visit included.
func (h *Handler) claim(r *http.Request, s step, code string) (after activation.User, verdict, err error) {
	if _, ok := h.Guard.Identity(r.Context()); !ok {
		return after, nil, errLogin
	}
	if separate, err := h.separateOf(r, s.who); err != nil || separate {
		return after, nil, err // the link's page says so.
	}
	after, err = h.changeBy(r, s, func(u activation.User, _ membership.Agreement, at time.Time) (activation.User, []activation.Effect, error) {
		typed := matching.Typed{Given: code != "", Same: code != "" && h.Secrets.SameActivationCode(u.Code.Tag, u.ID, code)}
		next, told, effects, err := u.Match(s.who, s.version, h.found(r, u), typed, at)
		verdict = told
		return next, effects, err
	})
	return after, verdict, err
}

// found compares what the login said with what the association said. Only the outcomes leave this place.
func (h *Handler) found(r *http.Request, u activation.User) matching.Found {
	login, _ := h.Guard.Identity(r.Context())
	return matching.Found{
		BirthKnown: !u.Birth.IsZero(), SameBirth: !u.Birth.IsZero() && h.Secrets.SameBirth(u.Birth, u.ID, login.BirthDate),
		SameName: !login.Protected && person.MatchName(u.Name, login.Name), Protected: login.Protected,
	}
}

// separateOf answers whether somebody is logged in with a separate MitID: it opens the one association that it was made for, and
// shows nobody who they are.
func (h *Handler) separateOf(r *http.Request, who person.Ref) (bool, error) {
	all, err := h.Members.ByPerson(r.Context(), who)
	for _, m := range all {
		if m.Member.Separate == who {
			return true, err
		}
	}
	return false, err
}

// codeForm asks for the temporary code, where the login leaves doubt and nothing else.
func (h *Handler) codeForm(w http.ResponseWriter, r *http.Request, s step) error {
	if matching.Judge(h.found(r, s.User)) != matching.NeedsCode {
		return page.Redirect(w, r, s.path(""))
	}
	return page.Render(w, r, http.StatusOK, activatepage.TypeCode(codePage(s, s.Code, s.at)))
}

func codePage(s step, c matching.Code, at time.Time) activatepage.TypeCodePage {
	p := activatepage.TypeCodePage{Invitation: s.invitation(), Standing: activatepage.CodeMissing, Tries: c.Tries}
	switch {
	case c.Usable(at):
		p.Standing = activatepage.CodeUsable
	case c.Tag.IsZero():
	case c.Tries < 1:
		p.Standing = activatepage.CodeSpent
	default:
		p.Standing = activatepage.CodeExpired
	}
	return p
}

// code takes the code that was typed. What can't be one costs no try.
func (h *Handler) code(w http.ResponseWriter, r *http.Request, s step) error {
	in := form.Read(r)
	typed := in.Value("code")
	code := matching.CleanCode(typed)
	switch {
	case typed == "":
		in.Fail("code", "activate.code.empty")
	case code == "":
		in.Fail("code", "activate.code.shape")
	}
	kept := s.Code
	if in.Err() == nil {
		after, verdict, err := h.claim(r, s, code)
		if err != nil || !errors.Is(verdict, matching.ErrWrongCode) || after.Code.Tries < 1 {
			return h.judged(w, r, s, verdict, err)
		}
		kept = after.Code
		in.Fail("code", "activate.code.wrong", "Count", kept.Tries)
	}
	p := codePage(s, kept, s.at)
	if p.Standing != activatepage.CodeUsable {
		return page.Redirect(w, r, s.path("match"))
	}
	p.Form = in.State()
	return page.Again(w, r, in, activatepage.TypeCode(p))
}
