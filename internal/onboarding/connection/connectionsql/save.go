package connectionsql

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/platform/audit"
)

// errRace means that a row was not as the locks promised. It is our own mistake, and nothing was saved.
var errRace = errors.New("connectionsql: a row changed under its lock")

// save writes what differs between before and after, the new part of the timeline, and the audit trail, in one batch.
func save(ctx context.Context, tx pgx.Tx, before, after connection.Connection, at time.Time) error {
	batch := &pgx.Batch{}
	queueCase(batch, after)
	if after.AssociationName != before.AssociationName || after.FormCode != before.FormCode {
		queue(batch, updateAssociation, pgx.StrictNamedArgs{"cvr": after.Association, "name": after.AssociationName, "form_code": after.FormCode}, errRace)
	}
	if after.State == connection.Connected && before.State != connection.Connected {
		queue(batch, connectAssociation, pgx.StrictNamedArgs{"cvr": after.Association, "id": after.ID, "at": after.ConnectedAt}, errRace)
	}
	queueAdministrators(batch, before, after)
	queueLetters(batch, after, len(before.Letters))
	if err := queueEvents(batch, after, len(before.History), at); err != nil {
		return err
	}
	if err := tx.SendBatch(ctx, batch).Close(); err != nil {
		return fmt.Errorf("saving a case: %w", err)
	}
	return nil
}

func queueCase(batch *pgx.Batch, c connection.Connection) {
	queue(batch, updateCase, pgx.StrictNamedArgs{
		"id": c.ID, "cvr": c.Association, "state": c.State, "role": c.Role,
		"contact_name": c.Contact.Name, "contact_email": c.Contact.Email, "contact_version": c.Contact.Version, "language": c.Language,
		"verdict": c.Finding.Verdict, "evidence": c.Finding.Evidence, "automatic": c.Finding.Automatic, "found_email": c.Finding.RegisterEmail,
		"register_email": c.RegisterEmail,
		"terms_version":  c.Terms.Version, "terms_hash": c.Terms.Hash, "terms_at": nullable(c.Terms.At), "terms_by": c.Terms.By,
		"mailbox_sent_at": nullable(c.MailboxSentAt), "mailbox_version": c.MailboxVersion,
		"changed_at": c.ChangedAt, "confirmed_at": nullable(c.ConfirmedAt), "connected_at": nullable(c.ConnectedAt),
	}, errRace)
}

func queueAdministrators(batch *pgx.Batch, before, after connection.Connection) {
	for _, a := range before.Administrators {
		if _, kept := after.Administrator(a.ID); !kept {
			queue(batch, deleteAdministrator, pgx.StrictNamedArgs{"id": a.ID, "case": after.ID, "cvr": after.Association}, errRace)
		}
	}
	for place, a := range after.Administrators {
		if place < len(before.Administrators) && reflect.DeepEqual(a, before.Administrators[place]) {
			continue
		}
		queue(batch, upsertAdministrator, pgx.StrictNamedArgs{
			"id": a.ID, "cvr": after.Association, "case": after.ID, "place": place, "person": a.Person,
			"name": a.Name, "email": a.Email, "language": a.Language, "birth_epoch": a.Birth.Epoch, "birth_tag": a.Birth.Tag,
			"link_version": a.LinkVersion, "link_at": nullable(a.LinkAt), "withdrawn": a.Withdrawn, "appointment": a.Appointment,
		}, connection.ErrState) // the id is another case's: ids are made by us, but pass through forms.
	}
}

func queueLetters(batch *pgx.Batch, c connection.Connection, known int) {
	for _, l := range c.Letters[known:] {
		queue(batch, insertLetter, pgx.StrictNamedArgs{
			"case": c.ID, "kind": l.Kind, "subject": l.Subject, "version": l.Version, "cvr": c.Association, "state": l.State, "at": l.At,
		}, errRace)
	}
}

// queueEvents writes the new part of the timeline, and the same into the audit trail, whose chain is the last lock taken.
func queueEvents(batch *pgx.Batch, c connection.Connection, known int, at time.Time) error {
	var trail []audit.Event
	for n, e := range c.History[known:] {
		details := e.Details
		if details == nil {
			details = map[string]string{}
		}
		queue(batch, insertEvent, pgx.StrictNamedArgs{
			"case": c.ID, "n": known + n, "cvr": c.Association, "kind": e.Kind, "at": e.At, "actor": e.By, "subject": e.Subject, "details": details,
		}, errRace)
		trail = append(trail, audited(c.ID, c.Association, e))
	}
	return queueAudit(batch, at, trail...)
}

func queueAudit(batch *pgx.Batch, at time.Time, trail ...audit.Event) error {
	chains, err := audit.Batch(at, trail...)
	if err != nil {
		return err
	}
	batch.QueuedQueries = append(batch.QueuedQueries, chains.QueuedQueries...)
	return nil
}

// queue adds a statement that must change one row; err says what it means when it doesn't.
func queue(batch *pgx.Batch, statement string, args pgx.StrictNamedArgs, err error) {
	batch.Queue(statement, args).Exec(func(tag pgconn.CommandTag) error {
		if tag.RowsAffected() != 1 {
			return err
		}
		return nil
	})
}
