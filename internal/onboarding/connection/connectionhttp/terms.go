package connectionhttp

import (
	"errors"
	"net/http"
	"time"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/terms"
	"tilslut/internal/platform/form"
	"tilslut/internal/platform/i18n"
	"tilslut/internal/platform/page"
	"tilslut/web/connectpage"
)

// termsForm shows the text in force, in the language of the page.
func (h *Handler) termsForm(w http.ResponseWriter, r *http.Request, v visit) error {
	inForce, err := h.Terms.Current(r.Context())
	if err != nil {
		return err
	}
	p := h.termsPage(r, v, inForce, form.State{})
	p.Changed = v.TermsChanged()
	return page.Render(w, r, http.StatusOK, connectpage.Terms(p))
}

// terms accepts the text that was shown: the form carries its hash. Another text came into force meanwhile: that one is read first.
func (h *Handler) terms(w http.ResponseWriter, r *http.Request, v visit) error {
	inForce, err := h.Terms.Current(r.Context())
	if err != nil {
		return err
	}
	in := form.Read(r)
	if !in.Checked("accept") {
		in.Fail("accept", "connect.terms.empty")
	}
	if in.Err() != nil {
		return page.Again(w, r, in, connectpage.Terms(h.termsPage(r, v, inForce, in.State())))
	}
	hash := in.Value("hash")
	_, err = h.change(r, v, func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
		return c.AcceptTerms(v.who, hash, inForce, at)
	})
	if errors.Is(err, connection.ErrTermsChanged) {
		p := h.termsPage(r, v, inForce, form.State{})
		p.Changed = true
		return page.Render(w, r, http.StatusConflict, connectpage.Terms(p))
	}
	return h.lead(w, r, v, v.path(""), err)
}

func (h *Handler) termsPage(r *http.Request, v visit, inForce terms.Version, s form.State) connectpage.TermsPage {
	lang := string(i18n.From(r.Context()))
	p := connectpage.TermsPage{
		Case: connectpage.CaseOf(v.Connection), Form: s, Version: inForce.Name, Applies: inForce.AppliesFrom,
		Markdown: inForce.Text(lang), Hash: inForce.Hash(lang),
	}
	if v.Terms.Version == inForce.Name {
		p.Accepted = v.Terms.At
	}
	return p
}
