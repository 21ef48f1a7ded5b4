package connectionsql

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/person"
)

// Queue answers a page of the caseworkers' queue and how many cases each view of what is undecided has, in one round trip. Cases whose
// association somebody else connected are not in it. What was decided is always in the order of the last decision, the newest first, names
// who decided, and is not counted: nobody works on it.
func (s *Store) Queue(ctx context.Context, f connection.QueueFilter) (connection.QueuePage, error) {
	var lines []queueRow
	var counts countsRow
	batch := &pgx.Batch{}
	batch.Queue(selectCounts, pgx.StrictNamedArgs{"by": f.By, "shift": s.Clock.Offset()}).Query(func(rows pgx.Rows) (err error) {
		counts, err = pgx.CollectExactlyOneRow(rows, pgx.RowToStructByName[countsRow])
		return err
	})
	statement, args := s.queueQuery(f)
	batch.Queue(statement, args).Query(into(&lines))
	if err := s.Pool.SendBatch(ctx, batch).Close(); err != nil {
		return connection.QueuePage{}, fmt.Errorf("listing the queue: %w", err)
	}
	page := connection.QueuePage{Counts: counts.counts(), At: s.Clock.At(counts.Now)}
	for i, r := range lines {
		if i == connection.QueueSize {
			page.Next = lines[i-1].cursor(f)
			break
		}
		page.Lines = append(page.Lines, r.line())
	}
	return page, nil
}

func (s *Store) queueQuery(f connection.QueueFilter) (string, pgx.StrictNamedArgs) {
	number, _ := connection.ParseNumber(f.Search)
	cvr, _ := association.ParseCVR(f.Search)
	args := pgx.StrictNamedArgs{
		"number": number, "cvr": cvr, "like": "", "after": nil, "key": f.After.Key, "most": connection.QueueSize + 1,
	}
	if search := person.Clean(f.Search); search != "" {
		args["like"] = "%" + literally.Replace(search) + "%"
	}
	if uuid.Validate(f.After.ID) == nil {
		args["after"] = f.After.ID
	}
	if f.View == connection.ViewDecided {
		return inOrder(decided, byDecided, !f.Down), args
	}
	args["view"], args["by"], args["shift"] = f.View, f.By, s.Clock.Offset()
	if _, known := orders[f.Order]; !known {
		f.Order = connection.ByDue
	}
	return inOrder(queued, f.Order, f.Down), args
}

// literally takes away what LIKE understands.
var literally = strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`)

type queueRow struct {
	ID, Number, CVR, Association string
	FormCode                     int
	State                        string
	SubmittedAt, Due             *time.Time
	ReviewBy, ByName             string
	Round                        int
	Recovery                     bool
	DecidedAt                    *time.Time
	Scanning                     bool
}

func (r queueRow) line() connection.QueueLine {
	return connection.QueueLine{
		ID: r.ID, Number: connection.Number(r.Number), CVR: association.CVR(r.CVR), Association: r.Association, FormCode: r.FormCode,
		State: connection.State(r.State), SubmittedAt: moment(r.SubmittedAt), Due: day(r.Due),
		By: person.Ref(r.ReviewBy), ByName: r.ByName, Round: r.Round, Recovery: r.Recovery, Scanning: r.Scanning,
	}
}

// cursor is the place of a line in its order.
func (r queueRow) cursor(f connection.QueueFilter) connection.Cursor {
	c := connection.Cursor{ID: r.ID, Key: text(day(r.Due))}
	switch {
	case f.View == connection.ViewDecided:
		c.Key = moment(r.DecidedAt).Format(time.RFC3339Nano)
	case f.Order == connection.BySubmitted:
		c.Key = moment(r.SubmittedAt).Format(time.RFC3339Nano)
	case f.Order == connection.ByName:
		c.Key = r.Association
	}
	return c
}

type countsRow struct {
	New, Mine, Others, Waiting, Overdue, All int
	Now                                      time.Time
}

func (r countsRow) counts() map[connection.View]int {
	return map[connection.View]int{
		connection.ViewNew: r.New, connection.ViewMine: r.Mine, connection.ViewOthers: r.Others, connection.ViewWaiting: r.Waiting,
		connection.ViewOverdue: r.Overdue, connection.ViewAll: r.All,
	}
}
