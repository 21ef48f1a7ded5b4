package overviewsql

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/overview"
	"tilslut/internal/onboarding/person"
	"tilslut/internal/platform/clock"
)

// Store reads the overview from PostgreSQL. Clock may be nil.
type Store struct {
	Pool  *pgxpool.Pool
	Clock *clock.Clock
}

type row struct {
	ID          string
	Number      string
	CVR         string
	Association string
	State       string
	Part        string
	Role        string
	Taken       bool
	Bounced     bool
	StartedAt   time.Time
	ChangedAt   time.Time
	ConnectedAt *time.Time
	SetUpAt     *time.Time

	MailboxSentAt, InvitedAt, AskedAt, ApprovedAt *time.Time // from which the deadlines run
}

// Mine is the page of a person's cases that begins after a place; the zero Cursor is the beginning, which also says what else
// she has. One round trip.
func (s *Store) Mine(ctx context.Context, who person.Ref, after overview.Cursor) (overview.Page, error) {
	arguments := pgx.StrictNamedArgs{
		"person": string(who), "from_start": after.ID == "", "after_at": after.At, "after_id": after.ID, "most": overview.PageSize + 1,
	}
	if after.ID == "" {
		arguments["after_id"] = nil
	}
	var page overview.Page
	batch := &pgx.Batch{}
	batch.Queue(mineQuery, arguments).Query(func(rows pgx.Rows) error {
		cases, err := pgx.CollectRows(rows, func(r pgx.CollectableRow) (overview.Case, error) {
			found, err := pgx.RowToStructByName[row](r)
			return found.line(), err
		})
		cut := overview.Cut(cases)
		page.Cases, page.Next = cut.Cases, cut.Next
		return err
	})
	if after.ID == "" {
		s.besides(batch, who, &page)
	}
	err := s.Pool.SendBatch(ctx, batch).Close()
	return page, err
}

func (r row) line() overview.Case {
	return overview.Case{
		ID: r.ID, Number: r.Number, CVR: association.CVR(r.CVR), Association: r.Association, State: connection.State(r.State),
		Part: connection.Part(r.Part), Role: person.Role(r.Role), Objects: connection.Part(r.Part) == connection.Nobody, Until: r.until(),
		Taken: r.Taken, Bounced: r.Bounced, StartedAt: r.StartedAt.UTC(), ChangedAt: r.ChangedAt.UTC(),
		ConnectedAt: moment(r.ConnectedAt), SetUpAt: moment(r.SetUpAt),
	}
}

// until is the deadline of the state that a case is in, by the rules of the connection.
func (r row) until() time.Time {
	c := connection.Connection{
		MailboxSentAt: moment(r.MailboxSentAt), Invitation: connection.Invitation{SentAt: moment(r.InvitedAt)},
		Review: connection.Review{AskedAt: moment(r.AskedAt)}, ApprovedAt: moment(r.ApprovedAt),
	}
	switch connection.State(r.State) {
	case connection.AwaitingMailbox:
		return c.MailboxUntil()
	case connection.AwaitingRepresentative:
		return c.InvitationUntil()
	case connection.MoreDocumentation:
		return c.QuestionUntil()
	case connection.AwaitingObjection:
		return c.ObjectionUntil()
	default:
		return time.Time{}
	}
}

func moment(t *time.Time) time.Time {
	if t == nil {
		return time.Time{}
	}
	return t.UTC()
}
