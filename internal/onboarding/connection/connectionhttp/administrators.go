package connectionhttp

import (
	"errors"
	"net/http"
	"slices"
	"time"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/platform/form"
	"tilslut/internal/platform/page"
	"tilslut/web/connectpage"
)

// administrators asks who it shall be, or lists those who have been chosen.
func (h *Handler) administrators(w http.ResponseWriter, r *http.Request, v visit) error {
	c, active := connectpage.CaseOf(v.Connection), v.Active()
	if len(active) == 0 {
		return page.Render(w, r, http.StatusOK, connectpage.Who(connectpage.WhoPage{Case: c}))
	}
	managed := slices.DeleteFunc(active, func(a connection.Administrator) bool { return !v.Manages(a.ID) })
	return page.Render(w, r, http.StatusOK, connectpage.Administrators(connectpage.AdministratorsPage{
		Case: c, Administrators: managed, Full: len(v.Active()) >= most(v), Confirmed: v.State != connection.Draft, Connected: v.State == connection.Connected,
		SetUp: !v.SetUpAt.IsZero(),
	}))
}

// who takes the answer. Where somebody else is to be administrator, the form for her details is next; the person's own details
// are those she gave for the receipt, which she may change.
func (h *Handler) who(w http.ResponseWriter, r *http.Request, v visit) error {
	in := form.Read(r)
	answer := in.Choice("who", "connect.who.empty", connectpage.WhoMe, connectpage.WhoAnother, connectpage.WhoBoth)
	if in.Err() != nil {
		return page.Again(w, r, in, connectpage.Who(connectpage.WhoPage{Case: connectpage.CaseOf(v.Connection), Form: in.State()}))
	}
	switch {
	case answer == connectpage.WhoAnother:
		return page.Redirect(w, r, v.path("administrators/new"))
	case v.Contact.Email == "":
		return page.Redirect(w, r, v.path("administrators/me"))
	}
	self := connection.Administrator{ID: selfID(v), Self: true, Name: v.Contact.Name, Email: v.Contact.Email, Language: v.Language}
	_, err := h.change(r, v, func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
		return c.AddAdministrator(v.who, self, at)
	})
	if answer == connectpage.WhoBoth {
		return h.lead(w, r, v, v.path("administrators/new"), err)
	}
	return h.lead(w, r, v, v.list(), err)
}

// list is where one is led after somebody was added or taken off: to the list, to see whether it is complete.
func (v visit) list() string {
	if v.State == connection.Draft {
		return v.path("administrators")
	}
	return v.path("case")
}

// removeForm asks before somebody is taken off.
func (h *Handler) removeForm(w http.ResponseWriter, r *http.Request, v visit) error {
	a, ok := appointed(r, v)
	if !ok || v.State != connection.Draft && len(v.Active()) == 1 {
		return page.Redirect(w, r, v.path("administrators"))
	}
	return page.Render(w, r, http.StatusOK, connectpage.Remove(connectpage.RemovePage{
		Case: connectpage.CaseOf(v.Connection), ID: a.ID, Name: a.Name, Linked: a.LinkVersion > 0,
	}))
}

func (h *Handler) remove(w http.ResponseWriter, r *http.Request, v visit) error {
	a, ok := appointed(r, v)
	if !ok {
		return page.Redirect(w, r, v.home())
	}
	_, err := h.change(r, v, func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
		return c.RemoveAdministrator(v.who, a.ID, at)
	})
	if errors.Is(err, connection.ErrLastAdministrator) {
		return page.Redirect(w, r, v.path("administrators"))
	}
	return h.lead(w, r, v, v.list(), err)
}

// most is how many administrators a case may have at once.
func most(v visit) int {
	if v.Rules.MaxAdministrators > 0 {
		return v.Rules.MaxAdministrators
	}
	return connection.DefaultRules().MaxAdministrators
}
