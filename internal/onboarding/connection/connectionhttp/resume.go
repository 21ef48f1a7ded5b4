package connectionhttp

import (
	"errors"
	"net/http"
	"time"

	"github.com/go-chi/chi/v5"
	"github.com/google/uuid"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/fault"
	"tilslut/internal/onboarding/person"
	"tilslut/internal/platform/page"
	"tilslut/web/connectpage"
)

// errLogin sends somebody to the login whose session, or what the browser kept of the login, is gone.
var errLogin = fault.New(fault.Unauthenticated, "connection.login")

// visit is a case as its owner finds it.
type visit struct {
	connection.Connection
	at   time.Time // the database's time
	who  person.Ref
	part connection.Part
}

// visited answers a request about a case to its owner.
type visited func(w http.ResponseWriter, r *http.Request, v visit) error

// path is the address of the case, or of one of its pages.
func (v visit) path(page string) string {
	if page == "" {
		return "/connect/" + v.ID
	}
	return "/connect/" + v.ID + "/" + page
}

// drafting answers whether the questions are open, and who visits has them on her desk.
func (v visit) drafting() bool { return v.Answering() && v.part == v.Pen() }

// home is where one is led after a change: to what comes next, or, once it is out of one's hands, to the case, which shows the
// correction.
func (v visit) home() string {
	if v.drafting() {
		return v.path("")
	}
	return v.path("case")
}

// resume is the one place that asks what comes next.
func (h *Handler) resume(w http.ResponseWriter, r *http.Request, v visit) error {
	return page.Redirect(w, r, v.path(string(v.Next(v.part))))
}

// owner answers a request about a case by its owner; for everybody else there is no such case.
func (h *Handler) owner(then visited) http.HandlerFunc {
	return h.Faults.Handle(func(w http.ResponseWriter, r *http.Request) error {
		v, err := h.open(r)
		if errors.Is(err, connection.ErrLapsed) {
			return page.Render(w, r, http.StatusGone, connectpage.Lapsed(connectpage.EndedPage{Case: connectpage.CaseOf(v.Connection)}))
		}
		if err != nil {
			return err
		}
		return then(w, r, v)
	})
}

// step is owner for the page of a step: where it makes no sense now, the case says what does.
func (h *Handler) step(s connection.Step, show visited) http.HandlerFunc {
	return h.owner(func(w http.ResponseWriter, r *http.Request, v visit) error {
		if !v.CanVisit(v.part, s) {
			return page.Redirect(w, r, v.path(""))
		}
		return show(w, r, v)
	})
}

// open finds the case of the request's address for the person of its session.
func (h *Handler) open(r *http.Request) (visit, error) {
	who, ok := h.Guard.Person(r.Context())
	if !ok {
		return visit{}, errLogin
	}
	id, err := caseID(r)
	if err != nil {
		return visit{}, err
	}
	c, at, err := h.Store.Get(r.Context(), id, who)
	if errors.Is(err, connection.ErrNotYours) {
		err = connection.ErrUnknown
	}
	return visit{Connection: c, at: at, who: who, part: c.Part(who)}, err
}

// caseID answers the id in the request's address, in its one spelling.
func caseID(r *http.Request) (string, error) {
	typed := chi.URLParam(r, "id")
	if id, err := uuid.Parse(typed); err != nil || id.String() != typed {
		return "", connection.ErrUnknown
	}
	return typed, nil
}
