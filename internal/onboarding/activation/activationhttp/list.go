package activationhttp

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"tilslut/internal/onboarding/activation"
	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/person"
	"tilslut/internal/platform/form"
	"tilslut/internal/platform/page"
	"tilslut/internal/platform/signedlink"
	"tilslut/web/activatepage"
)

// longestSearch is the length of what may be looked for, in characters: an e-mail address is no longer.
const longestSearch = 254

// asked is what a list was asked for: by its address, or by the hidden fields of its form.
type asked struct {
	query string
	state activation.State
	after string // the signed place at which the page begins
}

func askedFor(values url.Values) asked {
	a := asked{query: person.Clean(values.Get("q")), state: activation.State(values.Get("state")), after: values.Get("after")}
	if !slices.Contains(activation.States(), a.state) {
		a.state = ""
	}
	return a
}

func (v visit) list(a asked) string {
	return activatepage.ListAddress(string(v.cvr), a.query, a.state, a.after)
}

// list is a page of the imported users.
func (h *Handler) list(w http.ResponseWriter, r *http.Request, v visit) error {
	a := askedFor(r.URL.Query())
	if person.LooksLikeCPR(a.query) {
		// It is not looked for, and stands in no address and on no page after this one.
		a.query = ""
		return page.Redirect(w, r, with(v.list(a), "wrong=cpr"))
	}
	p, ok, err := h.listPage(r, v, a)
	if err != nil {
		return err
	}
	if !ok {
		// A place that nobody signed, or that was signed by a key which is gone: the list from the beginning is still right.
		a.after = ""
		return page.Redirect(w, r, v.list(a))
	}
	if r.URL.Query().Get("marked") == "all" {
		p.All, p.Form = true, form.State{Values: url.Values{"user": ids(p.Users)}}
	}
	if r.URL.Query().Get("wrong") == "cpr" {
		p.Search = p.Search.With("q", "imported.search.cpr")
	}
	status := http.StatusOK
	if len(p.Search.Errors) > 0 {
		status = http.StatusUnprocessableEntity
	}
	return page.Render(w, r, status, activatepage.List(p))
}

// listPage reads what a list shows; it answers false where its beginning is not one of ours.
func (h *Handler) listPage(r *http.Request, v visit, a asked) (activatepage.ListPage, bool, error) {
	p := activatepage.ListPage{
		Head: v.head(), ReadOnly: !v.acts(), Query: a.query, State: a.state, After: a.after, Search: form.Filled("q", a.query, "state", string(a.state)),
	}
	filter := activation.Filter{State: a.state, Search: a.query}
	if utf8.RuneCountInString(a.query) > longestSearch {
		p.Query, filter.Search = "", ""
		p.Search = p.Search.With("q", "imported.search.long", "Max", longestSearch)
	}
	var ok bool
	if filter.After, ok = h.place(v, a.after); !ok {
		return p, false, nil
	}
	found, err := h.Store.List(r.Context(), v.cvr, filter)
	if err != nil {
		return p, false, err
	}
	p.Counts, p.Capped, p.Users = found.Counts, found.Capped, lines(found.Lines, found.At)
	if found.Next != "" {
		a.query = p.Query
		a.after = h.Links.Make(signedlink.Link{Purpose: placesIn(v.cvr), ID: found.Next, Expires: time.Unix(0, 0)})
		p.Next = v.list(a)
	}
	return p, true, nil
}

// with is the address of a list with one more thing to say.
func with(list, more string) string {
	if strings.Contains(list, "?") {
		return list + "&" + more
	}
	return list + "?" + more
}

// place is the user after whom a page begins, "" at the beginning; false where the place is none that was signed for this list.
func (h *Handler) place(v visit, token string) (after string, ok bool) {
	if token == "" {
		return "", true
	}
	l, err := h.Links.Open(placesIn(v.cvr), token)
	return l.ID, err == nil
}

// placesIn is what a place in an association's list is signed for. It can't be made up, and opens no other association's list.
func placesIn(cvr association.CVR) string { return "imported-after/" + string(cvr) }

func lines(found []activation.Line, at time.Time) []activatepage.Line {
	out := make([]activatepage.Line, len(found))
	for i, l := range found {
		out[i] = activatepage.LineIn(l, at)
	}
	return out
}

func ids(users []activatepage.Line) []string {
	out := make([]string, len(users))
	for i, u := range users {
		out[i] = u.ID
	}
	return out
}
