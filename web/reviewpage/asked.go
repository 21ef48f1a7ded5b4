package reviewpage

import (
	"net/url"

	"tilslut/internal/onboarding/connection"
)

// Asked is which part of the queue was asked for. It stands in the address of every page that is reached from there.
type Asked struct {
	View  connection.View
	Query string // a case number, a CVR number or a part of a name
	Order connection.Order
	Down  bool
	After string // the signed place at which the page of the queue begins; no other page carries it
}

// query is what of it isn't the default, for an address: "?view=mine&down=1", or "".
func (a Asked) query() string {
	asked := url.Values{}
	set := func(name, value string, by bool) {
		if by {
			asked.Set(name, value)
		}
	}
	set("view", string(a.View), a.View != connection.ViewNew && a.View != "")
	set("q", a.Query, a.Query != "")
	set("sort", string(a.Order), a.Order != connection.ByDue && a.Order != "")
	set("down", "1", a.Down)
	set("after", a.After, a.After != "")
	if len(asked) == 0 {
		return ""
	}
	return "?" + asked.Encode()
}

// Address is where the queue shows what was asked for.
func (a Asked) Address() string { return "/review" + a.query() }

// Case is the address of a case, or of a page of it ("approve"), for somebody who came from here.
func (a Asked) Case(id, page string) string {
	a.After = ""
	if page != "" {
		page = "/" + page
	}
	return "/review/" + id + page + a.query()
}

// in is the same question about another view, from its beginning.
func (a Asked) in(v connection.View) Asked {
	a.View, a.After = v, ""
	return a
}

// by is the same question in another order: the other way round where it is the order so far.
func (a Asked) by(o connection.Order) Asked {
	a.Order, a.Down, a.After = o, a.Order == o && !a.Down, ""
	return a
}

// from is the same question, beginning at another place.
func (a Asked) from(place string) Asked {
	a.After = place
	return a
}
