package oidctest

import (
	"embed"
	"html/template"
	"net/http"
	"net/url"
	"strings"
)

//go:embed assets/style.css assets/pages.html
var assets embed.FS

var pages = template.Must(template.ParseFS(assets, "assets/pages.html"))

// pageData is what any of the pages shows.
type pageData struct {
	Title, Kind  string
	Base, Issuer string // Base is the issuer's path
	People       []Persona
	With         string    // the authenticator of a separate MitID
	Self, Others []Persona // who may be given one: who is logged in here, and everybody else
	Reason       string
	Active       []string
	Groups       []group
}

// render writes a page. Its policy has no form-action: the page of personas posts to this host and is sent on to any client's.
func (b *Broker) render(w http.ResponseWriter, status int, name string, data pageData) {
	data.Issuer, data.Kind, data.People = b.Issuer(), "MitID", b.People()
	if b.options.Staff {
		data.Kind = "medarbejdernes login"
	}
	if issuer, err := url.Parse(data.Issuer); err == nil {
		data.Base = strings.TrimSuffix(issuer.Path, "/")
	}
	header := w.Header()
	header.Set("Content-Type", "text/html; charset=utf-8")
	header.Set("Content-Security-Policy", "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'")
	header.Set("X-Content-Type-Options", "nosniff")
	header.Set("Referrer-Policy", "no-referrer")
	header.Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_ = pages.ExecuteTemplate(w, name, data) // A browser that hangs up is not our failure.
}

func (b *Broker) personaPage(w http.ResponseWriter, _ *http.Request) {
	b.render(w, http.StatusOK, "personas", pageData{Title: "Hvem logger ind?"})
}

func (b *Broker) errorPage(w http.ResponseWriter, r *http.Request) {
	b.render(w, http.StatusBadRequest, "error", pageData{Title: "Der er sket en fejl", Reason: r.URL.Query().Get("reason")})
}

func (b *Broker) loggedOutPage(w http.ResponseWriter) {
	b.render(w, http.StatusOK, "logged-out", pageData{Title: "Du er logget af"})
}
