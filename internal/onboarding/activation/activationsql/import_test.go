package activationsql_test

import (
	"fmt"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"
	"golang.org/x/sync/errgroup"

	"tilslut/internal/onboarding/activation"
	"tilslut/internal/onboarding/person"
)

func newcomers(rows ...activation.Row) []activation.Newcomer {
	out := make([]activation.Newcomer, len(rows))
	for i, r := range rows {
		out[i] = activation.Newcomer{ID: uuid.NewString(), Row: r}
	}
	return out
}

func TestTheSameFileTwiceChangesNothing(t *testing.T) {
	t.Parallel()
	h := open(t)
	file := []activation.Row{
		{Name: "Bo Lund", Email: "bo@example.org", RID: "7"}, {Name: "Bo Lund", Email: "bo@example.org"}, {Name: "Eva Friis", Email: "bo@example.org"},
	}
	added, known, err := h.Import(h.ctx, club, karen, newcomers(file...))
	require.NoError(t, err)
	require.Equal(t, []int{3, 0}, []int{added, known})
	page, err := h.List(h.ctx, club, activation.Filter{})
	require.NoError(t, err)

	file[0].Email = "moved@example.org" // known by number
	file[2].Name = "EVA Friis"
	added, known, err = h.Import(h.ctx, club, karen, newcomers(file...))
	require.NoError(t, err)
	require.Equal(t, []int{0, 3}, []int{added, known})
	again, err := h.List(h.ctx, club, activation.Filter{})
	require.NoError(t, err)
	require.Equal(t, page.Lines, again.Lines)

	added, _, err = h.Import(h.ctx, other, karen, newcomers(file...))
	require.NoError(t, err)
	require.Equal(t, 3, added, "another association's users are others")
	require.Equal(t, 2, h.audited("activation.imported"))
	h.sound()
}

func TestAFileIsImportedWholeOrNotAtAll(t *testing.T) {
	t.Parallel()
	h := open(t)
	rows := newcomers(activation.Row{Name: "Bo Lund", Email: "bo@example.org"}, activation.Row{Name: "Eva", Email: "eva@example.org", RID: "x"})
	_, _, err := h.Import(h.ctx, club, karen, rows)
	require.Error(t, err)
	page, err := h.List(h.ctx, club, activation.Filter{})
	require.NoError(t, err)
	require.Empty(t, page.Lines)
	_, _, err = h.Import(h.ctx, "10000025", karen, rows[:1])
	require.ErrorIs(t, err, activation.ErrNotSetUp)
}

func TestAUserWithoutADateOfBirthHasNoCodeOfIt(t *testing.T) {
	t.Parallel()
	h := open(t)
	rows := newcomers(activation.Row{Name: "Bo Lund", Email: "bo@example.org"}, activation.Row{Name: "Eva Friis", Email: "eva@example.org"})
	rows[1].Birth = person.Code{Epoch: 3, Tag: []byte("code")}
	_, _, err := h.Import(h.ctx, club, "", rows)
	require.NoError(t, err)
	require.True(t, h.user(rows[0].ID).Birth.IsZero())
	require.Equal(t, rows[1].Birth, h.user(rows[1].ID).Birth)
}

func TestManyImportsOfOneFileAtOnceAreOne(t *testing.T) {
	t.Parallel()
	h := open(t)
	var rows []activation.Row
	for i := range 3000 {
		rows = append(rows, activation.Row{Name: fmt.Sprintf("Navn %d", i), Email: fmt.Sprintf("n%d@example.org", i), RID: fmt.Sprint(i)})
	}
	added := make([]int, 8)
	var group errgroup.Group
	for i := range added {
		group.Go(func() (err error) {
			added[i], _, err = h.Import(h.ctx, club, karen, newcomers(rows...))
			return err
		})
	}
	require.NoError(t, group.Wait())
	total := 0
	for _, n := range added {
		total += n
	}
	require.Equal(t, 3000, total)
	counts, err := h.Counts(h.ctx, club)
	require.NoError(t, err)
	require.Equal(t, 3000, counts.Waiting())
	h.sound()
}
