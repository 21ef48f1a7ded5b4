package cvr_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/outside/cvr"
	"tilslut/internal/outside/cvr/cvrtest"
)

func TestSearchFindsAssociationsByName(t *testing.T) {
	t.Parallel()
	c, _ := beside(t, nil)
	for name, want := range map[string][]association.CVR{
		"testforeningen nord":    {"00000019"},
		"Nord Testforeningen":    {"00000019"}, // All the words, in any order.
		"Fælleshaven Ær":         {"00000035"}, // The last word is still being typed.
		"  spejderne\u200b i  ":  {"00000094"},
		"klubben":                nil,          // A word of its own, not a part of one.
		"Små Skibe":              nil,          // A company.
		"Frimærkeklubben":        {"00000507"}, // Ceased: it says so when it is chosen.
		"x":                      nil,
		"":                       nil,
		strings.Repeat("a", 201): nil,
	} {
		found, err := c.Search(t.Context(), name)
		require.NoError(t, err)
		var numbers []association.CVR
		for _, r := range found {
			numbers = append(numbers, r.CVR)
			require.Empty(t, r.Representatives)
			require.Empty(t, r.Email)
		}
		require.Equal(t, want, numbers, name)
	}
}

// TestSearchJudgesWhatComesItself: a register that sends too many, other forms and the ceased first is put right.
func TestSearchJudgesWhatComesItself(t *testing.T) {
	t.Parallel()
	all := cvrtest.Associations()
	slices.Reverse(all) // Companies first, then the ceased, then the living.
	var hits []string
	for _, a := range all {
		hits = append(hits, `{"_source":{"Vrvirksomhed":`+string(a.Document(noonDay()))+`}}`)
	}
	register := serve(t, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		_, _ = fmt.Fprintf(w, `{"hits":{"total":%d,"hits":[%s]}}`, len(hits), strings.Join(hits, ","))
	}))
	found, err := client(t, cvr.Settings{URL: register}, noon).Search(t.Context(), "foreningen")
	require.NoError(t, err)
	require.Len(t, found, 20)
	ceased := slices.IndexFunc(found, func(r association.Record) bool { return !r.Alive })
	require.Positive(t, ceased)
	for i, r := range found {
		require.Contains(t, association.DefaultForms(), r.FormCode)
		require.Equal(t, i < ceased, r.Alive, "the living stand first")
	}
}

func TestSearchNeverTakesAFailureForNothingFound(t *testing.T) {
	t.Parallel()
	c, register := beside(t, nil)
	for mode, want := range map[cvrtest.Mode]error{
		cvrtest.Unavailable: association.ErrRegisterDown, cvrtest.Partial: association.ErrRegisterDown, cvrtest.HTML: association.ErrRegisterNonsense,
	} {
		register.Misbehave(mode)
		_, err := c.Search(t.Context(), "Testforeningen")
		require.ErrorIs(t, err, want)
		require.NotContains(t, err.Error(), "Testforeningen")
	}
}

func TestOneBrokenDocumentDoesNotHideTheOthers(t *testing.T) {
	t.Parallel()
	whole := cvrtest.Associations()[0].Document(noonDay())
	register := serve(t, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		_, _ = w.Write([]byte(`{"hits":{"total":2,"hits":[{"_source":{"Vrvirksomhed":{}}},{"_source":{"Vrvirksomhed":` + string(whole) + `}}]}}`))
	}))
	found, err := client(t, cvr.Settings{URL: register}, noon).Search(t.Context(), "Testforeningen")
	require.NoError(t, err)
	require.Len(t, found, 1)
}

// TestTheQueriesAreTheRegisters keeps what goes over the wire in golden files, headers that matter included.
func TestTheQueriesAreTheRegisters(t *testing.T) {
	t.Parallel()
	var sent bytes.Buffer
	register := serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		user, password, _ := r.BasicAuth()
		sent.WriteString(r.Method + " " + r.URL.RequestURI() + "\n" + user + ":" + password + " " + r.Header.Get("Content-Type") + " " +
			r.Header.Get("Idempotency-Key") + "\n")
		body, _ := io.ReadAll(r.Body)
		_ = json.Indent(&sent, body, "", "  ")
		sent.WriteString("\n")
		_, _ = w.Write([]byte(`{"hits":{"total":0,"hits":[]}}`))
	}))
	c := client(t, cvr.Settings{URL: register + "/base/", User: "u", Password: "p"}, noon)
	_, err := c.Lookup(t.Context(), "00000019")
	require.ErrorIs(t, err, association.ErrUnknown)
	golden(t, "lookup.golden", sent.String())
	sent.Reset()
	_, err = c.Search(t.Context(), `Nord "og" <syd>`)
	require.NoError(t, err)
	golden(t, "search.golden", sent.String())
}
