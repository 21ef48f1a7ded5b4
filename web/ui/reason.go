package ui

import (
	"context"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/platform/i18n"
)

// Reason says a standard reason for a rejection in a whole sentence. The caseworker who chooses it, the page of the case and the letter
// say it in the same words.
func Reason(ctx context.Context, r connection.Reason) string {
	return i18n.T(ctx, "ui.reason."+string(r))
}
