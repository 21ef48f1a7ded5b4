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

// contactForm asks for what the login could have told: what is kept is what the person types, and that is hers to decide.
func (h *Handler) contactForm(w http.ResponseWriter, r *http.Request, v visit) error {
	if v.State != connection.Draft {
		return page.Redirect(w, r, v.path("address/"+connectpage.WhoContact))
	}
	filled := form.Filled("name", v.Contact.Name, "email", v.Contact.Email, "language", v.Language)
	return page.Render(w, r, http.StatusOK, connectpage.Contact(connectpage.ContactPage{Case: connectpage.CaseOf(v.Connection), Form: filled}))
}

func (h *Handler) contact(w http.ResponseWriter, r *http.Request, v visit) error {
	in := form.Read(r)
	typed := connection.Contact{
		Name:  in.Required("name", "connect.contact.name.empty", connection.MaxName, "connect.contact.name.long"),
		Email: in.Email("email", "connect.contact.email.empty"),
	}
	lang := in.Choice("language", "connect.contact.language.empty", languages...)
	if in.Err() != nil {
		return page.Again(w, r, in, connectpage.Contact(connectpage.ContactPage{Case: connectpage.CaseOf(v.Connection), Form: in.State()}))
	}
	_, err := h.change(r, v, func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
		return c.SetContact(v.who, typed, lang, at)
	})
	return h.lead(w, r, v, v.home(), err)
}

// languages are those that letters are written in.
var languages = []string{string(i18n.Danish), string(i18n.English)}
