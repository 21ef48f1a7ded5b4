package activationsql

import (
	"context"
	"fmt"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"tilslut/internal/onboarding/activation"
	"tilslut/internal/onboarding/membership"
	"tilslut/internal/onboarding/person"
)

// join makes an active user a member, or more of one, and answers the member's id and what happened to the member. The error is
// activation.ErrMitIDTaken.
func (s *Store) join(ctx context.Context, tx pgx.Tx, u activation.User, at time.Time) (string, []membership.Event, error) {
	for range 2 { // Once more where the same person became a member in the same moment.
		before, err := lockedMember(ctx, tx, u)
		if err != nil {
			return "", nil, err
		}
		after, err := before.Join(u.Joining(uuid.NewString()), at)
		if err != nil {
			return "", nil, err
		}
		statement, args := updateMember, memberArgs(after)
		if before.ID == "" {
			statement = insertMember
			args["person"], args["since"] = after.Person, after.Since
		}
		tag, err := tx.Exec(ctx, statement, args)
		switch {
		case unique(err):
			return "", nil, activation.ErrMitIDTaken
		case err != nil:
			return "", nil, fmt.Errorf("saving a member: %w", err)
		case tag.RowsAffected() == 1:
			return after.ID, after.History, nil
		}
	}
	return "", nil, errRace
}

// memberRow is a member as its row has it.
type memberRow struct {
	ID, SeparatePerson, SeparateWith string
	Name, Email, Language            string
	Private                          bool
	Consent                          int
	Roles                            []membership.Role
	Since                            time.Time
}

// lockedMember answers the member that the person is already, under its lock, or the zero member.
func lockedMember(ctx context.Context, tx pgx.Tx, u activation.User) (membership.Member, error) {
	var found []memberRow
	var taken bool
	batch := &pgx.Batch{}
	batch.Queue(lockMember, pgx.StrictNamedArgs{"cvr": u.Association, "person": u.Person}).Query(into(&found))
	if u.Separate != "" {
		batch.Queue(selectTaken, pgx.StrictNamedArgs{"cvr": u.Association, "person": u.Person, "separate": u.Separate}).
			QueryRow(func(row pgx.Row) error { return row.Scan(&taken) })
	}
	if err := tx.SendBatch(ctx, batch).Close(); err != nil {
		return membership.Member{}, fmt.Errorf("looking for a member: %w", err)
	}
	switch {
	case taken:
		return membership.Member{}, activation.ErrMitIDTaken
	case len(found) == 0:
		return membership.Member{}, nil
	}
	r := found[0]
	return membership.Member{
		ID: r.ID, Association: u.Association, Person: u.Person, Separate: person.Ref(r.SeparatePerson),
		SeparateWith: membership.Authenticator(r.SeparateWith), Name: r.Name, Email: r.Email, Language: r.Language, Private: r.Private,
		Consent: r.Consent, Roles: r.Roles, Since: r.Since.UTC(),
	}, nil
}

func memberArgs(m membership.Member) pgx.StrictNamedArgs {
	return pgx.StrictNamedArgs{
		"id": m.ID, "cvr": m.Association, "separate": m.Separate, "separate_with": m.SeparateWith, "name": m.Name, "email": m.Email,
		"language": m.Language, "private": m.Private, "consent": m.Consent, "roles": m.Roles,
	}
}
