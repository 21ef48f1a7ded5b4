package connectionhttp

import (
	"net/http"
	"time"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/platform/form"
	"tilslut/internal/platform/i18n"
	"tilslut/internal/platform/page"
	"tilslut/web/connectpage"
)

// contactForm asks for what the login could have told: what is kept is what the person types, and that is hers to decide. A reporter
// is asked for the representative instead.
func (h *Handler) contactForm(w http.ResponseWriter, r *http.Request, v visit) error {
	if !v.drafting() {
		return page.Redirect(w, r, v.path("address/"+connectpage.WhoContact))
	}
	filled := form.Filled("name", v.Contact.Name, "email", v.Contact.Email, "language", v.Language)
	if v.part != v.Decider() {
		return page.Render(w, r, http.StatusOK, connectpage.Representative(connectpage.RepresentativePage{Case: connectpage.CaseOf(v.Connection), Form: filled}))
	}
	return page.Render(w, r, http.StatusOK, connectpage.Contact(connectpage.ContactPage{Case: connectpage.CaseOf(v.Connection), Form: filled}))
}

func (h *Handler) contact(w http.ResponseWriter, r *http.Request, v visit) error {
	if v.part != v.Decider() {
		return h.nameRepresentative(w, r, v)
	}
	in := form.Read(r)
	typed, lang := ownContact(in)
	if in.Err() != nil {
		return page.Again(w, r, in, connectpage.Contact(connectpage.ContactPage{Case: connectpage.CaseOf(v.Connection), Form: in.State()}))
	}
	return h.setContact(w, r, v, typed, lang)
}

// nameRepresentative takes a reporter's answer to who the representative is.
func (h *Handler) nameRepresentative(w http.ResponseWriter, r *http.Request, v visit) error {
	in := form.Read(r)
	typed := theirContact(in)
	lang := in.Choice("language", "connect.contact.language.empty", languages...)
	if in.Err() != nil {
		p := connectpage.RepresentativePage{Case: connectpage.CaseOf(v.Connection), Form: in.State()}
		return page.Again(w, r, in, connectpage.Representative(p))
	}
	return h.setContact(w, r, v, typed, lang)
}

func (h *Handler) setContact(w http.ResponseWriter, r *http.Request, v visit, typed connection.Contact, lang string) error {
	_, err := h.change(r, v, func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
		return c.SetContact(v.who, typed, lang, at)
	})
	return h.lead(w, r, v, v.home(), err)
}

// theirContact reads how a reporter says that the representative is called and reached.
func theirContact(in *form.Reader) connection.Contact {
	return connection.Contact{
		Name:  in.Required("name", "connect.representative.name.empty", connection.MaxName, "connect.contact.name.long"),
		Email: in.Email("email", "connect.representative.email.empty"),
	}
}

// languages are those that letters are written in.
var languages = []string{string(i18n.Danish), string(i18n.English)}
