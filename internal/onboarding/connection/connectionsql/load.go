package connectionsql

import (
	"time"

	"github.com/jackc/pgx/v5"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/platform/clock"
)

// loading gathers the rows of one case from a batch.
type loading struct {
	rules          connection.Rules
	clock          *clock.Clock
	cases          []caseRow
	administrators []administratorRow
	events         []eventRow
	letters        []letterRow
	documents      []documentRow
	decisions      []decisionRow
}

func (s *Store) loading() *loading { return &loading{rules: s.Rules, clock: s.Clock} }

// queueCase asks for the case itself, by selectCase or lockCase.
func (l *loading) queueCase(batch *pgx.Batch, statement, id string) {
	batch.Queue(statement, pgx.StrictNamedArgs{"id": id, "shift": l.clock.Offset()}).Query(into(&l.cases))
}

// queueChildren asks for what belongs to the case.
func (l *loading) queueChildren(batch *pgx.Batch, id string) {
	args := pgx.StrictNamedArgs{"id": id}
	batch.Queue(selectAdministrators, args).Query(into(&l.administrators))
	batch.Queue(selectEvents, args).Query(into(&l.events))
	batch.Queue(selectLetters, args).Query(into(&l.letters))
	batch.Queue(selectDocuments, args).Query(into(&l.documents))
	batch.Queue(selectDecisions, args).Query(into(&l.decisions))
}

func into[T any](all *[]T) func(pgx.Rows) error {
	return func(rows pgx.Rows) (err error) {
		*all, err = pgx.CollectRows(rows, pgx.RowToStructByName[T])
		return err
	}
}

// result is the case, and the house's time.
func (l *loading) result() (connection.Connection, time.Time, error) {
	if len(l.cases) != 1 {
		return connection.Connection{}, time.Time{}, connection.ErrUnknown
	}
	c := l.cases[0].connection(l.rules)
	for _, r := range l.administrators {
		c.Administrators = append(c.Administrators, r.administrator())
	}
	for _, r := range l.events {
		c.History = append(c.History, r.event())
	}
	for _, r := range l.letters {
		c.Letters = append(c.Letters, r.letter())
	}
	for _, r := range l.documents {
		c.Documents = append(c.Documents, r.document())
	}
	for _, r := range l.decisions {
		c.Review.Decisions = append(c.Review.Decisions, r.decision())
	}
	return c, l.clock.At(l.cases[0].Now), nil
}

// wake is when the clock is to look at the case, as it is stored. The zero time is never.
func (l *loading) wake() time.Time { return moment(l.cases[0].WakeAt) }
