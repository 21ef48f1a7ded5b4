package overview_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/overview"
	"tilslut/internal/onboarding/person"
)

func TestEveryStateHasAStanding(t *testing.T) {
	t.Parallel()
	want := map[connection.State]overview.Standing{
		connection.Draft: overview.Continue, connection.AwaitingRepresentative: overview.Waiting, // a reporter's
		connection.AwaitingMailbox: overview.Mailbox, connection.UnderReview: overview.Waiting, connection.AwaitingObjection: overview.Waiting,
		connection.MoreDocumentation: overview.Answer, connection.Returned: overview.Answer,
		connection.Rejected: overview.Rejected, connection.Expired: overview.Expired,
		connection.Connected: overview.Connected, connection.Withdrawn: overview.Withdrawn,
	}
	for _, state := range connection.States() {
		c := overview.Case{State: state, Part: connection.Starter, Role: person.Representative}
		if state == connection.AwaitingRepresentative {
			c.Role = person.Reporter
		}
		require.Equal(t, want[state], c.Standing(), state)
	}
}

func TestACaseWaitsForWhoeverHasIt(t *testing.T) {
	t.Parallel()
	for state, want := range map[connection.State][2]overview.Standing{ // to the reporter, to the representative
		connection.Draft: {overview.Continue, overview.Waiting}, connection.Returned: {overview.Answer, overview.Waiting},
		connection.AwaitingRepresentative: {overview.Waiting, overview.Approve}, connection.AwaitingMailbox: {overview.Waiting, overview.Mailbox},
		connection.MoreDocumentation: {overview.Answer, overview.Answer}, connection.UnderReview: {overview.Waiting, overview.Waiting},
		connection.Connected: {overview.Connected, overview.Connected},
	} {
		for i, part := range []connection.Part{connection.Starter, connection.Representative} {
			require.Equal(t, want[i], overview.Case{State: state, Role: person.Reporter, Part: part}.Standing(), "%v to the %v", state, part)
		}
	}
	require.Equal(t, overview.Object, overview.Case{State: connection.AwaitingObjection, Objects: true}.Standing())
	for _, s := range []overview.Standing{overview.Approve, overview.Object, overview.Rejected, overview.Expired} {
		require.False(t, s.Over(), s)
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
	for _, state := range []connection.State{connection.Draft, connection.AwaitingMailbox, connection.UnderReview, connection.Rejected, connection.Expired} {
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
