package connectionhttp

import (
	"errors"
	"net/http"
	"net/url"
	"strings"
	"unicode/utf8"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/person"
	"tilslut/internal/platform/form"
	"tilslut/internal/platform/page"
	"tilslut/web/connectpage"
)

// The length of a name to look for, in characters: shorter ones match half the country, longer ones nothing.
const (
	shortestName = 3
	longestName  = 100
)

// listed is how many hits a page shows; more than that are told of and not shown.
const listed = 15

// findForm shows the field, and, where the address carries a name, what was found for it.
func (h *Handler) findForm(w http.ResponseWriter, r *http.Request) error {
	q := person.Clean(r.URL.Query().Get("q"))
	p := connectpage.FindPage{Form: form.Filled("q", q)}
	if length := utf8.RuneCountInString(q); length < shortestName || length > longestName || person.LooksLikeCPR(q) {
		return page.Render(w, r, http.StatusOK, connectpage.Find(p))
	}
	found, err := h.Register.Search(r.Context(), q)
	if err != nil {
		return h.registerTrouble(w, r, err)
	}
	p.Searched = true
	p.Hits, p.More = hits(found)
	return page.Render(w, r, http.StatusOK, connectpage.Find(p))
}

// searching limits the page only where it asks the register for a name.
func (h *Handler) searching(next http.HandlerFunc) http.HandlerFunc {
	counted := h.limited(next)
	return func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Query().Has("q") {
			counted(w, r)
			return
		}
		next(w, r)
	}
}

// find sends a number on to its association, and a name to the list of what it may mean.
func (h *Handler) find(w http.ResponseWriter, r *http.Request) error {
	in := form.Read(r)
	q := in.Required("q", "connect.find.empty", longestName, "connect.find.long")
	cvr, err := association.ParseCVR(q)
	switch {
	case q == "":
	case err == nil:
	case isNumber(q):
		in.Fail("q", badNumber(q))
	case utf8.RuneCountInString(q) < shortestName:
		in.Fail("q", "connect.find.short")
	}
	if in.Err() != nil {
		return page.Again(w, r, in, connectpage.Find(connectpage.FindPage{Form: in.State()}))
	}
	if err == nil {
		return page.Redirect(w, r, "/connect/association/"+string(cvr))
	}
	return page.Redirect(w, r, "/connect/find?q="+url.QueryEscape(q))
}

// isNumber answers whether somebody meant a number: nothing but digits, and what people write between them.
func isNumber(q string) bool {
	q = strings.TrimPrefix(strings.ToUpper(q), "DK")
	return strings.Trim(q, "0123456789 .-") == ""
}

// badNumber says what is wrong with a number that is none.
func badNumber(q string) string {
	digits := 0
	for _, r := range q {
		if r >= '0' && r <= '9' {
			digits++
		}
	}
	if digits == 8 {
		return "connect.find.bad"
	}
	return "connect.find.digits"
}

// hits are the living among what was found, as many as are listed; more tells that there are others.
func hits(found []association.Record) (list []connectpage.Hit, more bool) {
	for _, rec := range found {
		if rec.Alive {
			list = append(list, connectpage.Hit{CVR: string(rec.CVR), Name: rec.Name, Place: place(rec)})
		}
	}
	return list[:min(len(list), listed)], len(list) > listed
}

// place is the last line of an address: the postal district.
func place(rec association.Record) string {
	if len(rec.Address) == 0 {
		return ""
	}
	return rec.Address[len(rec.Address)-1]
}

// registerTrouble says that the register can't be asked, where there is no case yet. Its own errors are the only ones that
// it takes for that.
func (h *Handler) registerTrouble(w http.ResponseWriter, r *http.Request, err error) error {
	p := connectpage.RegisterPage{Again: page.Address(r), Nonsense: errors.Is(err, association.ErrRegisterNonsense)}
	if !p.Nonsense && !errors.Is(err, association.ErrRegisterDown) {
		return err
	}
	w.Header().Set("Retry-After", "120")
	return page.Render(w, r, http.StatusServiceUnavailable, connectpage.Register(p))
}
