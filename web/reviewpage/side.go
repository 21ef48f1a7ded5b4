package reviewpage

import (
	"context"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/person"
	"tilslut/internal/platform/i18n"
)

// side names one side of the case, and where its letters go.
func side(ctx context.Context, c connection.Connection, to connection.Part) string {
	contact, _ := c.Reach(to)
	who := i18n.T(ctx, "review.to.representative")
	if to != c.Decider() {
		who = i18n.T(ctx, "review.to.reporter")
	}
	return who + " · " + person.MaskEmail(contact.Email)
}
