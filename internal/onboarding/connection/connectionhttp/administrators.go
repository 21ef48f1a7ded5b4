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
		return page.Render(w, r, http.StatusOK, connectpage.Who(connectpage.WhoPage{Case: c, Representative: v.names()}))
	}
	managed := slices.DeleteFunc(active, func(a connection.Administrator) bool { return !v.Manages(a.ID) })
	return page.Render(w, r, http.StatusOK, connectpage.Administrators(connectpage.AdministratorsPage{
		Case: c, Administrators: managed, Part: v.part, Full: len(v.Active()) >= most(v), Confirmed: !v.Answering(), Connected: v.State == connection.Connected,
		SetUp: !v.SetUpAt.IsZero(), Representative: v.mayName(),
	}))
}

// who takes the answer. Where somebody else is to be administrator, the form for her details is next; those who are known to the case
// have the details that they have there, which may be changed.
func (h *Handler) who(w http.ResponseWriter, r *http.Request, v visit) error {
	in, offered := form.Read(r), []string{connectpage.WhoMe, connectpage.WhoAnother, connectpage.WhoBoth}
	if v.names() != "" {
		offered = append(offered, connectpage.WhoRepresentative)
	}
	answer := in.Choice("who", "connect.who.empty", offered...)
	if in.Err() != nil {
		p := connectpage.WhoPage{Case: connectpage.CaseOf(v.Connection), Form: in.State(), Representative: v.names()}
		return page.Again(w, r, in, connectpage.Who(p))
	}
	if answer == connectpage.WhoAnother {
		return page.Redirect(w, r, v.path("administrators/new"))
	}
	chosen, to := v.chosen(answer), v.list()
	for _, a := range chosen {
		if a.Email == "" {
			return page.Redirect(w, r, v.path("administrators/me"))
		}
	}
	if answer == connectpage.WhoBoth && v.names() == "" {
		to = v.path("administrators/new")
	}
	_, err := h.change(r, v, func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
		var all []connection.Effect
		for _, a := range chosen {
			added, effects, err := c.AddAdministrator(v.who, a, at)
			if err != nil {
				return c, nil, err
			}
			c, all = added, append(all, effects...)
		}
		return c, all, nil
	})
	if errors.Is(err, connection.ErrDuplicateEmail) {
		in.Fail("who", "connect.who.same")
		return page.Again(w, r, in, connectpage.Who(connectpage.WhoPage{Case: connectpage.CaseOf(v.Connection), Form: in.State(), Representative: v.names()}))
	}
	return h.lead(w, r, v, to, err)
}

// chosen are those that an answer names who are known to the case.
func (v visit) chosen(answer string) []connection.Administrator {
	var out []connection.Administrator
	if v.names() != "" && (answer == connectpage.WhoRepresentative || answer == connectpage.WhoBoth) {
		out = append(out, connection.Administrator{
			ID: representativeID(v), Representative: true, Name: v.Contact.Name, Email: v.Contact.Email, Language: v.Language,
		})
	}
	if answer == connectpage.WhoMe || answer == connectpage.WhoBoth {
		own, lang := v.Reach(v.part)
		out = append(out, connection.Administrator{ID: selfID(v), Self: true, Name: own.Name, Email: own.Email, Language: lang})
	}
	return out
}

// names answers whom a reporter has named as the representative, "" to everybody else.
func (v visit) names() string {
	if v.part == v.Decider() {
		return ""
	}
	return v.Contact.Name
}

// mayName is names where the representative is no administrator yet.
func (v visit) mayName() string {
	if slices.ContainsFunc(v.Active(), func(a connection.Administrator) bool { return a.Representative }) {
		return ""
	}
	return v.names()
}

// list is where one is led after somebody was added or taken off: to the list, to see whether it is complete.
func (v visit) list() string {
	if v.Answering() {
		return v.path("administrators")
	}
	return v.path("case")
}

// removeForm asks before somebody is taken off.
func (h *Handler) removeForm(w http.ResponseWriter, r *http.Request, v visit) error {
	a, ok := appointed(r, v)
	if !ok || !v.Answering() && len(v.Active()) == 1 {
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
