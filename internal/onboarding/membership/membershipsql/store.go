package membershipsql

import (
	"context"
	"fmt"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/membership"
	"tilslut/internal/onboarding/person"
	"tilslut/internal/platform/clock"
	"tilslut/internal/platform/outbox"
)

// Store keeps memberships. Pool and Outbox must be set; Clock may be nil.
type Store struct {
	Pool   *pgxpool.Pool
	Outbox *outbox.Outbox
	Clock  *clock.Clock
}

// ByPerson answers all memberships of whoever logs in as ref, with their private MitID or a separate one, by the association's name.
// Which of them the login may use is for membership.Member.MayAct to say.
func (s *Store) ByPerson(ctx context.Context, ref person.Ref) ([]membership.Membership, error) {
	all, _, err := s.find(ctx, selectByPerson, pgx.StrictNamedArgs{"ref": ref})
	return all, err
}

// Member answers the membership of whoever logs in as ref in an association, and the time. The error is membership.ErrUnknown.
func (s *Store) Member(ctx context.Context, cvr association.CVR, ref person.Ref) (membership.Membership, time.Time, error) {
	return s.one(ctx, selectInAssociation, pgx.StrictNamedArgs{"cvr": cvr, "ref": ref})
}

// Load answers a membership by the member's id to the house itself: to jobs, which act for nobody. The error is membership.ErrUnknown.
func (s *Store) Load(ctx context.Context, id string) (membership.Membership, time.Time, error) {
	if uuid.Validate(id) != nil {
		return membership.Membership{}, time.Time{}, membership.ErrUnknown
	}
	return s.one(ctx, selectMember, pgx.StrictNamedArgs{"id": id})
}

// Administrator answers the member and the agreement to whoever may administer the association, its users or both, by this login. For
// everybody else there is no such association (membership.ErrUnknown); an administrator who logged in by other means than the
// association allows is told why (membership.ErrNotAllowed, ErrNotApproved, ErrAuthenticator).
func (s *Store) Administrator(ctx context.Context, cvr association.CVR, ref person.Ref, authenticator string) (membership.Member, membership.Agreement, error) {
	found, _, err := s.Member(ctx, cvr, ref)
	if err != nil {
		return membership.Member{}, membership.Agreement{}, err
	}
	if !found.Member.Administers() {
		return membership.Member{}, membership.Agreement{}, membership.ErrUnknown
	}
	if _, err := found.Member.MayAct(ref, authenticator, found.Agreement); err != nil {
		return membership.Member{}, membership.Agreement{}, err
	}
	return found.Member, found.Agreement, nil
}

func (s *Store) one(ctx context.Context, statement string, args pgx.StrictNamedArgs) (membership.Membership, time.Time, error) {
	all, at, err := s.find(ctx, statement, args)
	if err != nil {
		return membership.Membership{}, time.Time{}, err
	}
	if len(all) == 0 {
		return membership.Membership{}, time.Time{}, membership.ErrUnknown
	}
	return all[0], at, nil
}

func (s *Store) find(ctx context.Context, statement string, args pgx.StrictNamedArgs) ([]membership.Membership, time.Time, error) {
	rows, err := s.Pool.Query(ctx, statement, args)
	if err != nil {
		return nil, time.Time{}, fmt.Errorf("loading memberships: %w", err)
	}
	return s.collect(rows)
}

func (s *Store) collect(rows pgx.Rows) ([]membership.Membership, time.Time, error) {
	found, err := pgx.CollectRows(rows, pgx.RowToStructByName[memberRow])
	if err != nil {
		return nil, time.Time{}, fmt.Errorf("loading memberships: %w", err)
	}
	var at time.Time
	out := make([]membership.Membership, len(found))
	for i, r := range found {
		out[i], at = r.membership(), s.Clock.At(r.Now)
	}
	return out, at, nil
}
