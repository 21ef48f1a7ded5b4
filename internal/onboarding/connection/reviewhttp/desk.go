package reviewhttp

import (
	"net/http"
	"slices"
	"time"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/person"
	"tilslut/internal/platform/form"
	"tilslut/internal/platform/page"
	"tilslut/web/reviewpage"
)

// take puts the case on the caseworker's own desk.
func (h *Handler) take(w http.ResponseWriter, r *http.Request, v visit) error {
	if err := h.Store.Seen(r.Context(), v.who); err != nil {
		return err
	}
	return h.change(w, r, v, "", func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
		return c.Take(v.who, at)
	})
}

// release lays the case back into the queue.
func (h *Handler) release(w http.ResponseWriter, r *http.Request, v visit) error {
	return h.change(w, r, v, "", func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
		return c.Release(v.who, at)
	})
}

// change does an act on the case and leads on to one of its pages; who comes second is told so.
func (h *Handler) change(w http.ResponseWriter, r *http.Request, v visit, to string, do Decide) error {
	if _, err := h.Store.Change(r.Context(), v.ID, do); err != nil {
		return h.conflict(w, r, v, err)
	}
	return page.Redirect(w, r, v.path(to))
}

// handOverForm asks to which colleague the case goes.
func (h *Handler) handOverForm(w http.ResponseWriter, r *http.Request, v visit) error {
	if _, _, err := v.HandOver(v.who, nobody, v.at); err != nil {
		return h.conflict(w, r, v, err)
	}
	p, err := h.handOverPage(r, v)
	if err != nil {
		return err
	}
	return page.Render(w, r, http.StatusOK, reviewpage.HandOver(p))
}

// nobody is whom the law is asked about before there is somebody.
var nobody = connection.Caseworker{Ref: person.Ref("00000000-0000-4000-8000-000000000000")}

func (h *Handler) handOverPage(r *http.Request, v visit) (reviewpage.HandOverPage, error) {
	colleagues, err := h.Store.Caseworkers(r.Context())
	return reviewpage.HandOverPage{Head: v.head(), Colleagues: colleagues}, err
}

// handOver puts the case on a colleague's desk: somebody who is known here, and not whoever a form names.
func (h *Handler) handOver(w http.ResponseWriter, r *http.Request, v visit) error {
	p, err := h.handOverPage(r, v)
	if err != nil {
		return err
	}
	in := form.Read(r)
	allowed := make([]string, 0, len(p.Colleagues))
	for _, c := range p.Colleagues {
		if c.Ref != v.who.Ref {
			allowed = append(allowed, string(c.Ref))
		}
	}
	chosen := in.Choice("to", "review.hand-over.empty", allowed...)
	if in.Err() != nil {
		p.Form = in.State()
		return page.Again(w, r, in, reviewpage.HandOver(p))
	}
	to := p.Colleagues[slices.IndexFunc(p.Colleagues, func(c connection.Caseworker) bool { return string(c.Ref) == chosen })]
	return h.change(w, r, v, "", func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
		return c.HandOver(v.who, to, at)
	})
}
