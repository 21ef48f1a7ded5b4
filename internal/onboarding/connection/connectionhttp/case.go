package connectionhttp

import (
	"net/http"
	"time"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/platform/page"
	"tilslut/web/connectpage"
)

func (h *Handler) caseFile(w http.ResponseWriter, r *http.Request, v visit) error {
	asked := r.URL.Query()
	return page.Render(w, r, http.StatusOK, connectpage.CaseFile(connectpage.CasePage{
		Connection: v.Connection, At: v.at, Part: v.part, Resent: connectpage.Resent(asked.Get("resent")),
	}))
}

// tasks is the list of a draft's steps, or, to a representative, what a reporter prepared; a case that is out of one's hands tells how
// it stands instead.
func (h *Handler) tasks(w http.ResponseWriter, r *http.Request, v visit) error {
	if !v.drafting() || v.Taken {
		return page.Redirect(w, r, v.path(""))
	}
	return page.Render(w, r, http.StatusOK, connectpage.Tasks(connectpage.TasksPage{Connection: v.Connection, Part: v.part}))
}

// receipt is that of the connection to who connected the association, and of whatever was handed over to everybody else.
func (h *Handler) receipt(w http.ResponseWriter, r *http.Request, v visit) error {
	if v.State == connection.UnderReview {
		p := connectpage.SubmittedPage{Connection: v.Connection, Part: v.part, Again: r.URL.Query().Get("again")}
		return page.Render(w, r, http.StatusOK, connectpage.Submitted(p))
	}
	if v.State == connection.Connected && v.part == v.Decider() {
		return page.Render(w, r, http.StatusOK, connectpage.Receipt(connectpage.ReceiptPage{Connection: v.Connection}))
	}
	p := connectpage.WaitingPage{Connection: v.Connection, At: v.at, Part: v.part, Reminded: connectpage.Reminded(r.URL.Query().Get("reminded"))}
	return page.Render(w, r, http.StatusOK, connectpage.Waiting(p))
}

// ending tells why a case was rejected or has expired, and offers to take it up again.
func (h *Handler) ending(w http.ResponseWriter, r *http.Request, v visit) error {
	return page.Render(w, r, http.StatusOK, connectpage.Ending(connectpage.EndingPage{Connection: v.Connection, Part: v.part}))
}

func (h *Handler) taken(w http.ResponseWriter, r *http.Request, v visit) error {
	return page.Render(w, r, http.StatusOK, connectpage.Taken(v.ended()))
}

func (h *Handler) withdrawn(w http.ResponseWriter, r *http.Request, v visit) error {
	return page.Render(w, r, http.StatusOK, connectpage.Withdrawn(v.ended()))
}

// ended names who started the case, where that is somebody else.
func (v visit) ended() connectpage.EndedPage {
	p := connectpage.EndedPage{Case: connectpage.CaseOf(v.Connection)}
	if v.part != connection.Starter {
		p.Reporter = v.Reporter.Name
	}
	return p
}

// withdrawForm asks before a case is given up; what is connected, or given up already, tells so.
func (h *Handler) withdrawForm(w http.ResponseWriter, r *http.Request, v visit) error {
	if v.part != connection.Starter || v.State == connection.Connected || v.State == connection.Withdrawn {
		return page.Redirect(w, r, v.path(""))
	}
	p := connectpage.WithdrawPage{Case: connectpage.CaseOf(v.Connection)}
	if v.State == connection.AwaitingRepresentative || v.Invitation.Person != "" {
		p.Person = v.Contact.Name
	}
	return page.Render(w, r, http.StatusOK, connectpage.Withdraw(p))
}

func (h *Handler) withdraw(w http.ResponseWriter, r *http.Request, v visit) error {
	if v.part != connection.Starter {
		return page.Redirect(w, r, v.path("")) // a representative declines instead.
	}
	_, err := h.change(r, v, func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
		return c.Withdraw(v.who, at)
	})
	return h.lead(w, r, v, v.path(""), err)
}
