package reviewhttp

import (
	"net/http"
	"strings"
	"unicode/utf8"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/person"
	"tilslut/internal/platform/form"
	"tilslut/internal/platform/page"
	"tilslut/web/reviewpage"
)

// queue is a page of the queue. Whoever opens it is known to her colleagues from then on.
func (h *Handler) queue(w http.ResponseWriter, r *http.Request, who connection.Caseworker) error {
	a, typed := askedFor(r), person.Clean(r.URL.Query().Get("q"))
	if person.LooksLikeCPR(typed) {
		// It is not looked for, and stands in no address and on no page after this one.
		return page.Redirect(w, r, with(a.Address(), "wrong=cpr"))
	}
	if err := h.Store.Seen(r.Context(), who); err != nil {
		return err
	}
	after, ok := h.place(a)
	if !ok {
		// A place that nobody signed, or that was signed by a key which is gone: the queue from the beginning is still right.
		a.After = ""
		return page.Redirect(w, r, a.Address())
	}
	found, err := h.Store.Queue(r.Context(), filter(a, who, after))
	if err != nil {
		return err
	}
	p := reviewpage.QueuePage{Asked: a, Page: found, Me: who.Ref, Search: form.Filled("q", typed)}
	if found.Next != (connection.Cursor{}) {
		p.Next = h.sign(a, found.Next)
	}
	status := http.StatusOK
	switch {
	case r.URL.Query().Get("wrong") == "cpr":
		p.Search = p.Search.With("q", "review.search.cpr")
		status = http.StatusUnprocessableEntity
	case utf8.RuneCountInString(typed) > longestSearch:
		p.Search = p.Search.With("q", "review.search.long", "Max", longestSearch)
		status = http.StatusUnprocessableEntity
	}
	return page.Render(w, r, status, reviewpage.Queue(p))
}

func filter(a reviewpage.Asked, who connection.Caseworker, after connection.Cursor) connection.QueueFilter {
	return connection.QueueFilter{View: a.View, By: who.Ref, Search: a.Query, Order: a.Order, Down: a.Down, After: after}
}

// with is an address with one more thing to say.
func with(address, more string) string {
	if strings.Contains(address, "?") {
		return address + "&" + more
	}
	return address + "?" + more
}
