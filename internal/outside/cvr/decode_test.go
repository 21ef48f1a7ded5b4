package cvr_test

import (
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/calendar"
	"tilslut/internal/outside/cvr"
	"tilslut/internal/outside/cvr/cvrtest"
)

func noonDay() calendar.Date { return calendar.DateOf(noon()) }

// envelope puts a document where the register puts it.
func envelope(document string) string {
	return `{"took":1,"timed_out":false,"hits":{"total":1,"hits":[{"_source":{"Vrvirksomhed":` + document + `}}]}}`
}

// answering makes a client of a register that answers whatever stands in the pointer.
func answering(t *testing.T, answer *atomic.Pointer[string]) *cvr.Client {
	t.Helper()
	register := serve(t, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte(*answer.Load())) }))
	return client(t, cvr.Settings{URL: register}, noon)
}

func TestWhatCantBeReadCountsInNobodysFavour(t *testing.T) {
	t.Parallel()
	whole := string(cvrtest.Associations()[0].Document(noonDay()))
	var answer atomic.Pointer[string]
	c := answering(t, &answer)
	lookup := func(document string) (association.Record, error) {
		text := envelope(document)
		answer.Store(&text)
		return c.Lookup(t.Context(), "00000019")
	}
	swap := func(old, new string) string {
		require.Contains(t, whole, old)
		return strings.ReplaceAll(whole, old, new)
	}
	for _, odd := range []string{`{}`, `""`, `"2024-5-2"`, `"snart"`, `true`, `[1]`, `20240502`} {
		record, err := lookup(swap(`"gyldigFra":"2024-05-02"`, `"gyldigFra":`+odd))
		require.NoError(t, err, odd)
		require.Empty(t, record.Representatives, odd)
		record, err = lookup(swap(`"livsforloeb":[{"periode":{"gyldigFra":"2019-03-01"`, `"livsforloeb":[{"periode":{"gyldigFra":`+odd))
		require.NoError(t, err, odd)
		require.False(t, record.Alive, odd)
	}
	record, err := lookup(swap(`"fejlRegistreret":false`, `"fejlRegistreret":true`))
	require.NoError(t, err)
	require.False(t, record.Alive, "a unit that was registered by mistake")
	for old, new := range map[string]string{
		`"cvrNummer":19`: `"cvrNummer":27`, `"hemmelig":false`: `"hemmelig":"nej"`, `"livsforloeb":[{`: `"livsforloeb":[],"x":[{`,
		`"virksomhedsformkode":115`: `"virksomhedsformkode":"115"`, `"sammensatStatus":"Aktiv"`: `"sammensatStatus":""`,
		`"deltagerRelation":[`: `"deltagerRelation":"ingen","x":[`,
	} {
		_, err := lookup(swap(old, new))
		require.ErrorIs(t, err, association.ErrRegisterNonsense, new)
	}
	record, err = lookup(swap(`"cvrNummer":19`, `"cvrNummer":"00000019"`))
	require.NoError(t, err)
	require.True(t, record.Alive, "a number that comes as text is a number all the same")
}

func TestOnlyACompleteAnswerMaySayUnknown(t *testing.T) {
	t.Parallel()
	var answer atomic.Pointer[string]
	c := answering(t, &answer)
	for text, want := range map[string]error{
		`{"hits":{"total":0,"hits":[]}}`:                                                 association.ErrUnknown,
		`{"hits":{"total":{"value":0,"relation":"eq"},"hits":[]}}`:                       association.ErrUnknown,
		`{"timed_out":true,"hits":{"total":0,"hits":[]}}`:                                association.ErrRegisterDown,
		`{"_shards":{"total":6,"successful":5,"failed":1},"hits":{"total":0,"hits":[]}}`: association.ErrRegisterDown,
		`{"hits":{"total":1,"hits":[]}}`:                                                 association.ErrRegisterNonsense,
		`{"hits":{"total":{},"hits":[]}}`:                                                association.ErrRegisterNonsense,
		`{"hits":{"hits":[]}}`:                                                           association.ErrRegisterNonsense,
		`{}`:                                                                             association.ErrRegisterNonsense,
		`null`:                                                                           association.ErrRegisterNonsense,
		``:                                                                               association.ErrRegisterNonsense,
		`{"error":{"type":"x"},"status":500}`:                                            association.ErrRegisterNonsense,
		`{"hits":{"total":0,"hits":[]}} {}`:                                              association.ErrRegisterNonsense,
	} {
		answer.Store(&text)
		_, err := c.Lookup(t.Context(), "00000019")
		require.ErrorIs(t, err, want, text)
	}
}

// FuzzLookup feeds whole answers. Whatever comes, the client answers a record about the number asked for, or one of the faults.
func FuzzLookup(f *testing.F) {
	for _, a := range cvrtest.Associations() {
		document := string(a.Document(noonDay()))
		f.Add(envelope(strings.Replace(document, `"cvrNummer":`, `"cvrNummer":19,"x":`, 1)))
	}
	f.Add(`{"hits":{"total":{"value":1},"hits":[{"_source":null}]}}`)
	var answer atomic.Pointer[string]
	register := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte(*answer.Load())) })
	server := httptest.NewServer(register)
	f.Cleanup(server.Close)
	c, err := cvr.New(cvr.Settings{URL: server.URL}, noon, slog.New(slog.DiscardHandler))
	require.NoError(f, err)
	f.Fuzz(func(t *testing.T, text string) {
		answer.Store(&text)
		record, err := c.Lookup(t.Context(), "00000019")
		if err == nil {
			require.True(t, json.Valid([]byte(text)))
			require.Equal(t, association.CVR("00000019"), record.CVR)
			require.NotEmpty(t, record.Name)
			return
		}
		known := errors.Is(err, association.ErrUnknown) || errors.Is(err, association.ErrRegisterDown) || errors.Is(err, association.ErrRegisterNonsense)
		require.True(t, known, "%v", err)
	})
}
