package smtptest

import (
	"bytes"
	_ "embed"
	"html/template"
	"net/http"
	"strconv"
	"strings"
	"time"
)

//go:embed page.html
var pageText string

var pages = template.Must(template.New("").Funcs(template.FuncMap{
	"clock": func(t time.Time) string { return t.Local().Format("2 Jan 15:04:05") },
}).Parse(pageText))

// policy lets a page show its own style and its own frame, and send its own forms; nothing is fetched from elsewhere.
const policy = "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'"

// Handler is the page and the API.
func (s *Server) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", s.list)
	mux.HandleFunc("GET /letters/{id}", s.letter(showLetter))
	mux.HandleFunc("GET /letters/{id}/html", s.letter(showHTML))
	mux.HandleFunc("GET /letters/{id}/raw", s.letter(showRaw))
	mux.HandleFunc("POST /trouble", s.troubleForm)
	mux.HandleFunc("POST /clear", s.clearForm)
	s.api(mux)
	return http.NewCrossOriginProtection().Handler(mux)
}

func (s *Server) list(w http.ResponseWriter, r *http.Request) {
	to := r.URL.Query().Get("to")
	show(w, "list", map[string]any{"To": to, "Letters": s.To(to, ""), "Trouble": s.Trouble(), "Drops": []Drop{DropNever, DropAtRecipient, DropAtText, DropAfterKeeping}})
}

// letter finds the letter that the path names and hands it on.
func (s *Server) letter(next func(http.ResponseWriter, Letter)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		id, err := strconv.Atoi(r.PathValue("id"))
		l, found := s.box.get(id)
		if err != nil || !found {
			http.Error(w, "There is no such letter.", http.StatusNotFound)
			return
		}
		next(w, l)
	}
}

func showLetter(w http.ResponseWriter, l Letter) {
	head, _, _ := bytes.Cut(l.Raw, []byte("\r\n\r\n"))
	show(w, "letter", map[string]any{"Letter": l, "Head": string(head)})
}

// showHTML serves the HTML part as a mail program would: no script, nothing fetched, links in a page of their own.
func showHTML(w http.ResponseWriter, l Letter) {
	w.Header().Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox")
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	_, _ = w.Write([]byte(strings.Replace(l.HTML, "<head>", `<head><base target="_blank">`, 1)))
}

func showRaw(w http.ResponseWriter, l Letter) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	_, _ = w.Write(l.Raw)
}

func (s *Server) troubleForm(w http.ResponseWriter, r *http.Request) {
	number := func(name string) int {
		n, err := strconv.Atoi(r.PostFormValue(name))
		if err != nil || n < 0 {
			return 0
		}
		return n
	}
	s.Misbehave(Trouble{
		Down: r.PostFormValue("down") != "", RefuseText: r.PostFormValue("refuse-text") != "",
		RefuseSender: r.PostFormValue("refuse-sender") != "",
		Greylist:     number("greylist"), Refuse: strings.TrimSpace(r.PostFormValue("refuse")),
		Drop: Drop(r.PostFormValue("drop")), DropTimes: number("drop-times"),
		SlowReply: time.Duration(number("slow")) * time.Second,
	})
	http.Redirect(w, r, "/", http.StatusSeeOther)
}

func (s *Server) clearForm(w http.ResponseWriter, r *http.Request) {
	if err := s.Clear(); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	http.Redirect(w, r, "/", http.StatusSeeOther)
}

func show(w http.ResponseWriter, name string, data any) {
	var page bytes.Buffer
	if err := pages.ExecuteTemplate(&page, name, data); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Content-Security-Policy", policy)
	w.Header().Set("Cache-Control", "no-store")
	_, _ = page.WriteTo(w)
}
