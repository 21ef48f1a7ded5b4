package server

import (
	"net/http"
	"net/url"
	"time"

	"tilslut/internal/platform/form"
	"tilslut/internal/platform/i18n"
	"tilslut/internal/platform/page"
	"tilslut/internal/platform/session"
)

// remembered is how long a browser keeps the language that was chosen.
const remembered = 365 * 24 * time.Hour

// spoken decides the language of the answer: what was chosen before, else what the browser asks for.
func (s *Server) spoken(next http.Handler) http.Handler {
	name := session.CookieName(s.config.Origin, "", "language")
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Add("Vary", "Cookie, Accept-Language")
		l := i18n.FromHeader(r.Header.Get("Accept-Language"))
		if c, err := r.Cookie(name); err == nil {
			if chosen, ok := i18n.Parse(c.Value); ok {
				l = chosen
			}
		}
		next.ServeHTTP(w, r.WithContext(i18n.With(r.Context(), l)))
	})
}

// switched takes a choice of language. A link (GET) is answered by a redirect to the same page without the choice; a form goes
// on to its handler, which shows it again because form.Reader answers ErrLanguage.
func (s *Server) switched(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.Method {
		case http.MethodGet, http.MethodHead:
			if r.URL.RawQuery != "" && r.URL.Query().Has(form.SwitchLanguage) {
				s.backAgain(w, r)
				return
			}
		case http.MethodPost:
			// A body that is no form is for the handler to refuse; it finds the same error.
			r, _ = form.Parse(r)
			if chosen, ok := i18n.Parse(r.PostForm.Get(form.SwitchLanguage)); ok {
				http.SetCookie(w, s.languageCookie(chosen))
				r = r.WithContext(i18n.With(r.Context(), chosen))
			}
		}
		next.ServeHTTP(w, r)
	})
}

func (s *Server) backAgain(w http.ResponseWriter, r *http.Request) {
	query := r.URL.Query()
	if chosen, ok := i18n.Parse(query.Get(form.SwitchLanguage)); ok {
		http.SetCookie(w, s.languageCookie(chosen))
	}
	query.Del(form.SwitchLanguage)
	back := (&url.URL{Path: r.URL.Path, RawPath: r.URL.RawPath, RawQuery: query.Encode()}).String()
	w.Header().Set("Cache-Control", "no-store")
	if err := page.Redirect(w, r, back); err != nil {
		s.config.Faults.Status(w, r, http.StatusNotFound, "")
	}
}

func (s *Server) languageCookie(l i18n.Lang) *http.Cookie {
	return &http.Cookie{
		Name: session.CookieName(s.config.Origin, "", "language"), Value: string(l), Path: "/", MaxAge: int(remembered.Seconds()),
		HttpOnly: true, SameSite: http.SameSiteLaxMode, Secure: s.config.Origin.Scheme == "https",
	}
}
