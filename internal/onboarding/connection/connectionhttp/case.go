package connectionhttp

import (
	"net/http"
	"time"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/platform/page"
	"tilslut/web/connectpage"
)

func (h *Handler) caseFile(w http.ResponseWriter, r *http.Request, v visit) error {
	return page.Render(w, r, http.StatusOK, connectpage.CaseFile(connectpage.CasePage{Connection: v.Connection, At: v.at, Part: v.part}))
}

// tasks is the list of a draft's steps; a case that is none tells how it stands instead.
func (h *Handler) tasks(w http.ResponseWriter, r *http.Request, v visit) error {
	if v.State != connection.Draft || v.Taken {
		return page.Redirect(w, r, v.path(""))
	}
	return page.Render(w, r, http.StatusOK, connectpage.Tasks(connectpage.TasksPage{Connection: v.Connection, Part: v.part}))
}

func (h *Handler) receipt(w http.ResponseWriter, r *http.Request, v visit) error {
	if v.State == connection.UnderReview {
		p := connectpage.SubmittedPage{Connection: v.Connection, Part: v.part, Again: r.URL.Query().Get("again")}
		return page.Render(w, r, http.StatusOK, connectpage.Submitted(p))
	}
	return page.Render(w, r, http.StatusOK, connectpage.Receipt(connectpage.ReceiptPage{Connection: v.Connection}))
}

func (h *Handler) taken(w http.ResponseWriter, r *http.Request, v visit) error {
	return page.Render(w, r, http.StatusOK, connectpage.Taken(connectpage.EndedPage{Case: connectpage.CaseOf(v.Connection)}))
}

func (h *Handler) withdrawn(w http.ResponseWriter, r *http.Request, v visit) error {
	return page.Render(w, r, http.StatusOK, connectpage.Withdrawn(connectpage.EndedPage{Case: connectpage.CaseOf(v.Connection)}))
}

// withdrawForm asks before a case is given up; what is connected, or given up already, tells so.
func (h *Handler) withdrawForm(w http.ResponseWriter, r *http.Request, v visit) error {
	if v.State == connection.Connected || v.State == connection.Withdrawn {
		return page.Redirect(w, r, v.path(""))
	}
	return page.Render(w, r, http.StatusOK, connectpage.Withdraw(connectpage.WithdrawPage{Case: connectpage.CaseOf(v.Connection)}))
}

func (h *Handler) withdraw(w http.ResponseWriter, r *http.Request, v visit) error {
	_, err := h.change(r, v, func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
		return c.Withdraw(v.who, at)
	})
	return h.lead(w, r, v, v.path(""), err)
}
