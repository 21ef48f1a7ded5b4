package gallery

import (
	"context"
	"net/url"

	"github.com/a-h/templ"

	"tilslut/internal/platform/form"
)

// brokenForm is a form in which everything went wrong that can.
func brokenForm() form.State {
	return form.State{
		Values: url.Values{"cvr": {"1234567x"}, "email": {"kirsten@"}, "birth-day": {"31"}, "birth-month": {"2"}, "birth-year": {"1980"}},
		Errors: []form.Error{
			{Field: "cvr", Key: "form.cpr"},
			{Field: "email", Key: "form.email.bad"},
			{Field: "why", Key: "form.text.long", Args: []any{"Max", 2000}},
			{Field: "role", Key: "form.date.future"},
			{Field: "birth", Key: "form.date.bad"},
			{Field: "accept", Key: "form.email.ascii"},
			{Field: "", Key: "form.cpr"},
		},
	}
}

var _ = register("kit",
	Sample{Name: "form", Title: "Felter", Signed: true, Page: func(context.Context) templ.Component {
		return kitForm(form.Filled("role", "reporter", "name", viewerName))
	}},
	Sample{Name: "form-errors", Title: "Felter med fejl", Page: func(context.Context) templ.Component {
		return kitForm(brokenForm())
	}},
	Sample{Name: "lists", Title: "Lister og tabeller", Signed: true, Page: func(context.Context) templ.Component { return kitLists() }},
	Sample{Name: "messages", Title: "Beskeder og kvittering", Page: func(context.Context) templ.Component { return kitMessages() }},
)
