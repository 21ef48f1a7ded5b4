package overview_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/overview"
)

func TestEveryStateHasAStanding(t *testing.T) {
	t.Parallel()
	want := map[connection.State]overview.Standing{
		connection.Draft: overview.Continue, connection.AwaitingRepresentative: overview.Waiting,
		connection.AwaitingMailbox: overview.Mailbox, connection.UnderReview: overview.Waiting,
		connection.MoreDocumentation: overview.Answer, connection.Returned: overview.Answer,
		connection.Rejected: overview.Rejected, connection.Expired: overview.Expired,
		connection.Connected: overview.Connected, connection.Withdrawn: overview.Withdrawn,
	}
	for _, state := range connection.States() {
		require.Equal(t, want[state], overview.Case{State: state}.Standing(), state)
	}
}

func TestALetterThatCameBackIsTheFirstThingToMend(t *testing.T) {
	t.Parallel()
	for _, state := range []connection.State{connection.AwaitingMailbox, connection.Connected, connection.Draft} {
		require.Equal(t, overview.Mend, overview.Case{State: state, Bounced: true}.Standing(), state)
	}
	require.Equal(t, overview.Withdrawn, overview.Case{State: connection.Withdrawn, Bounced: true}.Standing())
	require.Equal(t, overview.SetUp, overview.Case{State: connection.Connected, Bounced: true, SetUpAt: time.Unix(1, 0)}.Standing())
}

func TestACaseWhoseAssociationSomebodyElseConnectedHasNothingLeftToDo(t *testing.T) {
	t.Parallel()
	for _, state := range []connection.State{connection.Draft, connection.AwaitingMailbox, connection.UnderReview} {
		standing := overview.Case{State: state, Taken: true, Bounced: true}.Standing()
		require.Equal(t, overview.Taken, standing)
		require.True(t, standing.Over())
	}
	require.False(t, overview.Continue.Over())
}

func TestAPageIsCutWhereTheNextOneBegins(t *testing.T) {
	t.Parallel()
	for n, want := range map[int]int{0: 0, 1: 1, 25: 25, 26: 25} {
		var found []overview.Case
		for i := range n {
			found = append(found, overview.Case{ID: fmt.Sprint(i), StartedAt: time.Unix(int64(100-i), 0)})
		}
		page := overview.Cut(found)
		require.Len(t, page.Cases, want)
		if n > overview.PageSize {
			require.Equal(t, overview.Cursor{At: time.Unix(76, 0), ID: "24"}, page.Next)
		} else {
			require.Zero(t, page.Next)
		}
	}
}
