package connectionsql_test

import (
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/calendar"
	"tilslut/internal/onboarding/connection"
)

func TestACaseworkerSeesWhatWasSubmittedAndNothingElse(t *testing.T) {
	t.Parallel()
	h := open(t)
	by := somebody()
	draft := h.do(h.complete(by).ID, name(by), upload(by))
	_, _, err := h.ForReview(h.ctx, draft.ID)
	require.ErrorIs(t, err, connection.ErrUnknown)
	c := h.do(draft.ID, confirm(by, documented()))
	got, at, err := h.ForReview(h.ctx, c.ID)
	require.NoError(t, err)
	require.Equal(t, c, got)
	require.WithinDuration(t, time.Now(), at, time.Minute)
	c = h.do(c.ID, scan, take(lone), reject(lone), takeUp(by))
	got, _, err = h.ForReview(h.ctx, c.ID)
	require.NoError(t, err)
	require.Equal(t, connection.Draft, got.State, "once submitted it stays known")
	_, _, err = h.ForReview(h.ctx, uuid.NewString())
	require.ErrorIs(t, err, connection.ErrUnknown)

	inc, eva := somebody(), somebody()
	_, recovery := h.lockedOut(inc, eva)
	_, _, err = h.ForReview(h.ctx, recovery.ID)
	require.ErrorIs(t, err, connection.ErrUnknown, "her login attested it")
	h.change(recovery.ID, object(inc))
	_, _, err = h.ForReview(h.ctx, recovery.ID)
	require.NoError(t, err, "she may reopen it")
	recovery = h.do(recovery.ID, func(c conn, at time.Time) (conn, efs, error) { return c.Reopen(lone, "Hun er fratrådt.", at) })
	h.same(recovery)
}

func TestEveryViewIsInTheAuditTrail(t *testing.T) {
	t.Parallel()
	h := open(t)
	c := h.submitted(somebody())
	require.NoError(t, h.Viewed(h.ctx, c.ID, lone.Ref, "case", ""))
	require.NoError(t, h.Viewed(h.ctx, c.ID, lone.Ref, "document", c.Documents[0].ID))
	require.ErrorIs(t, h.Viewed(h.ctx, uuid.NewString(), lone.Ref, "case", ""), connection.ErrUnknown)
	require.ErrorIs(t, h.Viewed(h.ctx, "x", lone.Ref, "case", ""), connection.ErrUnknown)
	var views []string
	rows, err := h.Pool.Query(h.ctx, `select payload::jsonb ->> 'actor' || ' ' || (payload::jsonb ->> 'details') || ' ' || (payload::jsonb ->> 'subject')
		from audit_payload where payload::jsonb ->> 'kind' = 'connection.viewed' and association = $1 order by n`, c.Association)
	require.NoError(t, err)
	for rows.Next() {
		var v string
		require.NoError(t, rows.Scan(&v))
		views = append(views, v)
	}
	require.NoError(t, rows.Err())
	require.Equal(t, []string{
		string(lone.Ref) + ` {"what": "case"} ` + c.ID,
		string(lone.Ref) + ` {"what": "document", "document": "` + c.Documents[0].ID + `"} ` + c.ID,
	}, views)
	var named int
	require.NoError(t, h.Pool.QueryRow(h.ctx, `select count(*) from audit_payload where payload::jsonb -> 'details' ->> 'document' = $1`, c.Documents[0].ID).Scan(&named))
	require.Equal(t, 3, named, "added, scanned, seen")
}

func TestEarlierCasesOfTheAssociation(t *testing.T) {
	t.Parallel()
	h := open(t)
	by := somebody()
	first := h.submitted(by)
	first = h.do(first.ID, take(lone), reject(lone), withdraw(by))
	h.Clock.Shift(time.Hour)
	h.complete(somebody()) // a draft is nobody's business
	sent := h.do(h.reported(somebody()).ID, scan)
	sent = h.do(sent.ID, send(sent.StartedBy))
	h.Clock.Shift(time.Hour)
	c := h.submitted(by)
	earlier, err := h.Earlier(h.ctx, c.ID)
	require.NoError(t, err)
	require.Equal(t, []connection.EarlierCase{
		{ID: sent.ID, Number: sent.Number, State: sent.State, CreatedAt: sent.CreatedAt, ChangedAt: sent.ChangedAt},
		{ID: first.ID, Number: first.Number, State: connection.Withdrawn, CreatedAt: first.CreatedAt, ChangedAt: first.ChangedAt, Last: connection.DecisionRejected, Same: true},
	}, earlier)
	_, err = h.Earlier(h.ctx, "x")
	require.ErrorIs(t, err, connection.ErrUnknown)
	id, err := h.FindNumber(h.ctx, sent.Number)
	require.NoError(t, err)
	require.Equal(t, sent.ID, id)
	_, err = h.FindNumber(h.ctx, "T-0000-00")
	require.ErrorIs(t, err, connection.ErrUnknown)
}

func TestCaseworkersAreKnownByTheNameTheyHaveNow(t *testing.T) {
	t.Parallel()
	h := open(t)
	seen := func(who connection.Caseworker) time.Time {
		require.NoError(t, h.Seen(h.ctx, who))
		var at time.Time
		require.NoError(t, h.Pool.QueryRow(h.ctx, `select seen_at from caseworker where ref = $1`, string(who.Ref)).Scan(&at))
		return at
	}
	first := seen(ole)
	require.Equal(t, first, seen(ole), "nothing new is not written")
	aase := connection.Caseworker{Ref: somebody(), Name: "Åse Dam"}
	seen(aase)
	seen(connection.Caseworker{Ref: lone.Ref, Name: "Lone Gammel"})
	seen(lone)
	all, err := h.Caseworkers(h.ctx)
	require.NoError(t, err)
	require.Equal(t, []connection.Caseworker{lone, ole, aase}, all)
	h.Clock.Shift(80 * 24 * time.Hour)
	require.NotEqual(t, first, seen(ole))
	h.Clock.Shift(20 * 24 * time.Hour)
	all, err = h.Caseworkers(h.ctx)
	require.NoError(t, err)
	require.Equal(t, []connection.Caseworker{ole}, all, "the others have not been here for long")
}

func TestStatisticsAreWhatWasSubmittedAndDecidedWeekByWeek(t *testing.T) {
	t.Parallel()
	h := open(t)
	// A Monday at one in the morning, in Denmark: on Sunday still, elsewhere.
	monday := time.Date(2026, 3, 30, 1, 0, 0, 0, calendar.Copenhagen())
	h.turn(monday)
	decided := func(after time.Duration, do act) connection.Connection {
		c := h.submitted(somebody())
		at := h.now()
		h.do(c.ID, take(lone))
		h.turn(at.Add(after))
		c = h.do(c.ID, do)
		h.turn(at)
		return c
	}
	const day = 24 * time.Hour
	decided(time.Hour, reject(lone))
	decided(3*time.Hour, ask(lone))
	last := decided(2*time.Hour, reject(lone))
	decided(20*day, reject(lone)) // two weeks and a half later, and too late
	h.submitted(somebody())
	h.turn(monday.Add(8 * day))
	h.do(last.ID, func(c conn, at time.Time) (conn, efs, error) { return c.Reopen(lone, "Vi tog fejl.", at) }, reject(lone))

	h.turn(monday.Add(22 * day))
	weeks, err := h.Statistics(h.ctx, 5)
	require.NoError(t, err)
	for i := range weeks {
		weeks[i].Median = weeks[i].Median.Round(time.Minute)
	}
	first := calendar.DateOf(monday)
	want := []connection.Week{
		{Monday: first.AddDays(-7)},
		{Monday: first, Submitted: 5, Decided: 3, InTime: 3, Median: 2 * time.Hour},
		{Monday: first.AddDays(7), Submitted: 1, Decided: 1, InTime: 1},
		{Monday: first.AddDays(14), Decided: 1, Median: 20 * day},
		{Monday: first.AddDays(21)},
	}
	require.Equal(t, want, weeks)

	// A case that is deleted counts still, and nothing of it is left that somebody wrote.
	h.do(last.ID, takeUp(last.StartedBy))
	at := h.now()
	h.Clock.Shift(61 * day)
	swept, err := h.Sweep(h.ctx)
	require.NoError(t, err)
	require.Equal(t, 1, swept.Deleted)
	h.turn(at)
	weeks, err = h.Statistics(h.ctx, 5)
	require.NoError(t, err)
	for i := range weeks {
		weeks[i].Median = weeks[i].Median.Round(time.Minute)
	}
	require.Equal(t, want, weeks)
	var texts, cut int
	require.NoError(t, h.Pool.QueryRow(h.ctx, `select count(*) filter (where text <> '' or why <> '{}' or by_name <> '' or decided_by is not null), count(*)
		from review_decision where connection_id is null`).Scan(&texts, &cut))
	require.Zero(t, texts)
	require.Equal(t, 3, cut)
}

// now is the house's time, and turn sets it.
func (h *house) now() time.Time {
	h.t.Helper()
	var now time.Time
	require.NoError(h.t, h.Pool.QueryRow(h.ctx, `select clock_timestamp()`).Scan(&now))
	return h.Clock.At(now)
}

func (h *house) turn(at time.Time) { h.Clock.Shift(at.Sub(h.now())) }
