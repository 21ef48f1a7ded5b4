package connectionjobs

import (
	"context"

	"tilslut/internal/onboarding/connection"
)

// Sweep does to all cases what time does to one: mailbox links lapse, drafts that nobody touched are deleted.
func (p *Post) Sweep(ctx context.Context, _ connection.Sweep) error {
	_, err := p.Store.Sweep(ctx)
	return err
}
