package letter_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"tilslut/internal/platform/i18n"
	"tilslut/web/letter"
)

func TestTheActivationLetterSaysWhatTheUserIsAsked(t *testing.T) {
	t.Parallel()
	ctx := i18n.With(t.Context(), i18n.Danish)
	says := map[string]string{
		"private": "Godkend eller afvis at bruge dit private MitID", "separate": "Aktivér dit særskilte MitID.", "ask": "Vælg, om du vil bruge dit private MitID",
	}
	for choice := range says {
		m, err := activation(choice, false, false)(ctx)
		require.NoError(t, err)
		for other, text := range says {
			require.Equal(t, other == choice, strings.Contains(m.Text, text), "%s in the letter for %s", other, choice)
		}
		require.NotContains(t, m.Text, "midlertidige aktiveringskode")
		m, err = activation(choice, true, false)(ctx)
		require.NoError(t, err)
		require.Contains(t, m.Text, "midlertidige aktiveringskode")
	}
}

func TestTheActivationLetterNamesWhoInvitedWhereThatIsKnown(t *testing.T) {
	t.Parallel()
	d := letter.ActivationData{
		Envelope: envelope("activation", "bo@example.dk", "Bo Lund"), Association: club, By: "Carl Dam", Choice: "ask", Until: until, Link: origin + "/activate/x",
	}
	m, err := letter.Activation(t.Context(), d)
	require.NoError(t, err)
	require.Contains(t, m.Text, "Carl Dam")
	d.By = ""
	m, err = letter.Activation(t.Context(), d)
	require.NoError(t, err)
	require.Contains(t, m.Text, club.Name)
}

func TestEveryMeansHasItsWords(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, with := range []string{"", "app", "display", "reader", "chip"} {
		m, err := activated(with)(i18n.With(t.Context(), i18n.English))
		require.NoError(t, err)
		seen[m.Text] = true
	}
	require.Len(t, seen, 5)
}
