package connectionhttp

import (
	"net/http"

	"tilslut/internal/platform/page"
	"tilslut/web/connectpage"
)

// start tells what will be asked.
func (h *Handler) start(w http.ResponseWriter, r *http.Request) error {
	return page.Render(w, r, http.StatusOK, connectpage.Start(connectpage.StartPage{}))
}
