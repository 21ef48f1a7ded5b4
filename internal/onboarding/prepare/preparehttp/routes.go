package preparehttp

import (
	"net/http"
	"net/url"

	"github.com/go-chi/chi/v5"

	"tilslut/internal/platform/page"
	"tilslut/internal/platform/session"
	"tilslut/web/startpage"
)

// Handler answers everything that needs no login.
type Handler struct {
	Faults  page.Faults
	Origin  *url.URL // the service's own address; decides how its cookies are called
	Contact string   // a staffed e-mail address to show; "" for none
}

// Mount adds the routes.
func (h *Handler) Mount(r chi.Router) {
	r.Get("/", h.Faults.Handle(h.start))
	r.Get("/need", h.Faults.Handle(h.need))
	r.Get("/need/outcome", h.Faults.Handle(h.outcome))
	r.Get("/prepare", h.Faults.Handle(h.prepare))
	r.Get("/help", h.Faults.Handle(h.help))
	r.Get("/accessibility", h.Faults.Handle(h.accessibility))
	r.Get("/was", h.Faults.Handle(h.was))
	r.Get("/privacy", h.Faults.Handle(h.privacy))
}

func (h *Handler) start(w http.ResponseWriter, r *http.Request) error {
	return page.Render(w, r, http.StatusOK, startpage.Start(startpage.StartPage{}))
}

func (h *Handler) prepare(w http.ResponseWriter, r *http.Request) error {
	return page.Render(w, r, http.StatusOK, startpage.Prepare(startpage.PreparePage{}))
}

func (h *Handler) help(w http.ResponseWriter, r *http.Request) error {
	return page.Render(w, r, http.StatusOK, startpage.Help(startpage.HelpPage{Contact: h.Contact}))
}

func (h *Handler) accessibility(w http.ResponseWriter, r *http.Request) error {
	return page.Render(w, r, http.StatusOK, startpage.Accessibility(startpage.AccessibilityPage{Contact: h.Contact}))
}

// was is the address under which Danish public sites are expected to have their statement.
func (h *Handler) was(w http.ResponseWriter, r *http.Request) error {
	return page.Redirect(w, r, "/accessibility")
}

func (h *Handler) privacy(w http.ResponseWriter, r *http.Request) error {
	return page.Render(w, r, http.StatusOK, startpage.Privacy(startpage.PrivacyPage{
		Session:  session.CookieName(h.Origin, "", "session"),
		Identity: session.CookieName(h.Origin, "", "identity"),
		Login:    session.CookieName(h.Origin, "", "login"),
		Enrolled: session.CookieName(h.Origin, "", "enrolled"),
		Language: session.CookieName(h.Origin, "", "language"),
		Contact:  h.Contact,
	}))
}
