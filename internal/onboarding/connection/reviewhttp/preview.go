package reviewhttp

import (
	"net/http"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/platform/form"
	"tilslut/internal/platform/page"
	"tilslut/web/reviewpage"
)

// preview shows the letters that an act would send. The law does it to the case that was loaded, and nobody saves what came of it.
func (h *Handler) preview(w http.ResponseWriter, r *http.Request, v visit, d decision, do act, in *form.Reader) error {
	after, effects, err := do(v.Connection, v.who, v.at)
	if err != nil {
		return h.conflict(w, r, v, err)
	}
	if d.made(v, after) {
		return page.Redirect(w, r, v.path("done"))
	}
	p := reviewpage.PreviewPage{Head: v.head(), Page: d.name, Form: in.State()}
	for _, e := range effects {
		_, letter, ok := connection.LetterOf(e)
		if !ok {
			continue
		}
		to, shown := readers(after, e)
		if !shown {
			p.Others = append(p.Others, letter.Kind)
			continue
		}
		l := reviewpage.Preview{Letter: letter.Kind, To: to}
		if l.Subject, l.Text, err = h.Letters.Preview(r.Context(), after, letter.Kind, to, v.at); err != nil {
			return err
		}
		p.Letters = append(p.Letters, l)
	}
	return page.Render(w, r, http.StatusOK, reviewpage.PreviewLetters(p))
}

// readers answers to which side of the case an effect's letter goes, false where it goes to somebody else.
func readers(c connection.Connection, e connection.Effect) (connection.Part, bool) {
	switch e := e.(type) {
	case connection.SendNews:
		return e.To, true
	case connection.SendReceipt:
		return c.Decider(), true
	}
	return connection.Nobody, false
}
