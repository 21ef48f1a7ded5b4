package setupsql

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"tilslut/internal/onboarding/setup"
	"tilslut/internal/platform/audit"
)

// errRace means that a row was not as the locks promised. It is our own mistake, and nothing was saved.
var errRace = errors.New("setupsql: a row changed under its lock")

// save writes a setup, what its approval makes, its new letters and the audit trail, in one batch.
func save(ctx context.Context, tx pgx.Tx, before loaded, after setup.Setup, at time.Time) error {
	batch := &pgx.Batch{}
	queueSetup(batch, after, before.appointment)
	if !before.Birth.IsZero() && after.Birth.IsZero() {
		queue(batch, forgetBirth, pgx.StrictNamedArgs{"id": after.ID, "cvr": after.Association})
	}
	if before.First() && !after.First() {
		queue(batch, insertAgreement, pgx.StrictNamedArgs{
			"cvr": after.Association, "private": after.Agreement.Private, "authenticators": texts(after.Agreement.Authenticators),
			"at": after.Agreement.SetUpAt, "by": after.Agreement.SetUpBy,
		})
		queue(batch, setUpAssociation, pgx.StrictNamedArgs{"cvr": after.Association, "at": after.Agreement.SetUpAt})
	}
	if before.DoneAt.IsZero() && !after.DoneAt.IsZero() {
		queueMember(batch, after)
	}
	for _, l := range after.Letters[len(before.Letters):] {
		queue(batch, insertLetter, pgx.StrictNamedArgs{
			"id": after.ID, "kind": l.Kind, "version": l.Version, "cvr": after.Association, "state": l.State, "at": l.At,
		})
	}
	chains, err := audit.Batch(at, audited(after)...)
	if err != nil {
		return err
	}
	batch.QueuedQueries = append(batch.QueuedQueries, chains.QueuedQueries...)
	if err := tx.SendBatch(ctx, batch).Close(); err != nil {
		return fmt.Errorf("saving a setup: %w", err)
	}
	return nil
}

func queueSetup(batch *pgx.Batch, s setup.Setup, appointment int) {
	queue(batch, upsertSetup, pgx.StrictNamedArgs{
		"id": s.ID, "cvr": s.Association, "appointment": appointment, "person": s.Person, "method": s.Matched.Method,
		"matched_at": nullable(s.Matched.At), "code_epoch": s.Code.Tag.Epoch, "code_tag": s.Code.Tag.Tag, "code_until": nullable(s.Code.Until),
		"code_tries": s.Code.Tries, "code_version": s.Code.Version, "code_needed_at": nullable(s.CodeNeededAt), "private": s.Private,
		"authenticators": texts(s.Authenticators), "own": s.Own, "separate": s.Separate, "separate_with": s.SeparateWith,
		"done_at": nullable(s.DoneAt),
	})
}

func queueMember(batch *pgx.Batch, s setup.Setup) {
	m := s.Member
	queue(batch, upsertMember, pgx.StrictNamedArgs{
		"id": m.ID, "cvr": m.Association, "person": m.Person, "separate": m.Separate, "separate_with": m.SeparateWith,
		"name": m.Name, "email": m.Email, "language": m.Language, "private": m.Private, "consent": m.Consent,
		"roles": texts(m.Roles), "since": m.Since,
	})
}

// audited is what happened as the audit trail has it: to the setup first, then to the member that it made.
func audited(s setup.Setup) []audit.Event {
	var out []audit.Event
	for _, e := range s.History {
		out = append(out, audit.Event{Association: s.Association, Kind: "setup." + string(e.Kind), Actor: e.By, Subject: s.ID, Details: e.Details})
	}
	for _, e := range s.Member.History {
		out = append(out, audit.Event{Association: s.Association, Kind: "membership." + string(e.Kind), Actor: e.By, Subject: s.Member.ID, Details: e.Details})
	}
	return out
}

// queue adds a statement that must change one row.
func queue(batch *pgx.Batch, statement string, args pgx.StrictNamedArgs) {
	batch.Queue(statement, args).Exec(func(tag pgconn.CommandTag) error {
		if tag.RowsAffected() != 1 {
			return errRace
		}
		return nil
	})
}
