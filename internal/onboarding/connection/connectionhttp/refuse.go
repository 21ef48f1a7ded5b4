package connectionhttp

import (
	"net/http"
	"time"

	"github.com/a-h/templ"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/platform/form"
	"tilslut/internal/platform/page"
	"tilslut/web/connectpage"
)

// refusal is a way in which a representative says no to what a reporter sent her.
type refusal struct {
	show  func(connectpage.RefusePage) templ.Component
	do    func(c connection.Connection, v visit, comment string, at time.Time) (connection.Connection, []connection.Effect, error)
	empty string // what is said of a comment that is missing; "" where there need be none
}

// sendingBack gives the case to the reporter, who needs to know what is wrong; declining ends it.
var (
	sendingBack = refusal{connectpage.SendBack, func(c connection.Connection, v visit, comment string, at time.Time) (connection.Connection, []connection.Effect, error) {
		return c.SendBack(v.who, comment, at)
	}, "connect.return.comment.empty"}
	declining = refusal{connectpage.Decline, func(c connection.Connection, v visit, comment string, at time.Time) (connection.Connection, []connection.Effect, error) {
		return c.Decline(v.who, comment, at)
	}, ""}
)

// refuseForm asks first. It is open while the case is on the representative's desk.
func (h *Handler) refuseForm(how refusal) visited {
	return func(w http.ResponseWriter, r *http.Request, v visit) error {
		if !v.refuses() {
			return page.Redirect(w, r, v.path(""))
		}
		return page.Render(w, r, http.StatusOK, how.show(v.refusePage(form.State{})))
	}
}

func (h *Handler) refuse(how refusal) visited {
	return func(w http.ResponseWriter, r *http.Request, v visit) error {
		in := form.Read(r)
		comment := in.Text("comment", connection.MaxText)
		if how.empty != "" && in.Value("comment") == "" {
			in.Fail("comment", how.empty)
		}
		switch {
		case !v.refuses():
			return page.Redirect(w, r, v.path(""))
		case in.Err() != nil:
			return page.Again(w, r, in, how.show(v.refusePage(in.State())))
		}
		_, err := h.change(r, v, func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
			return how.do(c, v, comment, at)
		})
		return h.lead(w, r, v, v.path(""), err)
	}
}

// refuses answers whether who visits may send the case back, or decline it.
func (v visit) refuses() bool {
	return v.part == connection.Representative && v.State == connection.AwaitingRepresentative && !v.Taken
}

func (v visit) refusePage(s form.State) connectpage.RefusePage {
	return connectpage.RefusePage{Case: connectpage.CaseOf(v.Connection), Form: s, Reporter: v.Reporter.Name}
}
