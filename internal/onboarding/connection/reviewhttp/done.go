package reviewhttp

import (
	"context"
	"net/http"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/platform/page"
	"tilslut/web/reviewpage"
)

// done says what was decided last, and leads to the next case. A case that nothing was decided about leads back to itself.
func (h *Handler) done(w http.ResponseWriter, r *http.Request, v visit) error {
	if len(v.Review.Decisions) == 0 {
		return page.Redirect(w, r, v.path(""))
	}
	next, from, err := h.next(r.Context(), v)
	if err != nil {
		return err
	}
	head := v.head()
	head.From = from
	return page.Render(w, r, http.StatusOK, reviewpage.Done(reviewpage.DonePage{Head: head, Next: next}))
}

// next answers the first case that is the caseworker's to go on with: of the part of the queue that she came from, else of her own desk,
// else of what is new; and in which part that is.
func (h *Handler) next(ctx context.Context, v visit) (connection.QueueLine, reviewpage.Asked, error) {
	own := reviewpage.Asked{View: connection.ViewMine, Order: connection.ByDue}
	fresh := reviewpage.Asked{View: connection.ViewNew, Order: connection.ByDue}
	for _, a := range []reviewpage.Asked{v.from, own, fresh} {
		if a.View == connection.ViewDecided {
			continue
		}
		found, err := h.Store.Queue(ctx, filter(a, v.who, connection.Cursor{}))
		if err != nil {
			return connection.QueueLine{}, v.from, err
		}
		for _, l := range found.Lines {
			if l.ID != v.ID && l.State == connection.UnderReview && (l.By == "" || l.By == v.who.Ref) {
				return l, a, nil
			}
		}
	}
	return connection.QueueLine{}, v.from, nil
}
