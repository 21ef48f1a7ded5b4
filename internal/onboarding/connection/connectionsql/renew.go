package connectionsql

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"tilslut/internal/onboarding/connection"
)

// RenewSetupLink is the act of that name on the case that appointed an administrator. It is for whoever holds the link of that
// version, and needs no login. The errors are connection.ErrLinkUnknown and ErrNoAdministrator.
func (s *Store) RenewSetupLink(ctx context.Context, administrator string, version int) error {
	if uuid.Validate(administrator) != nil {
		return connection.ErrLinkUnknown
	}
	var id string
	err := s.Pool.QueryRow(ctx, selectCaseOfAdministrator, pgx.StrictNamedArgs{"id": administrator}).Scan(&id)
	if errors.Is(err, pgx.ErrNoRows) {
		return connection.ErrLinkUnknown
	}
	if err != nil {
		return fmt.Errorf("finding the case of a link: %w", err)
	}
	_, err = s.Change(ctx, id, func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
		return c.RenewSetupLink(administrator, version, at)
	})
	return err
}
