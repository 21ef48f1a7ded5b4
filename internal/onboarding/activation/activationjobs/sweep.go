package activationjobs

import (
	"context"

	"tilslut/internal/onboarding/activation"
)

// Sweep sends reminders, and removes users who can't be restored any longer.
func (p *Post) Sweep(ctx context.Context, _ activation.Sweep) error {
	_, err := p.Store.Sweep(ctx)
	return err
}
