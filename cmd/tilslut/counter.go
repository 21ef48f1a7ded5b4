package main

import (
	"context"

	"tilslut/internal/onboarding/activation"
	"tilslut/internal/onboarding/activation/activationsql"
	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/membership"
)

// userCounter tells the administrator's dashboard how many imported users there are. It is here since memberships come before
// activation, and don't know its states.
type userCounter struct{ store *activationsql.Store }

// Counts counts an association's imported users.
func (c userCounter) Counts(ctx context.Context, cvr association.CVR) (membership.UserCounts, error) {
	n, err := c.store.Counts(ctx, cvr)
	return membership.UserCounts{
		Imported: n.ByState[activation.Imported], Invited: n.ByState[activation.Invited], Active: n.ByState[activation.Active],
		Refused: n.ByState[activation.Refused], Deleted: n.ByState[activation.Deleted],
		Bounced: n.Bounced, Expiring: n.Expiring, Expired: n.Expired,
	}, err
}
