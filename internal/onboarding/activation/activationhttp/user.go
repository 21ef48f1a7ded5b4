package activationhttp

import (
	"errors"
	"net/http"
	"strconv"
	"time"

	"github.com/go-chi/chi/v5"
	"github.com/google/uuid"

	"tilslut/internal/onboarding/activation"
	"tilslut/internal/onboarding/membership"
	"tilslut/internal/platform/form"
	"tilslut/internal/platform/page"
	"tilslut/web/activatepage"
)

// userID answers the id in the request's address, in its one spelling.
func userID(r *http.Request) (string, error) {
	typed := chi.URLParam(r, "id")
	if id, err := uuid.Parse(typed); err != nil || id.String() != typed {
		return "", activation.ErrUnknown
	}
	return typed, nil
}

// userPage finds the user of the request's address.
func (h *Handler) userPage(r *http.Request, v visit) (activatepage.UserPage, error) {
	id, err := userID(r)
	if err != nil {
		return activatepage.UserPage{}, err
	}
	p := activatepage.UserPage{Head: v.head(), ReadOnly: !v.acts(), Key: uuid.NewString()}
	p.User, p.Agreement, p.At, err = h.Store.User(r.Context(), v.cvr, id)
	return p, err
}

// user is all about one user.
func (h *Handler) user(w http.ResponseWriter, r *http.Request, v visit) error {
	p, err := h.userPage(r, v)
	if err != nil {
		return err
	}
	return page.Render(w, r, http.StatusOK, activatepage.User(p))
}

// invite activates the user by the choice that was made.
func (h *Handler) invite(w http.ResponseWriter, r *http.Request, v visit) error {
	in := form.Read(r)
	choice := in.Choice("choice", "imported.choice.empty", allowed(v)...)
	if in.Err() != nil {
		p, err := h.userPage(r, v)
		if err != nil {
			return err
		}
		p.Form = in.State()
		return page.Again(w, r, in, activatepage.User(p))
	}
	return h.transit(w, r, v, activation.Invite(activation.Choice(choice)))
}

func (h *Handler) restore(w http.ResponseWriter, r *http.Request, v visit) error {
	return h.transit(w, r, v, activation.Restore())
}

// transit does a transition to the user of the address.
func (h *Handler) transit(w http.ResponseWriter, r *http.Request, v visit, t activation.Transition) error {
	return h.change(w, r, v, func(u activation.User, a membership.Agreement, at time.Time) (activation.User, []activation.Effect, error) {
		return u.Apply(t, a, v.who, at)
	})
}

// resend orders a new link in the place of the one that the administrator saw.
func (h *Handler) resend(w http.ResponseWriter, r *http.Request, v visit) error {
	version := version(form.Read(r).Value("version"))
	return h.change(w, r, v, func(u activation.User, _ membership.Agreement, at time.Time) (activation.User, []activation.Effect, error) {
		return u.Resend(v.who, version, at)
	})
}

// version reads a number that a page wrote into its form; what is none is none's.
func version(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return -1
	}
	return n
}

// overtaken are the refusals that only say that the user has moved on since the page was shown: the user's page then tells how
// they stand, which is a better answer than an error.
var overtaken = []error{activation.ErrState, activation.ErrNotAllowed, activation.ErrTooLate, activation.ErrMatched}

// change does an act on the user of the address, and leads back to the user.
func (h *Handler) change(w http.ResponseWriter, r *http.Request, v visit, do Decide) error {
	id, err := userID(r)
	if err != nil {
		return err
	}
	_, err = h.Store.Change(r.Context(), v.cvr, id, do)
	return h.lead(w, r, v.path(id), err)
}

// lead ends an act: on to a page that shows what became of it, or to the error page.
func (h *Handler) lead(w http.ResponseWriter, r *http.Request, to string, err error) error {
	for _, e := range overtaken {
		if errors.Is(err, e) {
			err = nil
		}
	}
	if err != nil {
		return err
	}
	return page.Redirect(w, r, to)
}
