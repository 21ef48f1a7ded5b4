package connectionsql

import (
	"context"
	"errors"
	"fmt"
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
		queueConnection(batch, after, at)
	}
	queueAdministrators(batch, before, after)
	queueDocuments(batch, before, after)
	queueDecisions(batch, after, before.Review.Decisions)
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
	r := c.Review
	queue(batch, updateCase, pgx.StrictNamedArgs{
		"id": c.ID, "cvr": c.Association, "state": c.State, "role": c.Role,
		"contact_name": c.Contact.Name, "contact_email": c.Contact.Email, "contact_version": c.Contact.Version, "language": c.Language,
		"reporter_name": c.Reporter.Name, "reporter_email": c.Reporter.Email, "reporter_version": c.Reporter.Version,
		"reporter_language": c.ReporterLanguage, "invitation_version": c.Invitation.Version, "invited_at": nullable(c.Invitation.SentAt),
		"invitation_reminded_at": nullable(c.Invitation.RemindedAt), "invitation_person": c.Invitation.Person, "comment": c.Comment,
		"verdict": c.Finding.Verdict, "evidence": c.Finding.Evidence, "automatic": c.Finding.Automatic, "found_email": c.Finding.RegisterEmail,
		"register_email": c.RegisterEmail, "document_name": c.DocumentName, "name_match": c.NameMatch,
		"terms_version": c.Terms.Version, "terms_hash": c.Terms.Hash, "terms_at": nullable(c.Terms.At), "terms_by": c.Terms.By,
		"mailbox_sent_at": nullable(c.MailboxSentAt), "mailbox_version": c.MailboxVersion,
		"review_round": r.Round, "submitted_at": nullable(r.SubmittedAt), "review_due": text(r.Due), "review_by": r.By, "review_by_name": r.ByName,
		"review_taken_at": nullable(r.TakenAt), "question": r.Question, "asked_at": nullable(r.AskedAt),
		"review_reminded_at": nullable(r.RemindedAt), "decided_at": nullable(c.LastDecision().At),
		"ended_by": c.Ended.By, "ended_at": nullable(c.Ended.At), "ended_why": texts(c.Ended.Why), "ended_text": c.Ended.Text,
		"approved_at": nullable(c.ApprovedAt), "wake_at": nullable(c.Wake()),
		"changed_at": c.ChangedAt, "confirmed_at": nullable(c.ConfirmedAt), "connected_at": nullable(c.ConnectedAt),
	}, errRace)
}

// queueConnection makes the case the one by which its association is connected, in the place of the one that it replaces, if any.
func queueConnection(batch *pgx.Batch, c connection.Connection, at time.Time) {
	if c.Replaces == "" {
		queue(batch, connectAssociation, pgx.StrictNamedArgs{"cvr": c.Association, "id": c.ID, "at": c.ConnectedAt}, errRace)
	} else {
		queue(batch, replaceConnection, pgx.StrictNamedArgs{"cvr": c.Association, "id": c.ID, "replaces": c.Replaces}, errRace)
	}
	batch.Queue(wakeOthers, pgx.StrictNamedArgs{"cvr": c.Association, "id": c.ID, "at": at})
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
