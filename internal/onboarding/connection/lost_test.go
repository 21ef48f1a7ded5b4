package connection_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/identity"
)

func TestTheNameOnTheDocumentsIsTheLogins(t *testing.T) {
	t.Parallel()
	karen := identity.Identity{Name: "Karen Testperson Formand"}
	require.Equal(t, connection.NameSame, connection.MatchDocumentName("karen testperson-formand", karen))
	require.Empty(t, connection.MatchDocumentName("Karen Formand", karen))
	require.Empty(t, connection.MatchDocumentName("", karen))
	require.Equal(t, connection.NameProtected, connection.MatchDocumentName("Karen Formand", identity.Identity{Name: "Beskyttet", Protected: true}))
}

func TestADocumentThatGotLostMakesRoomForAnother(t *testing.T) {
	t.Parallel()
	c := documentedCase(t)
	left := c.DocumentsLeft()
	c, effects, err := c.Lost(doc1, days(2))
	require.NoError(t, err)
	require.Equal(t, []connection.Effect{connection.DiscardDocument{Document: doc1}}, effects)
	require.Equal(t, left+1, c.DocumentsLeft())
	require.Equal(t, connection.ScanLost, c.Documents[0].Scan)
	require.Contains(t, c.Missing(connection.Starter), connection.StepDocuments, "there is nothing to look at any longer")
	again, effects, err := c.Lost(doc1, days(3))
	require.NoError(t, err)
	require.Empty(t, effects)
	require.Equal(t, c, again)
	scanned, effects, err := c.Scanned(doc1, true, days(3))
	require.NoError(t, err)
	require.Empty(t, effects)
	require.Equal(t, c, scanned, "a scan that comes too late makes nothing visible")
}
