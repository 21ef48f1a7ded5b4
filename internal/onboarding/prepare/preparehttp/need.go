package preparehttp

import (
	"net/http"
	"slices"

	"tilslut/internal/onboarding/prepare"
	"tilslut/internal/platform/form"
	"tilslut/internal/platform/page"
	"tilslut/web/startpage"
)

// unanswered says what to do about a question that nothing was chosen for.
var unanswered = map[prepare.Question]string{
	prepare.People:   "need.people.empty",
	prepare.Number:   "need.cvr.empty",
	prepare.Form:     "need.form.empty",
	prepare.Register: "need.register.empty",
}

// need shows a question: the one that is to be asked again, or else the first that is open.
func (h *Handler) need(w http.ResponseWriter, r *http.Request) error {
	query := r.URL.Query()
	given := func(q prepare.Question) string { return query.Get(string(q)) }
	counted, next, _ := prepare.Walk(given)
	if again := slices.IndexFunc(counted, func(a prepare.Answer) bool { return string(a.Question) == query.Get("at") }); again >= 0 {
		return page.Render(w, r, http.StatusOK, startpage.Need(asked(counted, counted[again].Question)))
	}
	if next == "" {
		return page.Redirect(w, r, startpage.OutcomeAddress(counted))
	}
	p, status := asked(counted, next), http.StatusOK
	if query.Get("asked") == string(next) {
		p.Form, status = p.Form.With(string(next), unanswered[next]), http.StatusUnprocessableEntity
	}
	return page.Render(w, r, status, startpage.Need(p))
}

// outcome shows what the answers come to, or asks what is missing.
func (h *Handler) outcome(w http.ResponseWriter, r *http.Request) error {
	query := r.URL.Query()
	counted, _, end := prepare.Walk(func(q prepare.Question) string { return query.Get(string(q)) })
	if end == "" {
		return page.Redirect(w, r, startpage.NeedAddress(counted, ""))
	}
	return page.Render(w, r, http.StatusOK, startpage.Outcome(startpage.OutcomePage{
		Outcome: end,
		Answers: counted,
		Back:    startpage.NeedAddress(counted, counted[len(counted)-1].Question),
	}))
}

// asked is the page of a question among the answers that count. Its back link asks the question before it again.
func asked(counted []prepare.Answer, question prepare.Question) startpage.NeedPage {
	p := startpage.NeedPage{Question: question, Back: "/", Others: counted}
	at := slices.IndexFunc(counted, func(a prepare.Answer) bool { return a.Question == question })
	if at >= 0 {
		p.Form = form.Filled(string(question), counted[at].Value)
		p.Others = slices.Delete(slices.Clone(counted), at, at+1)
	} else {
		at = len(counted)
	}
	if at > 0 {
		p.Back = startpage.NeedAddress(counted, counted[at-1].Question)
	}
	return p
}
