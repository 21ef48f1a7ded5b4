package activationsql

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"tilslut/internal/onboarding/activation"
	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/membership"
	"tilslut/internal/platform/audit"
	"tilslut/internal/platform/outbox"
)

// Decide is an act of the law on a user, within what the association allows, at the house's time.
type Decide = func(u activation.User, a membership.Agreement, at time.Time) (activation.User, []activation.Effect, error)

// Change loads a user of an association under its lock, lets decide act on it, and saves what came of it together with the
// effects, or nothing at all. It answers the user as it is now; with an error of decide's, as it was. An act that changes
// nothing writes nothing. The errors of its own are activation.ErrUnknown, ErrTaken and ErrMitIDTaken.
func (s *Store) Change(ctx context.Context, cvr association.CVR, id string, decide Decide) (activation.User, error) {
	if uuid.Validate(id) != nil {
		return activation.User{}, activation.ErrUnknown
	}
	var before, after activation.User
	err := pgx.BeginFunc(ctx, s.Pool, func(tx pgx.Tx) error {
		l, batch := &loading{store: s}, &pgx.Batch{}
		batch.Queue(lockUser, pgx.StrictNamedArgs{"cvr": cvr, "id": id}).Query(into(&l.users))
		batch.Queue(selectLettersOf, pgx.StrictNamedArgs{"id": id}).Query(into(&l.letters))
		if err := tx.SendBatch(ctx, batch).Close(); err != nil {
			return fmt.Errorf("locking an imported user: %w", err)
		}
		var agreement membership.Agreement
		var at time.Time
		var err error
		if before, agreement, at, err = l.result(); err != nil {
			return err
		}
		var effects []activation.Effect
		if after, effects, err = decide(before, agreement, at); err != nil {
			return err
		}
		if len(effects) == 0 && len(after.Noted) == 0 {
			return errNothing
		}
		var joined []membership.Event
		if after.State == activation.Active && before.State != activation.Active {
			if after.MemberID, joined, err = s.join(ctx, tx, after, at); err != nil {
				return err
			}
		}
		if err := save(ctx, tx, after, len(before.Letters), joined, at); err != nil {
			return err
		}
		after.Noted = nil
		return outbox.Put(ctx, s.Outbox, tx, effects)
	})
	switch {
	case errors.Is(err, errNothing):
		return before, nil
	case unique(err):
		return before, activation.ErrTaken
	case err != nil:
		return before, err
	}
	return after, nil
}

var (
	// errNothing rolls a transaction back that has nothing to say.
	errNothing = errors.New("activationsql: nothing to save")
	// errRace means that a row was not as the locks promised. It is our own mistake, and nothing was saved.
	errRace = errors.New("activationsql: a row changed under its lock")
)

// unique tells whether somebody else took a name and address, or a separate MitID, in the same moment.
func unique(err error) bool {
	var answer *pgconn.PgError
	return errors.As(err, &answer) && answer.Code == "23505"
}

// save writes the user, the letters and the audit trail, in one batch; the trail's chain is the last lock taken.
func save(ctx context.Context, tx pgx.Tx, u activation.User, known int, joined []membership.Event, at time.Time) error {
	batch := &pgx.Batch{}
	queue(batch, updateUser, pgx.StrictNamedArgs{
		"id": u.ID, "cvr": u.Association, "name": u.Name, "name_key": activation.SortKey(u.Name), "search": activation.SearchKey(u.Name, u.Email),
		"email": u.Email, "birth_epoch": u.Birth.Epoch, "birth_tag": u.Birth.Tag, "state": u.State, "choice": u.Choice, "inviter": u.Inviter,
		"link_version": u.LinkVersion, "link_at": nullable(u.LinkAt), "asked_at": nullable(u.AskedAt), "wrong_link": u.WrongLink,
		"code_epoch": u.Code.Tag.Epoch, "code_tag": u.Code.Tag.Tag, "code_until": nullable(u.Code.Until), "code_tries": u.Code.Tries,
		"code_version": u.Code.Version, "person": u.Person, "matched_by": u.MatchedBy, "matched_at": nullable(u.MatchedAt), "answer": u.Answer,
		"separate_person": u.Separate, "separate_with": u.SeparateWith, "member_id": u.MemberID, "invited_at": nullable(u.InvitedAt),
		"refused_at": nullable(u.RefusedAt), "activated_at": nullable(u.ActivatedAt), "deleted_at": nullable(u.DeletedAt),
	}, activation.ErrTaken)
	for _, l := range u.Letters[known:] {
		queue(batch, insertLetter, pgx.StrictNamedArgs{
			"id": u.ID, "cvr": u.Association, "kind": l.Kind, "subject": l.Subject, "version": l.Version, "state": l.State, "at": l.At,
		}, errRace)
	}
	trail, err := audit.Batch(at, trail(u, joined)...)
	if err != nil {
		return err
	}
	batch.QueuedQueries = append(batch.QueuedQueries, trail.QueuedQueries...)
	if err := tx.SendBatch(ctx, batch).Close(); err != nil {
		return fmt.Errorf("saving an imported user: %w", err)
	}
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

// trail is what happened to a user, and to the member that it became, as the audit has it.
func trail(u activation.User, joined []membership.Event) []audit.Event {
	var out []audit.Event
	for _, e := range u.Noted {
		out = append(out, audit.Event{Association: u.Association, Kind: "activation." + string(e.Kind), Actor: e.By, Subject: u.ID, Details: e.Details})
	}
	for _, e := range joined {
		out = append(out, audit.Event{Association: u.Association, Kind: "membership." + string(e.Kind), Actor: e.By, Subject: u.MemberID, Details: e.Details})
	}
	return out
}
