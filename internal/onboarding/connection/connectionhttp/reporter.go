package connectionhttp

import (
	"net/http"
	"time"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/platform/form"
	"tilslut/internal/platform/page"
	"tilslut/web/connectpage"
)

// reporterForm asks a reporter how she hears what becomes of the case. She may correct that whoever has the case now.
func (h *Handler) reporterForm(w http.ResponseWriter, r *http.Request, v visit) error {
	p := connectpage.ReporterPage{Case: connectpage.CaseOf(v.Connection), Sent: !v.drafting()}
	p.Form = form.Filled("name", v.Reporter.Name, "email", v.Reporter.Email, "language", v.ReporterLanguage)
	return page.Render(w, r, http.StatusOK, connectpage.Reporter(p))
}

func (h *Handler) reporter(w http.ResponseWriter, r *http.Request, v visit) error {
	in := form.Read(r)
	typed, lang := ownContact(in)
	if in.Err() != nil {
		p := connectpage.ReporterPage{Case: connectpage.CaseOf(v.Connection), Form: in.State(), Sent: !v.drafting()}
		return page.Again(w, r, in, connectpage.Reporter(p))
	}
	_, err := h.change(r, v, func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
		return c.SetReporter(v.who, typed, lang, at)
	})
	return h.lead(w, r, v, v.home(), err)
}

// ownContact reads how somebody wants to be written to herself, and in which language.
func ownContact(in *form.Reader) (connection.Contact, string) {
	typed := connection.Contact{
		Name:  in.Required("name", "connect.contact.name.empty", connection.MaxName, "connect.contact.name.long"),
		Email: in.Email("email", "connect.contact.email.empty"),
	}
	return typed, in.Choice("language", "connect.contact.language.empty", languages...)
}
