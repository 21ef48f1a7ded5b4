package connectionhttp

import (
	"errors"
	"net/http"
	"strconv"
	"time"

	"github.com/go-chi/chi/v5"
	"github.com/google/uuid"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/platform/form"
	"tilslut/internal/platform/page"
	"tilslut/web/connectpage"
)

// administratorForm asks for one administrator's details: of somebody new, of the person herself ("me"), or of one to be changed.
func (h *Handler) administratorForm(w http.ResponseWriter, r *http.Request, v visit) error {
	p, ok := h.administratorPage(r, v)
	if !ok {
		return page.Redirect(w, r, v.path("administrators"))
	}
	a, _ := v.Administrator(p.ID)
	switch {
	case p.ID != "":
		p.Form = form.Filled("name", a.Name, "email", a.Email, "language", a.Language)
	case p.Self:
		own, lang := v.Reach(v.part)
		p.Form = form.Filled("name", own.Name, "email", own.Email, "language", lang)
	case p.Known:
		p.Form = form.Filled("name", v.Contact.Name, "email", v.Contact.Email, "language", v.Language)
	default:
		// The key makes the same form, sent many times, one appointment.
		p.Form = form.Filled("key", uuid.NewString(), "language", v.Language)
	}
	return page.Render(w, r, http.StatusOK, connectpage.Administrator(p))
}

// administrator adds or changes one.
func (h *Handler) administrator(w http.ResponseWriter, r *http.Request, v visit) error {
	p, ok := h.administratorPage(r, v)
	if !ok {
		return page.Redirect(w, r, v.home())
	}
	in := form.Read(r)
	typed := h.typed(in, v, p)
	p.Form = in.State()
	if in.Err() != nil {
		return page.Again(w, r, in, connectpage.Administrator(p))
	}
	_, err := h.change(r, v, func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
		if p.ID == "" {
			return c.AddAdministrator(v.who, typed, at)
		}
		return c.ChangeAdministrator(v.who, typed, at)
	})
	switch {
	case errors.Is(err, connection.ErrDuplicateEmail):
		in.Fail("email", "connect.administrator.same")
	case errors.Is(err, connection.ErrNoBirth):
		// The date was used when the person before was recognised. Somebody else has another one.
		in.Fail("birth", "connect.administrator.birth.empty")
	case errors.Is(err, connection.ErrTooManyAdministrators):
		in.Fail("", "connect.administrator.many")
	case p.ID == "":
		return h.lead(w, r, v, v.list(), err)
	default:
		return h.lead(w, r, v, v.home(), err)
	}
	p.Form = in.State()
	return page.Again(w, r, in, connectpage.Administrator(p))
}

// typed reads the form. The date of birth leaves it as a keyed code, bound to this appointment, and in no other way.
func (h *Handler) typed(in *form.Reader, v visit, p connectpage.AdministratorPage) connection.Administrator {
	a := connection.Administrator{ID: p.ID, Self: p.Self, Representative: p.Known}
	nobody := "connect.administrator.name.empty"
	nowhere := "connect.administrator.email.empty"
	if p.Self {
		nobody, nowhere = "connect.contact.name.empty", "connect.contact.email.empty"
	}
	a.Name = in.Required("name", nobody, connection.MaxName, "connect.contact.name.long")
	a.Email = in.Email("email", nowhere)
	switch {
	case a.ID == "" && a.Self:
		a.ID = selfID(v)
	case a.ID == "" && p.Known:
		a.ID = representativeID(v)
	case a.ID == "":
		a.ID = derivedID(v, in.Value("key"))
	}
	given := in.Value("birth-day")+in.Value("birth-month")+in.Value("birth-year") != ""
	if !p.Self && !p.Known && (p.ID == "" || given) {
		if date := in.Birth("birth", "connect.administrator.birth.empty"); date != "" {
			a.Birth = h.Codes.BirthCode(a.ID, date)
		}
	}
	a.Language = in.Choice("language", "connect.administrator.language.empty", languages...)
	return a
}

// administratorPage tells whose form the address names; false where there is nobody of that name.
func (h *Handler) administratorPage(r *http.Request, v visit) (connectpage.AdministratorPage, bool) {
	p := connectpage.AdministratorPage{Case: connectpage.CaseOf(v.Connection), Connected: v.State == connection.Connected}
	switch chi.URLParam(r, "who") {
	case "new":
		return p, v.Manages("")
	case connectpage.WhoMe:
		p.Self, p.Who = true, connectpage.WhoMe
		return p, v.Manages("")
	case connectpage.WhoRepresentative:
		p.Known, p.Who = true, connectpage.WhoRepresentative
		return p, v.Manages("") && v.names() != ""
	}
	a, ok := appointed(r, v)
	p.ID, p.Self = a.ID, connectpage.IsOwn(a, v.part)
	p.Known = !p.Self && (a.Self || a.Representative)
	return p, ok
}

// appointed finds the administrator of the address among those whom the case still manages.
func appointed(r *http.Request, v visit) (connection.Administrator, bool) {
	a, ok := v.Administrator(chi.URLParam(r, "who"))
	return a, ok && !a.Withdrawn && v.Manages(a.ID)
}

// derivedID is an administrator's id: it follows from the case and a key of the form, so that a form sent twice appoints once,
// and so that nobody can name an id of another case.
func derivedID(v visit, key string) string {
	return uuid.NewSHA1(uuid.MustParse(v.ID), []byte("administrator/"+key)).String()
}

// selfID is the id of the person's own appointment. Taken off after a link was sent, she gets a new one: the old link stays dead. A
// reporter and a representative have one each.
func selfID(v visit) string {
	if v.part == connection.Representative {
		return representativeID(v)
	}
	gone := 0
	for _, a := range v.Administrators {
		if a.Self && a.Withdrawn {
			gone++
		}
	}
	return derivedID(v, "me/"+strconv.Itoa(gone))
}

// representativeID is selfID for the representative of a reporter's case, whoever appoints her.
func representativeID(v visit) string {
	gone := 0
	for _, a := range v.Administrators {
		if a.Representative && a.Withdrawn {
			gone++
		}
	}
	return derivedID(v, "representative/"+strconv.Itoa(gone))
}
