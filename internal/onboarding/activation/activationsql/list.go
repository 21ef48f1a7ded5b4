package activationsql

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"tilslut/internal/onboarding/activation"
	"tilslut/internal/onboarding/association"
)

// List answers a page of an association's imported users with what stands above it, in one round trip. The error is
// activation.ErrNotSetUp.
func (s *Store) List(ctx context.Context, cvr association.CVR, f activation.Filter) (activation.Page, error) {
	var lines []lineRow
	var agreements []agreementRow
	var counts countsRow
	batch := &pgx.Batch{}
	batch.Queue(selectAgreement, pgx.StrictNamedArgs{"cvr": cvr}).Query(into(&agreements))
	s.queueCounts(batch, cvr, &counts)
	statement, args := lineQuery(cvr, f)
	batch.Queue(statement, args).Query(into(&lines))
	if err := s.Pool.SendBatch(ctx, batch).Close(); err != nil {
		return activation.Page{}, fmt.Errorf("listing imported users: %w", err)
	}
	if len(agreements) == 0 {
		return activation.Page{}, activation.ErrNotSetUp
	}
	page := activation.Page{Counts: counts.counts(), Agreement: agreements[0].agreement(), At: s.Clock.At(agreements[0].Now)}
	for i, r := range lines {
		page.Capped = page.Capped || r.Capped
		if i == activation.PageSize {
			page.Next = lines[i-1].ID
			break
		}
		page.Lines = append(page.Lines, r.line(s.Rules.OrDefaults()))
	}
	return page, nil
}

// lineQuery chooses the statement that the indexes serve best.
func lineQuery(cvr association.CVR, f activation.Filter) (string, pgx.StrictNamedArgs) {
	args := pgx.StrictNamedArgs{"cvr": cvr, "after": nil, "most": activation.PageSize + 1}
	if uuid.Validate(f.After) == nil {
		args["after"] = f.After
	}
	wanted := strings.TrimSpace(activation.SearchKey(f.Search, ""))
	switch {
	case wanted != "":
		args["like"] = "%" + literally.Replace(wanted) + "%"
		args["candidates"] = activation.MaxCandidates
		args["states"] = []activation.State{activation.Imported, activation.Invited, activation.Refused}
		if f.State != "" {
			args["states"] = []activation.State{f.State}
		}
		return listSearch, args
	case f.State != "":
		args["state"] = f.State
		return listState, args
	}
	return listWaiting, args
}

// literally takes away what LIKE understands.
var literally = strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`)

type lineRow struct {
	ID, Name, Email, State, Choice string
	BirthKnown, Bounced            bool
	LinkAt, DeletedAt              *time.Time
	Matched, Capped                bool
}

func (r lineRow) line(rules activation.Rules) activation.Line {
	l := activation.Line{
		ID: r.ID, Name: r.Name, Email: r.Email, State: activation.State(r.State), Choice: activation.Choice(r.Choice),
		BirthKnown: r.BirthKnown, Bounced: r.Bounced, DeletedAt: moment(r.DeletedAt), Matched: r.Matched,
	}
	l.LinkUntil = activation.User{LinkAt: moment(r.LinkAt), Rules: rules}.LinkUntil()
	return l
}

// Counts answers how many imported users an association has in each state, in one query. An association without any has none.
func (s *Store) Counts(ctx context.Context, cvr association.CVR) (activation.Counts, error) {
	var counts countsRow
	batch := &pgx.Batch{}
	s.queueCounts(batch, cvr, &counts)
	if err := s.Pool.SendBatch(ctx, batch).Close(); err != nil {
		return activation.Counts{}, fmt.Errorf("counting imported users: %w", err)
	}
	return counts.counts(), nil
}

type countsRow struct {
	ByState                    map[activation.State]int
	Bounced, Expiring, Expired int
}

func (s *Store) queueCounts(batch *pgx.Batch, cvr association.CVR, into *countsRow) {
	rules := s.Rules.OrDefaults()
	batch.Queue(selectCounts, pgx.StrictNamedArgs{
		"cvr": cvr, "candidates": activation.MaxCandidates, "shift": s.Clock.Offset(), "life": rules.LinkLife, "soon": rules.RemindFirst,
	}).Query(func(rows pgx.Rows) (err error) {
		*into, err = pgx.CollectExactlyOneRow(rows, pgx.RowToStructByName[countsRow])
		return err
	})
}

func (r countsRow) counts() activation.Counts {
	for state, n := range r.ByState {
		if n == 0 {
			delete(r.ByState, state)
		}
	}
	return activation.Counts{ByState: r.ByState, Bounced: r.Bounced, Expiring: r.Expiring, Expired: r.Expired}
}
