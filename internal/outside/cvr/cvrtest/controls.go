package cvrtest

import (
	_ "embed"
	"html/template"
	"net/http"
	"slices"
	"strings"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/person"
)

//go:embed page.html
var pageText string

//go:embed style.css
var styleText string

var pageTemplate = template.Must(template.New("page").Parse(pageText))

// front answers the page to browsers and the index's banner to programs.
func (r *Register) front(w http.ResponseWriter, request *http.Request) {
	if !strings.Contains(request.Header.Get("Accept"), "text/html") {
		answer(w, http.StatusOK, object{"name": "stand-in", "cluster_name": "cvr", "version": object{"number": "6.8.23"}, "tagline": "You Know, for Search"})
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Content-Security-Policy", "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
	_ = pageTemplate.Execute(w, map[string]any{"Mode": r.Mode(), "Modes": Modes(), "All": r.rows(), "User": User, "Password": Password})
}

func style(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/css; charset=utf-8")
	_, _ = w.Write([]byte(styleText))
}

// row is an association as the page and the JSON list show it.
type row struct {
	CVR             association.CVR `json:"cvr"`
	Name            string          `json:"name"`
	Form            int             `json:"form"`
	Status          string          `json:"status"`
	Purpose         string          `json:"purpose"`
	Email           string          `json:"email"`
	Representatives []string        `json:"representatives"`
}

// rows shows what the register says today, without judging it.
func (r *Register) rows() []row {
	today := r.today().String()
	current := func(s Span) bool {
		from, _ := s.From.on(r.today()).(string)
		to, _ := s.To.on(r.today()).(string)
		return from <= today && (to == "" || today <= to)
	}
	var all []row
	for _, a := range r.Current() {
		shown := row{CVR: a.CVR, Name: a.Name, Form: a.Form, Status: a.Status, Purpose: a.Purpose}
		for _, c := range a.Contacts {
			if current(c.Span) && !c.Secret {
				shown.Email = c.Address
			}
		}
		for _, m := range a.Members {
			if current(m.Span) && m.Function == "" && m.Type == "" {
				shown.Representatives = append(shown.Representatives, m.Name)
			}
		}
		all = append(all, shown)
	}
	return all
}

func (r *Register) listed(w http.ResponseWriter, _ *http.Request) {
	answer(w, http.StatusOK, r.rows())
}

func (r *Register) misbehave(w http.ResponseWriter, request *http.Request) {
	mode := Mode(request.FormValue("mode"))
	known := slices.ContainsFunc(Modes(), func(m Manner) bool { return m.Mode == mode })
	if mode != "" && !known {
		http.Error(w, "no such mode", http.StatusBadRequest)
		return
	}
	r.Misbehave(mode)
	http.Redirect(w, request, "/", http.StatusSeeOther)
}

func (r *Register) reset(w http.ResponseWriter, request *http.Request) {
	r.Reset()
	http.Redirect(w, request, "/", http.StatusSeeOther)
}

// edit works the controls of one association.
func (r *Register) edit(w http.ResponseWriter, request *http.Request) {
	number := association.CVR(request.PathValue("cvr"))
	name := person.Clean(request.FormValue("name"))
	var done bool
	switch what := request.PathValue("what"); {
	case what == "representative" && name != "":
		done = r.Represent(number, name)
	case what == "representative/end" && name != "":
		done = r.StopRepresenting(number, name)
	case what == "email":
		done = r.SetEmail(number, person.Clean(request.FormValue("email")))
	case what == "cease":
		done = r.Cease(number)
	default:
		http.Error(w, "no such control, or no name", http.StatusBadRequest)
		return
	}
	if !done {
		http.Error(w, "no such association", http.StatusNotFound)
		return
	}
	http.Redirect(w, request, "/#cvr-"+number.String(), http.StatusSeeOther)
}
