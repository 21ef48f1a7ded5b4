package reviewhttp

import (
	"errors"
	"net/http"
	"slices"
	"time"

	"github.com/a-h/templ"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/person"
	"tilslut/internal/platform/form"
	"tilslut/internal/platform/page"
	"tilslut/web/reviewpage"
)

// A decision is a form, what it says to the law, and the page on which it is filled in.
type decision struct {
	name string
	kind connection.DecisionKind
	// read reads the form; what is wrong is noted in in.
	read func(in *form.Reader) answer
	// may is an act that would do, to ask the law whether it is the caseworker's turn.
	may  act
	page func(reviewpage.DecisionPage) templ.Component
}

// An act is what a caseworker does to a case.
type act func(c connection.Connection, who connection.Caseworker, at time.Time) (connection.Connection, []connection.Effect, error)

// An answer is what a form says: what to do, with which words.
type answer struct {
	do   act
	why  []connection.Reason
	text string
}

// is answers whether it is what was decided.
func (a answer) is(d connection.Decision) bool {
	return person.Clean(a.text) == person.Clean(d.Text) && slices.Equal(a.why, d.Why)
}

// by is the act of one caseworker.
func (a act) by(who connection.Caseworker) Decide {
	return func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
		return a(c, who, at)
	}
}

// decisionForm shows the form, or why it is not the caseworker's to fill in.
func (h *Handler) decisionForm(d decision) func(http.ResponseWriter, *http.Request, visit) error {
	return func(w http.ResponseWriter, r *http.Request, v visit) error {
		after, _, err := d.may(v.Connection, v.who, v.at)
		if err != nil {
			return h.conflict(w, r, v, err)
		}
		if d.made(v, after) {
			return page.Redirect(w, r, v.path("done"))
		}
		return page.Render(w, r, http.StatusOK, d.page(reviewpage.DecisionPage{Head: v.head()}))
	}
}

// made answers whether the caseworker made the decision already, so that doing it again did nothing.
func (d decision) made(v visit, after connection.Connection) bool {
	last := v.LastDecision()
	return last.Kind == d.kind && last.By == v.who.Ref && len(after.Review.Decisions) == len(v.Review.Decisions)
}

// decide reads the form; shows the letters that it would send; and, when they have been seen, does it. Whatever was typed goes along
// from page to page.
func (h *Handler) decide(d decision) func(http.ResponseWriter, *http.Request, visit) error {
	return func(w http.ResponseWriter, r *http.Request, v visit) error {
		if _, _, err := d.may(v.Connection, v.who, v.at); err != nil {
			return h.conflict(w, r, v, err)
		}
		in := form.Read(r)
		said, seen, edit := d.read(in), in.Value("stage") == "send", in.Checked("edit")
		err := in.Err()
		switch {
		case errors.Is(err, form.ErrLanguage) && seen:
			return h.preview(w, r, v, d, said.do, in)
		case err != nil:
			return page.Again(w, r, in, d.page(reviewpage.DecisionPage{Head: v.head(), Form: in.State()}))
		case edit:
			return page.Render(w, r, http.StatusOK, d.page(reviewpage.DecisionPage{Head: v.head(), Form: in.State()}))
		case !seen:
			return h.preview(w, r, v, d, said.do, in)
		}
		c, err := h.Store.Change(r.Context(), v.ID, said.do.by(v.who))
		if err == nil && !said.is(c.LastDecision()) {
			err = connection.ErrDecided // The same caseworker, in another window, with other words.
		}
		if err != nil {
			return h.conflict(w, r, v, err)
		}
		return page.Redirect(w, r, v.path("done"))
	}
}
