package activationsql_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/activation"
)

func (h *house) list(f activation.Filter) activation.Page {
	h.t.Helper()
	page, err := h.List(h.ctx, club, f)
	require.NoError(h.t, err)
	return page
}

func names(p activation.Page) []string {
	var out []string
	for _, l := range p.Lines {
		out = append(out, l.Name)
	}
	return out
}

func TestAListIsPagedByNameAndShowsEverybodyOnce(t *testing.T) {
	t.Parallel()
	h := open(t)
	var all []string
	for i := range 60 {
		all = append(all, fmt.Sprintf("%s %02d", []string{"bo", "Åse", "Øjvind", "Zoe", "Ærik"}[i%5], i))
	}
	h.users(all...)
	h.usersOf(other, "Somebody Else")
	var got []string
	var pages int
	for f := (activation.Filter{}); ; pages++ {
		page := h.list(f)
		require.Equal(t, 60, page.Counts.Waiting())
		got = append(got, names(page)...)
		if f.After = page.Next; f.After == "" {
			break
		}
	}
	require.Equal(t, 2, pages)
	require.Len(t, got, 60)
	require.True(t, slices.IsSortedFunc(got, func(a, b string) int {
		return slices.Compare([]byte(activation.SortKey(a)), []byte(activation.SortKey(b)))
	}))
	require.Equal(t, "bo 00", got[0])
	require.Equal(t, "Åse 56", got[59])
}

func TestAListShowsThoseWhoWaitOrOneState(t *testing.T) {
	t.Parallel()
	h := open(t)
	ids := h.users("Al", "Bo", "Clara", "Dan")
	h.change(ids[1], invite(activation.ChoiceAsk))
	h.change(ids[2], apply(activation.Delete()))
	h.change(ids[3], invite(activation.ChoicePrivate))
	h.activate(ids[3])
	require.Equal(t, []string{"Al", "Bo"}, names(h.list(activation.Filter{})))
	require.Equal(t, []string{"Clara"}, names(h.list(activation.Filter{State: activation.Deleted})))
	require.Equal(t, []string{"Dan"}, names(h.list(activation.Filter{State: activation.Active})))
	require.Empty(t, names(h.list(activation.Filter{State: activation.Refused})))
	page := h.list(activation.Filter{State: activation.Invited})
	require.Equal(t, []string{"Bo"}, names(page))
	require.True(t, page.Lines[0].BirthKnown)
	require.Equal(t, h.user(ids[1]).LinkUntil(), page.Lines[0].LinkUntil)
	require.Equal(t, map[activation.State]int{
		activation.Imported: 1, activation.Invited: 1, activation.Deleted: 1, activation.Active: 1,
	}, page.Counts.ByState)
	_, err := h.List(h.ctx, "10000025", activation.Filter{})
	require.ErrorIs(t, err, activation.ErrNotSetUp)
}

func TestASearchFindsPartsOfNamesAndAddresses(t *testing.T) {
	t.Parallel()
	h := open(t)
	h.users("Bo Lund", "Åse Østergård", "Eva 100%")
	for search, want := range map[string][]string{
		"lund": {"Bo Lund"}, "LUND": {"Bo Lund"}, "øster": {"Åse Østergård"}, "ØSTERGÅRD": {"Åse Østergård"}, "å": {"Åse Østergård"},
		"bo.lund@": {"Bo Lund"}, " o  l ": {"Bo Lund"}, "0%": {"Eva 100%"}, "_": nil, "%": {"Eva 100%"}, `\`: nil, "nobody": nil,
		"example.org": {"Bo Lund", "Eva 100%", "Åse Østergård"}, "": {"Bo Lund", "Eva 100%", "Åse Østergård"},
	} {
		require.Equal(t, want, names(h.list(activation.Filter{Search: search})), "%q", search)
	}
	require.Empty(t, names(h.list(activation.Filter{Search: "lund", State: activation.Invited})))
	require.Equal(t, []string{"Bo Lund"}, names(h.list(activation.Filter{Search: "lund", State: activation.Imported})))
}

func TestASearchWithTooManyHitsSaysSo(t *testing.T) {
	t.Parallel()
	h := open(t)
	var all []string
	for i := range activation.MaxCandidates + 1 {
		all = append(all, fmt.Sprintf("Navn %04d", i))
	}
	h.users(all...)
	require.True(t, h.list(activation.Filter{Search: "navn"}).Capped)
	page := h.list(activation.Filter{Search: "navn 000"})
	require.False(t, page.Capped)
	require.Len(t, page.Lines, 10)
	page = h.list(activation.Filter{Search: "navn 0"})
	require.NotEmpty(t, page.Next)
	require.NotContains(t, names(h.list(activation.Filter{Search: "navn 0", After: page.Next})), page.Lines[0].Name)
}

func TestTheCountersSayWhatWantsAttention(t *testing.T) {
	t.Parallel()
	h := open(t)
	ids := h.users("Al", "Bo", "Clara")
	h.change(ids[0], invite(activation.ChoiceAsk))
	require.NoError(t, h.MarkBounced(h.ctx, h.user(ids[0]), activation.Letter{Kind: activation.LetterActivation, Subject: ids[0], Version: 1}, "refused", time.Now()))
	require.True(t, h.list(activation.Filter{State: activation.Invited}).Lines[0].Bounced)
	h.Clock.Shift(24 * 24 * time.Hour)
	h.change(ids[1], invite(activation.ChoiceAsk))
	counts, err := h.Counts(h.ctx, club)
	require.NoError(t, err)
	require.Equal(t, activation.Counts{ByState: map[activation.State]int{"imported": 1, "invited": 2}, Bounced: 1, Expiring: 1}, counts)
	h.Clock.Shift(6 * 24 * time.Hour)
	counts, _ = h.Counts(h.ctx, club)
	require.Equal(t, 1, counts.Expired)
	require.Zero(t, counts.Expiring)
	h.change(ids[0], invite(activation.ChoiceAsk))
	counts, _ = h.Counts(h.ctx, club)
	require.Zero(t, counts.Bounced+counts.Expired, "a new link mends both")
}

// The lists and the search are served by their indexes, however the planner is asked.
func TestTheListsAreServedByTheirIndexes(t *testing.T) {
	t.Parallel()
	h := open(t)
	h.users("Al", "Bo")
	for index, query := range map[string]string{
		"imported_user_waiting": `select id from imported_user u where cvr = '10000009' and u.state in ('imported', 'invited', 'refused')
			and (u.name_key, u.id) > ('b', '00000000-0000-0000-0000-000000000000') order by u.name_key, u.id limit 26`,
		"imported_user_listed": `select id from imported_user u where cvr = '10000009' and state = 'active'
			and (u.name_key, u.id) > ('b', '00000000-0000-0000-0000-000000000000') order by u.name_key, u.id limit 26`,
		"imported_user_search": `select id from imported_user where search like '%lund%'`,
	} {
		plan := h.plan(query)
		require.Contains(t, plan, index)
		require.NotContains(t, plan, "Sort")
	}
}

func (h *house) plan(query string) string {
	h.t.Helper()
	tx, err := h.Pool.Begin(h.ctx)
	require.NoError(h.t, err)
	defer func() { require.NoError(h.t, tx.Rollback(h.ctx)) }()
	_, err = tx.Exec(h.ctx, `set local enable_seqscan = off`)
	require.NoError(h.t, err)
	rows, err := tx.Query(h.ctx, `explain (costs off) `+query)
	require.NoError(h.t, err)
	lines, err := pgx.CollectRows(rows, pgx.RowTo[string])
	require.NoError(h.t, err)
	return strings.Join(lines, "\n")
}
