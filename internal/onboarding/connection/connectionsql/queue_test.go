package connectionsql_test

import (
	"cmp"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/person"
	"tilslut/internal/platform/postgres/postgrestest"
)

// fill puts n cases into the queue, each of an association of its own; names, days and moments are shared by some of them.
func (h *house) fill(n int) {
	h.t.Helper()
	h.exec(`insert into association (cvr, name, form_code)
		select to_char(20000000 + i, 'FM00000000'), (array['Ærø Sejlklub', 'Åby Skak', 'Zebraen', 'aase og venner', 'Østerbro Kor', 'Bogcaféen', 'Andelsforeningen 9'])[1 + i % 7] || case when i % 3 = 0 then '' else ' ' || i % 50 end, 115
		  from generate_series(1, $1::integer) i`, n)
	h.exec(`insert into connection (id, number, cvr, state, started_by, language, created_at, changed_at, review_round, submitted_at, review_due, asked_at, review_by, review_by_name, review_taken_at)
		select gen_random_uuid(), 'T-' || translate(lpad(upper(to_hex(i)), 4, '0'), 'IOLU', 'WXYZ') || '-00', to_char(20000000 + i, 'FM00000000'),
		       case when i % 5 = 0 then 'more_documentation' else 'under_review' end, gen_random_uuid(), 'da', now(), now(), 1 + i % 2,
		       date_trunc('second', now()) - (i % 97) * interval '1 hour', current_date + (i % 13) - 4, now(),
		       case i % 3 when 1 then $2::uuid when 2 then $3 end, case i % 3 when 1 then 'Lone Berg' when 2 then 'Ole Kjær' else '' end,
		       case when i % 3 > 0 then now() end
		  from generate_series(1, $1::integer) i`, n, string(lone.Ref), string(ole.Ref))
}

func (h *house) queue(f connection.QueueFilter) connection.QueuePage {
	h.t.Helper()
	page, err := h.Queue(h.ctx, f)
	require.NoError(h.t, err)
	return page
}

// whole is a view page by page.
func (h *house) whole(f connection.QueueFilter) (all []connection.QueueLine) {
	h.t.Helper()
	for f.After = (connection.Cursor{}); ; {
		page := h.queue(f)
		all = append(all, page.Lines...)
		if page.Next == (connection.Cursor{}) {
			return all
		}
		require.Len(h.t, page.Lines, connection.QueueSize)
		f.After = page.Next
	}
}

func TestThePagesOfTheQueueTogetherAreTheWholeQueueOnce(t *testing.T) {
	t.Parallel()
	h := open(t)
	const many = 1000
	h.fill(many)
	danish := collate.New(language.Danish)
	less := map[connection.Order]func(a, b connection.QueueLine) int{
		connection.ByDue: func(a, b connection.QueueLine) int {
			return cmp.Or(a.Due.Start().Compare(b.Due.Start()), cmp.Compare(a.ID, b.ID))
		},
		connection.BySubmitted: func(a, b connection.QueueLine) int {
			return cmp.Or(a.SubmittedAt.Compare(b.SubmittedAt), cmp.Compare(a.ID, b.ID))
		},
		connection.ByName: func(a, b connection.QueueLine) int {
			return cmp.Or(danish.CompareString(a.Association, b.Association), cmp.Compare(a.ID, b.ID))
		},
	}
	for order, compare := range less {
		up := h.whole(connection.QueueFilter{View: connection.ViewAll, By: lone.Ref, Order: order})
		require.Len(t, up, many, order)
		require.True(t, slices.IsSortedFunc(up, compare), order)
		down := h.whole(connection.QueueFilter{View: connection.ViewAll, By: lone.Ref, Order: order, Down: true})
		slices.Reverse(down)
		require.Equal(t, up, down, order)
	}
	page := h.queue(connection.QueueFilter{View: connection.ViewNew, By: lone.Ref})
	var sum int
	for _, v := range []connection.View{connection.ViewNew, connection.ViewMine, connection.ViewOthers, connection.ViewWaiting} {
		lines := h.whole(connection.QueueFilter{View: v, By: lone.Ref})
		require.Len(t, lines, page.Counts[v], v)
		sum += len(lines)
	}
	require.Equal(t, many, sum, "each case is in one of them")
	overdue := h.whole(connection.QueueFilter{View: connection.ViewOverdue, By: lone.Ref})
	require.Len(t, overdue, page.Counts[connection.ViewOverdue])
	require.NotEmpty(t, overdue)
	h.Clock.Shift(2 * 24 * time.Hour)
	require.Greater(t, h.queue(connection.QueueFilter{View: connection.ViewAll}).Counts[connection.ViewOverdue], len(overdue))
}

func TestTheQueueIsSearchedByNumberCVRAndAPartOfTheName(t *testing.T) {
	t.Parallel()
	h := open(t)
	h.fill(70)
	c := h.submitted(somebody())
	found := func(search string) []connection.QueueLine {
		return h.whole(connection.QueueFilter{View: connection.ViewAll, Search: search})
	}
	for _, search := range []string{string(c.Number), "t" + string(c.Number)[2:6] + string(c.Number)[7:], "10 00 00 09", "badMINTON", "  skovby "} {
		lines := found(search)
		require.Len(t, lines, 1, search)
		require.Equal(t, c.ID, lines[0].ID)
	}
	require.Len(t, found("ÆRØ"), 10, "as Danes write it")
	require.Len(t, found("år"), 0)
	require.Empty(t, found("%"))
	require.Empty(t, found(`\`))
	require.Len(t, found(" "), 71)
	require.Empty(t, h.queue(connection.QueueFilter{View: connection.ViewMine, By: lone.Ref, Search: string(c.Number)}).Lines, "within the view")
}

func TestALineOfTheQueueSaysHowTheCaseStands(t *testing.T) {
	t.Parallel()
	h := open(t)
	by := somebody()
	c := h.do(h.complete(by).ID, name(by), upload(by), confirm(by, documented()))
	line := func(v connection.View, by person.Ref) connection.QueueLine {
		t.Helper()
		page := h.queue(connection.QueueFilter{View: v, By: by})
		require.Len(t, page.Lines, 1, v)
		require.Zero(t, page.Next)
		return page.Lines[0]
	}
	want := connection.QueueLine{
		ID: c.ID, Number: c.Number, CVR: c.Association, Association: c.AssociationName, FormCode: c.FormCode, State: connection.UnderReview,
		SubmittedAt: c.Review.SubmittedAt, Due: c.Review.Due, Round: 1, Scanning: true,
	}
	require.Equal(t, want, line(connection.ViewNew, lone.Ref))
	h.do(c.ID, scan, take(lone))
	want.Scanning, want.By, want.ByName = false, lone.Ref, lone.Name
	require.Equal(t, want, line(connection.ViewMine, lone.Ref))
	require.Equal(t, want, line(connection.ViewOthers, ole.Ref))
	c = h.do(c.ID, ask(lone), upload(by))
	want.State = connection.MoreDocumentation
	require.Equal(t, want, line(connection.ViewWaiting, ole.Ref), "what the applicant has not sent yet is nobody's")
	c = h.do(c.ID, answer(by), scan, func(c conn, at time.Time) (conn, efs, error) { return c.HandOver(lone, ole, at) }, reject(ole))
	require.Empty(t, h.queue(connection.QueueFilter{View: connection.ViewAll}).Lines)
	want.State, want.Round, want.SubmittedAt, want.Due = connection.Rejected, 2, c.Review.SubmittedAt, c.Review.Due
	want.By, want.ByName = ole.Ref, ole.Name
	require.Equal(t, want, line(connection.ViewDecided, lone.Ref), "with who decided")
}

func TestWhatSomebodyElseConnectedLeavesTheQueue(t *testing.T) {
	t.Parallel()
	h := open(t)
	h.submitted(somebody())
	require.Equal(t, 1, h.queue(connection.QueueFilter{View: connection.ViewAll}).Counts[connection.ViewAll])
	h.change(h.complete(somebody()).ID, confirm2(attested()))
	page := h.queue(connection.QueueFilter{View: connection.ViewAll})
	require.Empty(t, page.Lines)
	require.Zero(t, page.Counts[connection.ViewAll])
	// A locked-out association is connected, and its case is looked at all the same.
	eva := h.recover(somebody())
	h.do(eva.ID, ready(eva.StartedBy), name(eva.StartedBy), upload(eva.StartedBy), confirm(eva.StartedBy, documented()))
	page = h.queue(connection.QueueFilter{View: connection.ViewNew})
	require.Len(t, page.Lines, 1)
	require.True(t, page.Lines[0].Recovery)
}

func TestWhatWasDecidedIsListedByItsLastDecisionTheNewestFirst(t *testing.T) {
	t.Parallel()
	h := open(t)
	var want []string
	for i := range connection.QueueSize + 5 {
		c := h.submitted(somebody())
		h.do(c.ID, take(lone), reject(lone))
		if i == 3 {
			h.do(c.ID, takeUp(c.StartedBy))
		}
		want = append(want, c.ID)
		h.Clock.Shift(time.Minute)
	}
	ids := func(down bool) (out []string) {
		for _, l := range h.whole(connection.QueueFilter{View: connection.ViewDecided, Down: down, Order: connection.ByName}) {
			out = append(out, l.ID)
		}
		return out
	}
	require.Equal(t, want, ids(true))
	slices.Reverse(want)
	require.Equal(t, want, ids(false))
	require.NotContains(t, h.queue(connection.QueueFilter{View: connection.ViewDecided}).Counts, connection.ViewDecided)
}

// The first page of a queue of 10,000 undecided cases, with the counts.
func BenchmarkQueue(b *testing.B) {
	db := postgrestest.NewDB(b)
	h := on(b, postgrestest.Open(b, db.ServiceURL))
	h.fill(10_000)
	_, err := postgrestest.Open(b, db.OwnerURL).Exec(h.ctx, `analyze`)
	require.NoError(b, err)
	for _, order := range []connection.Order{connection.ByDue, connection.ByName} {
		b.Run(fmt.Sprintf("first-page-by-%s", order), func(b *testing.B) {
			for b.Loop() {
				h.queue(connection.QueueFilter{View: connection.ViewNew, By: lone.Ref, Order: order})
			}
		})
	}
}
