package connectionsql

import (
	"context"
	"crypto/rand"
	"encoding/binary"
	"errors"
	"fmt"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/person"
)

// numbers is how many case numbers are tried before giving up: with a million cases one in 30 is taken.
const numbers = 10

// Start answers the person's open case of an association, or starts one. Somebody else preparing the same is no obstacle; an association
// that somebody else connected is (connection.ErrAlreadyConnected), and one that the person connected is answered as it is.
// Whether the association may connect at all is the caller's to ask (association.Record.Eligible).
func (s *Store) Start(ctx context.Context, rec association.Record, by person.Ref, lang string) (connection.Connection, error) {
	return s.number(func() (connection.Connection, error) { return s.start(ctx, rec, by, lang) })
}

// number makes a case until its number is nobody else's.
func (s *Store) number(make func() (connection.Connection, error)) (connection.Connection, error) {
	for tried := 1; ; tried++ {
		c, err := make()
		if err == nil {
			return c, nil
		}
		if !numberTaken(err) || tried == numbers {
			return connection.Connection{}, fmt.Errorf("starting a case: %w", err)
		}
	}
}

func (s *Store) start(ctx context.Context, rec association.Record, by person.Ref, lang string) (connection.Connection, error) {
	var c connection.Connection
	err := pgx.BeginFunc(ctx, s.Pool, func(tx pgx.Tx) error {
		own, connected, at, err := s.approach(ctx, tx, rec, selectOwn, by)
		if err != nil {
			return err
		}
		if own != "" {
			var lives bool
			if c, lives, err = s.own(ctx, tx, own); err != nil || lives {
				return err
			}
		}
		if connected != "" {
			return connection.ErrAlreadyConnected
		}
		c, err = s.insert(ctx, tx, connection.New(uuid.NewString(), connection.NewNumber(s.random()), rec, by, at, lang))
		return err
	})
	return c, err
}

// own answers the person's case under its locks, as time has left it. A draft that nobody touched for too long is deleted; it lives no
// longer.
func (s *Store) own(ctx context.Context, tx pgx.Tx, id string) (_ connection.Connection, lives bool, _ error) {
	l, err := s.lock(ctx, tx, id)
	if err != nil {
		return connection.Connection{}, false, err
	}
	c, at, err := l.result()
	switch {
	case errors.Is(err, connection.ErrUnknown): // a sweep was there first.
		return c, false, nil
	case err != nil:
		return c, false, err
	}
	if lapsed, _, err := c.Lapse(at); err == nil {
		return lapsed, true, nil
	}
	batch := &pgx.Batch{}
	queue(batch, deleteStale, pgx.StrictNamedArgs{"id": id, "cvr": c.Association}, errRace)
	if err := queueAudit(batch, at, deleted(id, c.Association)); err != nil {
		return connection.Connection{}, false, err
	}
	return connection.Connection{}, false, tx.SendBatch(ctx, batch).Close()
}

// approach makes the association's row, or locks it, and answers the person's case of it that statement finds, and the case that connected
// it; "" = none.
func (s *Store) approach(
	ctx context.Context, tx pgx.Tx, rec association.Record, statement string, by person.Ref,
) (own, connected string, at time.Time, err error) {
	batch := &pgx.Batch{}
	batch.Queue(upsertAssociation, pgx.StrictNamedArgs{"cvr": rec.CVR, "name": rec.Name, "form_code": rec.FormCode}).QueryRow(func(row pgx.Row) error {
		return row.Scan(&connected, &at)
	})
	batch.Queue(statement, pgx.StrictNamedArgs{"cvr": rec.CVR, "by": by}).QueryRow(func(row pgx.Row) error {
		if err := row.Scan(&own); !errors.Is(err, pgx.ErrNoRows) {
			return err
		}
		return nil
	})
	err = tx.SendBatch(ctx, batch).Close()
	return own, connected, s.Clock.At(at), err
}

// insert saves a fresh case with its timeline and audit trail.
func (s *Store) insert(ctx context.Context, tx pgx.Tx, c connection.Connection) (connection.Connection, error) {
	c.Rules = s.Rules
	batch := &pgx.Batch{}
	queue(batch, insertCase, pgx.StrictNamedArgs{
		"id": c.ID, "number": c.Number, "cvr": c.Association, "state": c.State, "by": c.StartedBy, "role": c.Role, "replaces": c.Replaces,
		"language": c.Language, "at": c.CreatedAt,
	}, errRace)
	if err := queueEvents(batch, c, 0, c.CreatedAt); err != nil {
		return c, err
	}
	return c, tx.SendBatch(ctx, batch).Close()
}

// numberTaken answers whether a transaction failed because its case number is another case's.
func numberTaken(err error) bool {
	var answer *pgconn.PgError
	return errors.As(err, &answer) && answer.ConstraintName == "connection_number_key"
}

func (s *Store) random() uint32 {
	if s.dice != nil {
		return s.dice()
	}
	var b [4]byte
	_, _ = rand.Read(b[:]) // It cannot fail; crypto/rand ends the program instead.
	return binary.BigEndian.Uint32(b[:])
}
