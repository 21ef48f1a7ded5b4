package connectionhttp

import (
	"net/http"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/platform/page"
	"tilslut/web/connectpage"
)

// check shows every answer. It is where one returns to after each change, until everything is right. Unlike other steps it
// waits for all the others: the one to be done next is shown instead.
func (h *Handler) check(w http.ResponseWriter, r *http.Request, v visit) error {
	return page.Render(w, r, http.StatusOK, connectpage.Check(connectpage.CheckPage{
		Connection: v.Connection, Part: v.part, Changed: r.URL.Query().Has("changed"), Lapsed: lapsed(v.Connection),
	}))
}

// lapsed answers whether the newest thing that happened to the confirmation is that its link was not used in time.
func lapsed(c connection.Connection) bool {
	for i := len(c.History) - 1; i >= 0; i-- {
		switch c.History[i].Kind {
		case connection.EventMailboxLapsed:
			return true
		case connection.EventConfirmed:
			return false
		default:
		}
	}
	return false
}
