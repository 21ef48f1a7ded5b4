package reviewhttp

import (
	"net/http"
	"slices"
	"time"
	"unicode/utf8"

	"github.com/go-chi/chi/v5"
	"github.com/google/uuid"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/fault"
	"tilslut/internal/onboarding/login"
	"tilslut/internal/onboarding/person"
	"tilslut/internal/platform/page"
	"tilslut/web/reviewpage"
)

// errLogin sends somebody to the login whose session is gone.
var errLogin = fault.New(fault.Unauthenticated, "review.login")

// staff answers a request by anybody of the staff.
func (h *Handler) staff(then func(w http.ResponseWriter, r *http.Request, who login.Staff) error) http.HandlerFunc {
	return h.Faults.Handle(func(w http.ResponseWriter, r *http.Request) error {
		who, ok := h.Guard.Staff(r.Context())
		if !ok || !who.HasRole() {
			return errLogin
		}
		return then(w, r, who)
	})
}

// caseworker answers a request by a caseworker. An operator who is none is told what there is for her.
func (h *Handler) caseworker(then func(w http.ResponseWriter, r *http.Request, who connection.Caseworker) error) http.HandlerFunc {
	return h.staff(func(w http.ResponseWriter, r *http.Request, who login.Staff) error {
		if !who.Caseworker {
			return page.Render(w, r, http.StatusForbidden, reviewpage.Closed())
		}
		return then(w, r, connection.Caseworker{Ref: who.Ref, Name: who.Name})
	})
}

// visit is a case as a caseworker finds it.
type visit struct {
	connection.Connection
	at   time.Time // the house's time
	who  connection.Caseworker
	from reviewpage.Asked
}

// path is the address of a page of the case, "" the case itself.
func (v visit) path(page string) string { return v.from.Case(v.ID, page) }

func (v visit) head() reviewpage.Head {
	return reviewpage.Head{Connection: v.Connection, At: v.at, Me: v.who.Ref, From: v.from}
}

// visited answers a request of a caseworker about the case of the address.
func (h *Handler) visited(then func(w http.ResponseWriter, r *http.Request, v visit) error) http.HandlerFunc {
	return h.caseworker(func(w http.ResponseWriter, r *http.Request, who connection.Caseworker) error {
		id, err := idOf(r, "id")
		if err != nil {
			return err
		}
		v := visit{who: who, from: askedFor(r)}
		v.from.After = ""
		if v.Connection, v.at, err = h.Store.ForReview(r.Context(), id); err != nil {
			return err
		}
		return then(w, r, v)
	})
}

// idOf answers an id of the request's address, in its one spelling.
func idOf(r *http.Request, name string) (string, error) {
	typed := chi.URLParam(r, name)
	if id, err := uuid.Parse(typed); err != nil || id.String() != typed {
		return "", connection.ErrUnknown
	}
	return typed, nil
}

// longestSearch is how long a search may be, in characters.
const longestSearch = connection.MaxName

// askedFor reads the part of the queue that the request's address names. What is none is the default; a search that can't be kept in an
// address is none.
func askedFor(r *http.Request) reviewpage.Asked {
	q := r.URL.Query()
	a := reviewpage.Asked{
		View: connection.View(q.Get("view")), Query: person.Clean(q.Get("q")), Order: connection.Order(q.Get("sort")), Down: q.Get("down") == "1",
		After: q.Get("after"),
	}
	if !slices.Contains(connection.Views(), a.View) {
		a.View = connection.ViewNew
	}
	if !slices.Contains([]connection.Order{connection.ByDue, connection.BySubmitted, connection.ByName}, a.Order) {
		a.Order = connection.ByDue
	}
	if person.LooksLikeCPR(a.Query) || utf8.RuneCountInString(a.Query) > longestSearch {
		a.Query = ""
	}
	return a
}
