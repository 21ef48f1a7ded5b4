package connectionsql

import (
	"context"
	"fmt"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"tilslut/internal/onboarding/connection"
)

// Mailbox answers what the page of a mailbox link may show before anybody is logged in: who asked whom for what, until when. The
// administrators, addresses and letters stay out of it. The error is connection.ErrUnknown.
func (s *Store) Mailbox(ctx context.Context, id string) (connection.Connection, time.Time, error) {
	return s.link(ctx, id)
}

// Invitation is Mailbox for the page of a representative's link.
func (s *Store) Invitation(ctx context.Context, id string) (connection.Connection, time.Time, error) {
	return s.link(ctx, id)
}

func (s *Store) link(ctx context.Context, id string) (connection.Connection, time.Time, error) {
	if uuid.Validate(id) != nil {
		return connection.Connection{}, time.Time{}, connection.ErrUnknown
	}
	l, batch := s.loading(), &pgx.Batch{}
	l.queueCase(batch, selectCase, id)
	if err := s.Pool.SendBatch(ctx, batch).Close(); err != nil {
		return connection.Connection{}, time.Time{}, fmt.Errorf("loading a case for its link: %w", err)
	}
	c, at, err := l.result()
	return outside(c), at, err
}

// outside is what somebody may see of a case who has nothing to do with it: what it is about, who asks whom, and how its links stand.
// It is a list of what is shown, so that nothing comes to be shown by being new.
func outside(c connection.Connection) connection.Connection {
	return connection.Connection{
		ID: c.ID, Number: c.Number, Association: c.Association, AssociationName: c.AssociationName, FormCode: c.FormCode,
		State: c.State, StartedBy: c.StartedBy, Role: c.Role, Language: c.Language, ReporterLanguage: c.ReporterLanguage,
		Contact: connection.Contact{Name: c.Contact.Name}, Reporter: connection.Contact{Name: c.Reporter.Name},
		Invitation: c.Invitation, MailboxSentAt: c.MailboxSentAt, MailboxVersion: c.MailboxVersion,
		Ended: connection.Ended{By: c.Ended.By, At: c.Ended.At}, Replaces: c.Replaces,
		CreatedAt: c.CreatedAt, ChangedAt: c.ChangedAt, ConnectedAt: c.ConnectedAt, Taken: c.Taken, TakenAt: c.TakenAt, Rules: c.Rules,
	}
}
