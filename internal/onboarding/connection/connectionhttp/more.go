package connectionhttp

import (
	"errors"
	"net/http"
	"time"

	"github.com/google/uuid"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/platform/form"
	"tilslut/internal/platform/page"
	"tilslut/web/connectpage"
)

// moreForm shows the caseworker's question, to be answered on the same case.
func (h *Handler) moreForm(w http.ResponseWriter, r *http.Request, v visit) error {
	p := morePage(r, v)
	p.Form = form.Filled("key", uuid.NewString())
	return page.Render(w, r, http.StatusOK, connectpage.More(p))
}

// more takes files and words. One button only adds the files, for there may be several kinds of them; the other one answers. Either way
// what was written stays on the page until it is sent.
func (h *Handler) more(w http.ResponseWriter, r *http.Request, v visit) error {
	in, files, err := h.receive(r, v)
	switch {
	case err != nil:
		return h.lead(w, r, v, v.path("more"), err)
	case errors.Is(in.Err(), form.ErrTooLarge):
		return page.Render(w, r, http.StatusRequestEntityTooLarge, connectpage.TooLarge(connectpage.TooLargePage{Case: connectpage.CaseOf(v.Connection), Back: "more"}))
	}
	adding := in.Checked("add")
	if adding && files == 0 {
		in.Fail("files", "connect.documents.files.empty")
	}
	text := in.Text("text", connection.MaxText)
	if in.Err() == nil && !adding {
		_, err := h.change(r, v, func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
			return c.Answer(v.who, text, at)
		})
		if !errors.Is(err, connection.ErrNoAnswer) {
			return h.lead(w, r, v, v.path(""), err)
		}
		in.Fail("text", "connect.more.empty")
	}
	if v, err = h.open(r); err != nil {
		return err
	}
	if v.Next(v.part) != connection.StepMore {
		return page.Redirect(w, r, v.path(""))
	}
	p := morePage(r, v)
	p.Form = in.State()
	if in.Err() == nil {
		p.Added = files
		return page.Render(w, r, http.StatusOK, connectpage.More(p))
	}
	return page.Again(w, r, in, connectpage.More(p))
}

func morePage(r *http.Request, v visit) connectpage.MorePage {
	return connectpage.MorePage{Connection: v.Connection, Part: v.part, MaxFile: MaxFile, Again: r.URL.Query().Get("again")}
}
