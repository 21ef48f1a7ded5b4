package gallery

import (
	_ "embed"
	"io"
	"net/http"

	"tilslut/internal/platform/i18n"
	"tilslut/web/static"
)

// policy is the Content-Security-Policy that the service sends with its pages, so that a page which would break it
// breaks here.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
	"connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; " +
	"require-trusted-types-for 'script'; trusted-types 'none'"

// letterPolicy lets a letter style itself, as a mail program would, and nothing else.
const letterPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"

// Handler serves the gallery: an index at "/", a sample at "/da/connect/find", a letter's text part at
// "/da/letter/receipt.txt", and the stylesheet, script and fonts where pages expect them. It is for a developer's desk.
func Handler() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET /static/", static.Handler())
	mux.HandleFunc("GET /{$}", serveIndex)
	mux.HandleFunc("GET /review/{id}/documents/{document}/{page}", servePicture)
	for _, s := range All() {
		for _, l := range i18n.Languages() {
			address := "GET /" + string(l) + "/" + s.ID()
			mux.HandleFunc(address, s.serve(l))
			if s.Text != nil {
				mux.HandleFunc(address+".txt", s.serveText(l))
			}
		}
	}
	return mux
}

func (s Sample) serve(l i18n.Lang) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if wanted, ok := i18n.Parse(r.URL.Query().Get("switch-language")); ok {
			http.Redirect(w, r, "/"+string(wanted)+"/"+s.ID(), http.StatusSeeOther)
			return
		}
		allowed := policy
		if s.Letter {
			allowed = letterPolicy
		}
		s.write(w, r, l, allowed)
	}
}

func (s Sample) write(w http.ResponseWriter, r *http.Request, l i18n.Lang, allowed string) {
	page, err := s.Render(r.Context(), l)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Content-Security-Policy", allowed)
	_, _ = io.WriteString(w, page) // Whoever has hung up needs no answer.
}

func (s Sample) serveText(l i18n.Lang) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		_, _ = io.WriteString(w, s.RenderText(r.Context(), l))
	}
}

// minutes is what every page of every document looks like here.
//
//go:embed pictures/page.png
var minutes []byte

func servePicture(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "image/png")
	_, _ = w.Write(minutes)
}

func serveIndex(w http.ResponseWriter, r *http.Request) {
	ctx := i18n.With(r.Context(), i18n.Danish)
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Content-Security-Policy", policy)
	_ = index(All()).Render(ctx, w)
}
