package connectionsql

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/calendar"
	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/person"
	"tilslut/internal/platform/audit"
)

// ForReview answers a case that was ever submitted, or that may be reopened, to a caseworker, as time has left it. The errors are
// connection.ErrUnknown, also for any other case, and ErrLapsed.
func (s *Store) ForReview(ctx context.Context, id string) (connection.Connection, time.Time, error) {
	c, at, err := s.Load(ctx, id)
	switch {
	case err != nil:
		return connection.Connection{}, at, err
	case c.Review.SubmittedAt.IsZero() && c.ReopenUntil().IsZero():
		return connection.Connection{}, at, connection.ErrUnknown
	}
	c, _, err = c.Lapse(at)
	return c, at, err
}

// Viewed writes into the audit trail that a caseworker looked at a case ("case"), at one of its documents ("document", whose id is the
// subject), or looked it up for somebody ("support"). The error is connection.ErrUnknown.
func (s *Store) Viewed(ctx context.Context, id string, by person.Ref, what, subject string) error {
	if uuid.Validate(id) != nil {
		return connection.ErrUnknown
	}
	var cvr string
	var now time.Time
	err := s.Pool.QueryRow(ctx, selectSubject, pgx.StrictNamedArgs{"id": id}).Scan(&cvr, &now)
	switch {
	case errors.Is(err, pgx.ErrNoRows):
		return connection.ErrUnknown
	case err != nil:
		return fmt.Errorf("finding what was looked at: %w", err)
	}
	details := map[string]string{"what": what}
	if subject != "" {
		details[what] = subject
	}
	batch, err := audit.Batch(s.Clock.At(now), audit.Event{
		Association: association.CVR(cvr), Kind: "connection.viewed", Actor: by, Subject: id, Details: details,
	})
	if err != nil {
		return err
	}
	if err := s.Pool.SendBatch(ctx, batch).Close(); err != nil {
		return fmt.Errorf("noting a view: %w", err)
	}
	return nil
}

// Earlier answers the other cases of the association of a case, the newest first.
func (s *Store) Earlier(ctx context.Context, id string) ([]connection.EarlierCase, error) {
	if uuid.Validate(id) != nil {
		return nil, connection.ErrUnknown
	}
	rows, err := s.Pool.Query(ctx, selectEarlier, pgx.StrictNamedArgs{"id": id})
	if err != nil {
		return nil, fmt.Errorf("looking for earlier cases: %w", err)
	}
	return pgx.CollectRows(rows, func(row pgx.CollectableRow) (connection.EarlierCase, error) {
		var c connection.EarlierCase
		err := row.Scan(&c.ID, &c.Number, &c.State, &c.CreatedAt, &c.ChangedAt, &c.Same, &c.Last)
		c.CreatedAt, c.ChangedAt = c.CreatedAt.UTC(), c.ChangedAt.UTC()
		return c, err
	})
}

// FindNumber answers the id of the case with a number. The error is connection.ErrUnknown.
func (s *Store) FindNumber(ctx context.Context, number connection.Number) (string, error) {
	var id string
	err := s.Pool.QueryRow(ctx, selectNumber, pgx.StrictNamedArgs{"number": number}).Scan(&id)
	switch {
	case errors.Is(err, pgx.ErrNoRows):
		return "", connection.ErrUnknown
	case err != nil:
		return "", fmt.Errorf("finding a case by its number: %w", err)
	}
	return id, nil
}

// Seen notes that a caseworker is here, and by which name; it writes only when that is news, or a day old.
func (s *Store) Seen(ctx context.Context, who connection.Caseworker) error {
	_, err := s.Pool.Exec(ctx, upsertCaseworker, pgx.StrictNamedArgs{"ref": who.Ref, "name": who.Name, "shift": s.Clock.Offset()})
	if err != nil {
		return fmt.Errorf("noting a caseworker: %w", err)
	}
	return nil
}

// Caseworkers answers those who were here in the last 90 days, by name.
func (s *Store) Caseworkers(ctx context.Context) ([]connection.Caseworker, error) {
	rows, err := s.Pool.Query(ctx, selectCaseworkers, pgx.StrictNamedArgs{"shift": s.Clock.Offset()})
	if err != nil {
		return nil, fmt.Errorf("listing caseworkers: %w", err)
	}
	return pgx.CollectRows(rows, pgx.RowToStructByPos[connection.Caseworker])
}

// LiveDocuments answers which of these documents are known and have bytes that are kept.
func (s *Store) LiveDocuments(ctx context.Context, ids []string) ([]string, error) {
	known := make([]string, 0, len(ids))
	for _, id := range ids {
		if uuid.Validate(id) == nil {
			known = append(known, id)
		}
	}
	rows, err := s.Pool.Query(ctx, selectLive, pgx.StrictNamedArgs{"ids": known})
	if err != nil {
		return nil, fmt.Errorf("looking for documents: %w", err)
	}
	return pgx.CollectRows(rows, pgx.RowTo[string])
}

// Statistics answers how the caseworkers' work went in each of the last weeks, this one last. A median is over what was decided in the week,
// zero where nothing was.
func (s *Store) Statistics(ctx context.Context, weeks int) ([]connection.Week, error) {
	rows, err := s.Pool.Query(ctx, selectStatistics, pgx.StrictNamedArgs{"weeks": weeks, "shift": s.Clock.Offset()})
	if err != nil {
		return nil, fmt.Errorf("reckoning the statistics: %w", err)
	}
	return pgx.CollectRows(rows, func(row pgx.CollectableRow) (connection.Week, error) {
		var w connection.Week
		var monday time.Time
		var median float64 // seconds
		err := row.Scan(&monday, &w.Submitted, &w.Decided, &w.InTime, &median)
		w.Monday, w.Median = calendar.Date{Year: monday.Year(), Month: monday.Month(), Day: monday.Day()}, time.Duration(median*float64(time.Second))
		return w, err
	})
}
