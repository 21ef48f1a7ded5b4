package cvr_test

import (
	"strings"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/require"

	"tilslut/internal/outside/cvr/cvrtest"
)

// TestTheNewestOfSeveralThatAreCurrentCounts: the register closes periods late now and then.
func TestTheNewestOfSeveralThatAreCurrentCounts(t *testing.T) {
	t.Parallel()
	var answer atomic.Pointer[string]
	c := answering(t, &answer)
	whole := string(cvrtest.Associations()[0].Document(noonDay()))
	const (
		contact = `{"hemmelig":false,"kontaktoplysning":"kontakt@testforeningen.example","periode":{"gyldigFra":"2019-03-01","gyldigTil":null},"sidstOpdateret":"2024-05-02T08:00:00.000+02:00"}`
		older   = `{"hemmelig":false,"kontaktoplysning":"gammel@testforeningen.example","periode":{"gyldigFra":"2010-01-01","gyldigTil":null}}`
		newer   = `{"hemmelig":false,"kontaktoplysning":"ny@testforeningen.example","periode":{"gyldigFra":"2025-01-01","gyldigTil":null}}`
		name    = `{"navn":"Karen Testperson Formand","periode":{"gyldigFra":null,"gyldigTil":null},"sidstOpdateret":null}`
		maiden  = `{"navn":"Karen Pige Navn","periode":{"gyldigFra":"1990-01-01","gyldigTil":"2001-12-31"}}`
		former  = `{"navn":"Karen Forrige Navn","periode":{"gyldigFra":"2002-01-01","gyldigTil":null}}`
		now     = `{"navn":"Karen Nuværende Navn","periode":{"gyldigFra":"2020-01-01","gyldigTil":null}}`
	)
	lookup := func(old string, several ...string) (email, person string) {
		require.Contains(t, whole, old)
		text := envelope(strings.Replace(whole, old, strings.Join(several, ","), 1))
		answer.Store(&text)
		record, err := c.Lookup(t.Context(), "00000019")
		require.NoError(t, err)
		for _, r := range record.Representatives {
			person = r.Name
		}
		return record.Email, person
	}
	for _, several := range [][]string{{older, newer}, {newer, older}, {older, contact, newer}} {
		email, _ := lookup(contact, several...)
		require.Equal(t, "ny@testforeningen.example", email)
	}
	for _, several := range [][]string{{maiden, former, now}, {now, former, maiden}} {
		_, person := lookup(name, several...)
		require.Equal(t, "Karen Nuværende Navn", person)
	}
	_, person := lookup(name, maiden)
	require.Empty(t, person, "a person without a current name is nobody whom we know")
}
