package reviewhttp

import (
	"errors"
	"net/http"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/platform/page"
	"tilslut/web/reviewpage"
)

// clashes are the refusals that mean that the case is no longer as the caseworker saw it.
var clashes = []struct {
	err error
	why reviewpage.Clash
}{
	{connection.ErrTakenByOther, reviewpage.ClashTaken},
	{connection.ErrNotTaken, reviewpage.ClashNotTaken},
	{connection.ErrDecided, reviewpage.ClashDecided},
	{connection.ErrNothingToSee, reviewpage.ClashUnseen},
	{connection.ErrTooLate, reviewpage.ClashTooLate},
	{connection.ErrState, reviewpage.ClashMoved},
	{connection.ErrAlreadyConnected, reviewpage.ClashMoved},
}

// conflict tells who was first, and when, by the case as it is now; any other error it answers as it is.
func (h *Handler) conflict(w http.ResponseWriter, r *http.Request, v visit, err error) error {
	for _, c := range clashes {
		if !errors.Is(err, c.err) {
			continue
		}
		var loading error
		if v.Connection, v.at, loading = h.Store.ForReview(r.Context(), v.ID); loading != nil {
			return loading
		}
		why := c.why
		if why == reviewpage.ClashTaken && (v.Review.By == "" || v.Review.By == v.who.Ref) {
			why = reviewpage.ClashNotTaken // It was laid back a moment ago.
		}
		return page.Render(w, r, http.StatusConflict, reviewpage.Conflict(reviewpage.ConflictPage{Head: v.head(), Why: why}))
	}
	return err
}
