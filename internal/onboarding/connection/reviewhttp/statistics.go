package reviewhttp

import (
	"net/http"

	"tilslut/internal/onboarding/login"
	"tilslut/internal/platform/page"
	"tilslut/web/reviewpage"
)

// statisticsWeeks is how far back the statistics go: a quarter of a year.
const statisticsWeeks = 13

func (h *Handler) statistics(w http.ResponseWriter, r *http.Request, _ login.Staff) error {
	weeks, err := h.Store.Statistics(r.Context(), statisticsWeeks)
	if err != nil {
		return err
	}
	return page.Render(w, r, http.StatusOK, reviewpage.Statistics(reviewpage.StatisticsPage{Weeks: weeks}))
}
