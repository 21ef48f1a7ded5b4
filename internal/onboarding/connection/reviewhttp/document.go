package reviewhttp

import (
	"net/http"
	"slices"
	"strconv"

	"github.com/go-chi/chi/v5"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/platform/page"
	"tilslut/web/reviewpage"
)

// seen finds the document of the address among those that a caseworker may see, and notes in the audit that she did. All others, and those
// of other cases, are none.
func (h *Handler) seen(r *http.Request, v visit) (connection.Document, error) {
	id, err := idOf(r, "document")
	if err != nil {
		return connection.Document{}, err
	}
	visible := v.Visible()
	i := slices.IndexFunc(visible, func(d connection.Document) bool { return d.ID == id })
	if i < 0 {
		return connection.Document{}, connection.ErrUnknown
	}
	return visible[i], h.Store.Viewed(r.Context(), v.ID, v.who.Ref, "document", id)
}

// document shows a page of a document.
func (h *Handler) document(w http.ResponseWriter, r *http.Request, v visit) error {
	d, err := h.seen(r, v)
	if err != nil {
		return err
	}
	n, err := strconv.Atoi(r.URL.Query().Get("page"))
	if err != nil {
		n = 1
	}
	return page.Render(w, r, http.StatusOK, reviewpage.Viewer(reviewpage.ViewerPage{
		Head: v.head(), Document: d, Number: min(max(n, 1), max(d.Pages, 1)), Turn: turn(r), Renders: h.drawn(d),
	}))
}

// drawn answers whether the pages of a document can be shown here.
func (h *Handler) drawn(d connection.Document) bool { return d.Format != "pdf" || h.Viewer.Renders() }

// turn reads how far a page is turned, in degrees clockwise; what is no right angle is upright.
func turn(r *http.Request) int {
	t, err := strconv.Atoi(r.URL.Query().Get("turn"))
	if err != nil || !slices.Contains([]int{0, 90, 180, 270}, t) {
		return 0
	}
	return t
}

// picture is a page as a PNG: what a browser draws is ours, and nothing that somebody uploaded.
func (h *Handler) picture(w http.ResponseWriter, r *http.Request, v visit) error {
	n, err := strconv.Atoi(chi.URLParam(r, "page"))
	if err != nil {
		return connection.ErrUnknown
	}
	d, err := h.seen(r, v)
	if err != nil {
		return err
	}
	if n < 1 || n > max(d.Pages, 1) || !h.drawn(d) {
		return connection.ErrUnknown
	}
	content, err := h.Vault.Get(r.Context(), v.Association, d.ID)
	if err != nil {
		return err
	}
	drawn, err := h.Viewer.Page(r.Context(), content, n, turn(r))
	if err != nil {
		return err
	}
	return send(w, r, "image/png", "", drawn)
}

// file is the document itself, to be taken away: no browser opens it in the place of our pages.
func (h *Handler) file(w http.ResponseWriter, r *http.Request, v visit) error {
	d, err := h.seen(r, v)
	if err != nil {
		return err
	}
	content, err := h.Vault.Get(r.Context(), v.Association, d.ID)
	if err != nil {
		return err
	}
	return send(w, r, "application/octet-stream", attachment(d), content)
}
