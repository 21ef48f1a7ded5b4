package activationsql

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"tilslut/internal/onboarding/activation"
	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/membership"
	"tilslut/internal/onboarding/person"
	"tilslut/internal/platform/audit"
	"tilslut/internal/platform/outbox"
)

// querier is a pool or a transaction.
type querier interface {
	Query(ctx context.Context, sql string, args ...any) (pgx.Rows, error)
}

// Weigh answers what a transition would do to some users of an association, without doing it. Ids that are not the association's are
// passed over. The errors are activation.ErrNotSetUp and ErrNotAllowed.
func (s *Store) Weigh(ctx context.Context, cvr association.CVR, ids []string, t activation.Transition) (activation.Summary, error) {
	agreement, at, err := s.agreement(ctx, s.Pool, cvr)
	if err == nil {
		err = t.Allowed(agreement)
	}
	if err != nil {
		return activation.Summary{}, err
	}
	outcomes, err := s.outcomes(ctx, s.Pool, weighUsers, s.transitArgs(cvr, ids, t, at))
	return summary(outcomes), err
}

// Transit does a transition to some users of an association, by one statement: the same as Change with User.Apply of each. by is the user
// administrator. It answers what it did. The errors are Weigh's.
func (s *Store) Transit(
	ctx context.Context, cvr association.CVR, by person.Ref, ids []string, t activation.Transition,
) (activation.Summary, error) {
	var done activation.Summary
	err := pgx.BeginFunc(ctx, s.Pool, func(tx pgx.Tx) error {
		agreement, at, err := s.agreement(ctx, tx, cvr)
		if err == nil {
			err = t.Allowed(agreement)
		}
		if err != nil {
			return err
		}
		args := s.transitArgs(cvr, ids, t, at)
		args["at"], args["by"] = at, by
		outcomes, err := s.outcomes(ctx, tx, transitUsers, args)
		if err != nil {
			return err
		}
		done = summary(outcomes)
		if len(done.Met) == 0 {
			return nil
		}
		var effects []activation.SendActivation
		for _, o := range outcomes {
			if o.Reason == "" && t.To == activation.Invited {
				effects = append(effects, activation.SendActivation{User: o.ID, Version: o.Version})
			}
		}
		if err := outbox.Put(ctx, s.Outbox, tx, effects); err != nil {
			return err
		}
		return audit.Append(ctx, tx, at, bulk(cvr, by, done.Met, t))
	})
	return done, err
}

// bulk is one event for all, with what names the set of them.
func bulk(cvr association.CVR, by person.Ref, ids []string, t activation.Transition) audit.Event {
	kinds := map[activation.State]activation.EventKind{
		activation.Invited: activation.EventInvited, activation.Deleted: activation.EventDeleted, activation.Imported: activation.EventRestored,
	}
	e := audit.Event{Association: cvr, Kind: "activation." + string(kinds[t.To]), Actor: by, Details: set(ids)}
	if t.Choice != activation.ChoiceNone {
		e.Details["choice"] = string(t.Choice)
	}
	return e
}

func set(ids []string) map[string]string {
	return map[string]string{"count": strconv.Itoa(len(ids)), "root": activation.Root(ids)}
}

// agreement answers what the association allows, and the time.
func (s *Store) agreement(ctx context.Context, from querier, cvr association.CVR) (membership.Agreement, time.Time, error) {
	rows, err := from.Query(ctx, selectAgreement, pgx.StrictNamedArgs{"cvr": cvr})
	if err != nil {
		return membership.Agreement{}, time.Time{}, fmt.Errorf("loading an agreement: %w", err)
	}
	r, err := pgx.CollectExactlyOneRow(rows, pgx.RowToStructByName[agreementRow])
	if errors.Is(err, pgx.ErrNoRows) {
		return membership.Agreement{}, time.Time{}, activation.ErrNotSetUp
	}
	if err != nil {
		return membership.Agreement{}, time.Time{}, fmt.Errorf("loading an agreement: %w", err)
	}
	return r.agreement(), s.Clock.At(r.Now), nil
}

func (s *Store) transitArgs(cvr association.CVR, ids []string, t activation.Transition, at time.Time) pgx.StrictNamedArgs {
	rules := s.Rules.OrDefaults()
	known := make([]string, 0, len(ids))
	for _, id := range ids {
		if uuid.Validate(id) == nil {
			known = append(known, id)
		}
	}
	return pgx.StrictNamedArgs{
		"cvr": cvr, "ids": known, "from": t.From, "to": t.To, "choice": t.Choice,
		"link_over": at.Add(-rules.LinkLife), "too_late": at.Add(-rules.RestoreLife),
	}
}

// outcome is what a transition did to one user, or would do.
type outcome struct {
	ID, Reason string
	Version    int
}

func (s *Store) outcomes(ctx context.Context, from querier, statement string, args pgx.StrictNamedArgs) ([]outcome, error) {
	rows, err := from.Query(ctx, statement, args)
	if err != nil {
		return nil, fmt.Errorf("a transition of imported users: %w", err)
	}
	out, err := pgx.CollectRows(rows, pgx.RowToStructByNameLax[outcome])
	if err != nil {
		return nil, fmt.Errorf("a transition of imported users: %w", err)
	}
	return out, nil
}

func summary(outcomes []outcome) activation.Summary {
	s := activation.Summary{Not: map[activation.Reason]int{}, Why: map[string]activation.Reason{}}
	for _, o := range outcomes {
		if o.Reason == "" {
			s.Met = append(s.Met, o.ID)
			continue
		}
		s.Not[activation.Reason(o.Reason)]++
		s.Why[o.ID] = activation.Reason(o.Reason)
	}
	return s
}
