package connectionsql

import (
	"time"

	"github.com/jackc/pgx/v5"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/platform/clock"
)

// loading gathers the rows of one case, or of one person's cases, from a batch.
type loading struct {
	rules          connection.Rules
	clock          *clock.Clock
	cases          []caseRow
	administrators map[string][]connection.Administrator
	events         map[string][]connection.Event
	letters        map[string][]connection.Letter
}

func (s *Store) loading() *loading { return &loading{rules: s.Rules, clock: s.Clock} }

// queueCases asks for the cases themselves; key is the argument that the statement finds them by.
func (l *loading) queueCases(batch *pgx.Batch, statement, key string, value any) {
	args := pgx.StrictNamedArgs{key: value, "shift": l.clock.Offset()}
	batch.Queue(statement, args).Query(func(rows pgx.Rows) (err error) {
		l.cases, err = pgx.CollectRows(rows, pgx.RowToStructByName[caseRow])
		return err
	})
}

// queueChildren asks for what belongs to the cases.
func (l *loading) queueChildren(batch *pgx.Batch, administrators, events, letters, key string, value any) {
	args := pgx.StrictNamedArgs{key: value}
	l.administrators, l.events, l.letters = map[string][]connection.Administrator{}, map[string][]connection.Event{}, map[string][]connection.Letter{}
	batch.Queue(administrators, args).Query(func(rows pgx.Rows) error {
		return each(rows, func(r administratorRow) {
			l.administrators[r.ConnectionID] = append(l.administrators[r.ConnectionID], r.administrator())
		})
	})
	batch.Queue(events, args).Query(func(rows pgx.Rows) error {
		return each(rows, func(r eventRow) { l.events[r.ConnectionID] = append(l.events[r.ConnectionID], r.event()) })
	})
	batch.Queue(letters, args).Query(func(rows pgx.Rows) error {
		return each(rows, func(r letterRow) { l.letters[r.ConnectionID] = append(l.letters[r.ConnectionID], r.letter()) })
	})
}

func each[T any](rows pgx.Rows, do func(T)) error {
	all, err := pgx.CollectRows(rows, pgx.RowToStructByName[T])
	for _, row := range all {
		do(row)
	}
	return err
}

// one answers the only case, and the house's time.
func (l *loading) one() (connection.Connection, time.Time, error) {
	if len(l.cases) != 1 {
		return connection.Connection{}, time.Time{}, connection.ErrUnknown
	}
	return l.assemble(l.cases[0]), l.clock.At(l.cases[0].Now), nil
}

func (l *loading) assemble(row caseRow) connection.Connection {
	c := row.connection(l.rules)
	c.Administrators, c.History, c.Letters = l.administrators[row.ID], l.events[row.ID], l.letters[row.ID]
	return c
}
