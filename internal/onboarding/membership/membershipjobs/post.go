package membershipjobs

import (
	"context"
	"time"

	"tilslut/internal/onboarding/membership"
	"tilslut/web/letter"
)

// Store is what the jobs need of membershipsql.
type Store interface {
	TellConsentWithdrawn(ctx context.Context, job membership.TellConsentWithdrawn) (int, error)
	Notice(ctx context.Context, job membership.SendConsentWithdrawn) (membership.Notice, time.Time, error)
	MarkSent(ctx context.Context, job membership.SendConsentWithdrawn, at time.Time) error
	MarkBounced(ctx context.Context, job membership.SendConsentWithdrawn, reason string, at time.Time) error
}

// Sender hands a letter to the mail server. fault.Refused means that trying again won't help, nil that the server has it.
type Sender interface {
	Send(ctx context.Context, m letter.Message) error
}

// Post is the house's post office for members. All fields must be set.
type Post struct {
	Store   Store
	Sender  Sender
	Origin  string // of the service, scheme and host
	Support string // the address where somebody answers
}
