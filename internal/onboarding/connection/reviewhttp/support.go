package reviewhttp

import (
	"errors"
	"net/http"
	"net/url"
	"time"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/login"
	"tilslut/internal/onboarding/person"
	"tilslut/internal/platform/form"
	"tilslut/internal/platform/page"
	"tilslut/web/reviewpage"
)

// support looks any case up by its number, submitted or not, for somebody on the telephone. It shows no document.
func (h *Handler) support(w http.ResponseWriter, r *http.Request, who login.Staff) error {
	q := r.URL.Query()
	if !q.Has("number") {
		return page.Render(w, r, http.StatusOK, reviewpage.Support(reviewpage.SupportPage{Caseworker: who.Caseworker}))
	}
	typed := person.Clean(q.Get("number"))
	p := reviewpage.SupportPage{Form: form.Filled("number", typed), Caseworker: who.Caseworker, Resent: reviewpage.Resent(q.Get("resent"))}
	id, wrong, err := h.numbered(r, typed)
	switch {
	case err != nil:
		return err
	case wrong != "":
		if person.LooksLikeCPR(typed) {
			p.Form = form.State{}
		}
		p.Form = p.Form.With("number", wrong)
		return page.Render(w, r, http.StatusUnprocessableEntity, reviewpage.Support(p))
	}
	if err := h.Store.Viewed(r.Context(), id, who.Ref, "support", ""); err != nil {
		return err
	}
	if p.Connection, p.At, err = h.Store.Load(r.Context(), id); err != nil {
		return err
	}
	p.Found = true
	return page.Render(w, r, http.StatusOK, reviewpage.Support(p))
}

// numbered finds a case by its number as typed; wrong is the key of what is wrong with that.
func (h *Handler) numbered(r *http.Request, typed string) (id, wrong string, _ error) {
	if typed == "" {
		return "", "review.support.empty", nil
	}
	number, err := connection.ParseNumber(typed)
	if err != nil {
		return "", "review.support.bad", nil //nolint:nilerr // what is no number is said at the field.
	}
	id, err = h.Store.FindNumber(r.Context(), number)
	if errors.Is(err, connection.ErrUnknown) {
		return "", "review.support.unknown", nil
	}
	return id, "", err
}

// resend orders a letter again, to the address as the case has it now.
func (h *Handler) resend(w http.ResponseWriter, r *http.Request, who login.Staff) error {
	in := form.Read(r)
	if err := in.Err(); err != nil && !errors.Is(err, form.ErrLanguage) {
		return err
	}
	number, kind, subject := in.Value("number"), connection.LetterKind(in.Value("letter")), in.Value("subject")
	back := "/review/support?" + url.Values{"number": {number}}.Encode()
	id, wrong, err := h.numbered(r, number)
	switch {
	case err != nil:
		return err
	case wrong != "" || errors.Is(in.Err(), form.ErrLanguage):
		return page.Redirect(w, r, back)
	}
	outcome := reviewpage.ResentNow
	_, err = h.Store.Change(r.Context(), id, func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
		c, effects, err := c.Resend(who.Ref, true, kind, subject, at)
		if len(effects) == 0 {
			outcome = reviewpage.ResentEarlier
		}
		return c, effects, err
	})
	if errors.Is(err, connection.ErrNoLetter) {
		outcome, err = reviewpage.ResentNever, nil
	}
	if err != nil {
		return err
	}
	return page.Redirect(w, r, back+"&resent="+string(outcome))
}
