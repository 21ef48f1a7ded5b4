package connectionhttp

import (
	"errors"
	"net/http"
	"time"

	"github.com/go-chi/chi/v5"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/platform/form"
	"tilslut/internal/platform/page"
	"tilslut/web/connectpage"
)

// addressForm corrects where letters go once the case is confirmed. Before that, the steps themselves are the place.
func (h *Handler) addressForm(w http.ResponseWriter, r *http.Request, v visit) error {
	p, a, ok := addressPage(r, v)
	if !ok {
		return page.Redirect(w, r, v.home())
	}
	p.Form = form.Filled("email", a.Email)
	if p.Who == connectpage.WhoContact {
		p.Form = form.Filled("name", v.Contact.Name, "email", v.Contact.Email)
	}
	return page.Render(w, r, http.StatusOK, connectpage.Address(p))
}

func (h *Handler) address(w http.ResponseWriter, r *http.Request, v visit) error {
	p, a, ok := addressPage(r, v)
	if !ok {
		return page.Redirect(w, r, v.home())
	}
	in := form.Read(r)
	var correct act
	if p.Who == connectpage.WhoContact {
		typed := connection.Contact{
			Name:  in.Required("name", "connect.contact.name.empty", connection.MaxName, "connect.contact.name.long"),
			Email: in.Email("email", "connect.contact.email.empty"),
		}
		correct = func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
			return c.CorrectContact(v.who, typed, at)
		}
	} else {
		email := in.Email("email", "connect.administrator.email.empty")
		correct = func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
			return c.CorrectAddress(v.who, a.ID, email, at)
		}
	}
	p.Form = in.State()
	if in.Err() != nil {
		return page.Again(w, r, in, connectpage.Address(p))
	}
	_, err := h.change(r, v, correct)
	if errors.Is(err, connection.ErrDuplicateEmail) {
		in.Fail("email", "connect.administrator.same")
		p.Form = in.State()
		return page.Again(w, r, in, connectpage.Address(p))
	}
	return h.lead(w, r, v, v.path("case"), err)
}

// addressPage tells whose address the form corrects; false where there is nobody of that name, or nothing to correct here.
func addressPage(r *http.Request, v visit) (connectpage.AddressPage, connection.Administrator, bool) {
	p := connectpage.AddressPage{Case: connectpage.CaseOf(v.Connection), Connected: v.State == connection.Connected}
	if v.Answering() || v.Taken || v.part != v.Pen() {
		return p, connection.Administrator{}, false
	}
	if p.Who = chi.URLParam(r, "who"); p.Who == connectpage.WhoContact {
		return p, connection.Administrator{}, true
	}
	a, ok := appointed(r, v)
	p.Who, p.Name = a.ID, a.Name
	return p, a, ok && v.CanVisit(v.part, connection.StepAdministrators)
}
