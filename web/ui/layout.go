package ui

import (
	"bytes"
	"context"
	"io"

	"github.com/a-h/templ"

	"tilslut/internal/platform/form"
	"tilslut/internal/platform/i18n"
)

// Page is what the frame needs to know about the page inside it.
type Page struct {
	Title string     // the page's title without the name of the service; usually the words of its h1
	Back  string     // where the back link leads; "" for none
	Form  form.State // its errors make the summary above the h1 and put "Fejl: " before the title
	Case  string     // the case's number, shown small above the h1; "" for none

	// Narrow keeps everything in one column of readable width: for questions and for text. Without it the page may use the
	// whole width, for tables and lists; paragraphs and fields stay readable there too.
	Narrow bool
}

// Layout is the frame of every page: skip link, header, back link, error summary, main, footer. It does not print the h1;
// the page does, by H1, Receipt or a question's legend.
func Layout(p Page) templ.Component {
	return templ.ComponentFunc(func(ctx context.Context, w io.Writer) error {
		content := templ.GetChildren(ctx)
		noted, n := withNotes(templ.ClearChildren(ctx))
		var body bytes.Buffer
		if err := content.Render(noted, &body); err != nil {
			return err
		}
		return frame(p, n, problems(ctx, p.Form, n), templ.Raw(body.String())).Render(templ.ClearChildren(ctx), w)
	})
}

// problem is one line of the error summary.
type problem struct{ Text, ID string }

func problems(ctx context.Context, s form.State, n *notes) []problem {
	var lines []problem
	for _, e := range s.Errors {
		lines = append(lines, problem{Text: i18n.T(ctx, e.Key, e.Args...), ID: n.ids[e.Field]})
	}
	return lines
}

func pageTitle(ctx context.Context, p Page) string {
	title := p.Title + " – Tilslut"
	if len(p.Form.Errors) > 0 {
		title = i18n.T(ctx, "ui.error.prefix") + " " + title
	}
	return title
}
