package connectionsql

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/person"
	"tilslut/internal/platform/outbox"
)

// Recover answers the person's open case for new administrators of an association that is connected, or starts one. A case of hers by
// which she wanted to connect the association herself came too late, and is withdrawn: she has one open case of an association. The
// error is connection.ErrState for an association that is not connected; Start is for that.
func (s *Store) Recover(ctx context.Context, rec association.Record, by person.Ref, lang string) (connection.Connection, error) {
	return s.number(func() (connection.Connection, error) { return s.recover(ctx, rec, by, lang) })
}

func (s *Store) recover(ctx context.Context, rec association.Record, by person.Ref, lang string) (connection.Connection, error) {
	var c connection.Connection
	err := pgx.BeginFunc(ctx, s.Pool, func(tx pgx.Tx) error {
		own, connected, at, err := s.approach(ctx, tx, rec, selectStarted, by)
		switch {
		case err != nil:
			return err
		case connected == "":
			return connection.ErrState
		}
		if own != "" {
			var lives bool
			if c, lives, err = s.own(ctx, tx, own); err != nil || lives && c.Replaces == connected {
				return err
			}
			if lives {
				if err := s.withdraw(ctx, tx, own, by); err != nil {
					return err
				}
			}
		}
		number := connection.NewNumber(s.random())
		c, err = s.insert(ctx, tx, connection.NewRecovery(uuid.NewString(), number, rec, by, connected, at, lang))
		return err
	})
	return c, err
}

// withdraw is Withdraw on the person's own case, within a transaction that holds it.
func (s *Store) withdraw(ctx context.Context, tx pgx.Tx, id string, by person.Ref) error {
	l, err := s.lock(ctx, tx, id)
	if err != nil {
		return err
	}
	before, at, err := l.result()
	if err != nil {
		return err
	}
	after, effects, err := before.Withdraw(by, at)
	if err != nil {
		return err
	}
	return s.put(ctx, tx, before, after, effects, at)
}

// Objection answers a case that wants new administrators to somebody who may object: who asks for whom, until when. Addresses, documents
// and letters stay out of it. To anybody else, and before it was announced, it is connection.ErrUnknown.
func (s *Store) Objection(ctx context.Context, id string, by person.Ref) (connection.Connection, time.Time, error) {
	c, at, err := s.Load(ctx, id)
	if err != nil {
		return connection.Connection{}, at, err
	}
	if by == "" || !slices.Contains(c.Incumbents, by) || c.ApprovedAt.IsZero() {
		return connection.Connection{}, at, connection.ErrUnknown
	}
	shown := outside(c)
	shown.ApprovedAt, shown.Incumbents = c.ApprovedAt, []person.Ref{by}
	for _, a := range c.Administrators {
		shown.Administrators = append(shown.Administrators, connection.Administrator{ID: a.ID, Name: a.Name, Withdrawn: a.Withdrawn})
	}
	return shown, at, nil
}

// TellIncumbents orders a letter to everybody who may object to the new administrators of a case that awaits that. However often it is
// called, each is told once of each announcement. It answers how many were told by this call.
func (s *Store) TellIncumbents(ctx context.Context, id string) (int, error) {
	var told []connection.SendRecoveryNotice
	err := pgx.BeginFunc(ctx, s.Pool, func(tx pgx.Tx) error {
		rows, err := tx.Query(ctx, insertToldIncumbents, pgx.StrictNamedArgs{"id": id, "shift": s.Clock.Offset()})
		if err != nil {
			return err
		}
		told, err = pgx.CollectRows(rows, func(row pgx.CollectableRow) (connection.SendRecoveryNotice, error) {
			notice := connection.SendRecoveryNotice{Case: id}
			err := row.Scan(&notice.To, &notice.Version)
			return notice, err
		})
		if err != nil {
			return err
		}
		return outbox.Put(ctx, s.Outbox, tx, told)
	})
	if err != nil {
		return 0, fmt.Errorf("telling the administrators: %w", err)
	}
	return len(told), nil
}

// RecoveryRecipient answers whom a letter of TellIncumbents reaches now, and how; ok is false for somebody who is no administrator of the
// association any longer.
func (s *Store) RecoveryRecipient(ctx context.Context, id, to string) (name, email, lang string, ok bool, err error) {
	err = s.Pool.QueryRow(ctx, selectRecoveryRecipient, pgx.StrictNamedArgs{"id": id, "to": to}).Scan(&name, &email, &lang)
	switch {
	case errors.Is(err, pgx.ErrNoRows):
		return "", "", "", false, nil
	case err != nil:
		return "", "", "", false, fmt.Errorf("finding an administrator to tell: %w", err)
	}
	return name, email, lang, true, nil
}
