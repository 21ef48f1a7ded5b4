package membership_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/fault"
	"tilslut/internal/onboarding/membership"
	"tilslut/internal/onboarding/person"
)

var update = flag.Bool("update", false, "write the golden files anew")

const (
	cvr      = "10000009"
	benny    = person.Ref("benny")
	second   = person.Ref("benny's separate MitID")
	stranger = person.Ref("stranger")
)

var monday = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)

func agreement(private bool, with ...membership.Authenticator) membership.Agreement {
	return membership.Found(cvr, private, with, "anna", monday)
}

func joining(roles ...membership.Role) membership.Joining {
	return membership.Joining{
		ID: "member", Association: cvr, Person: benny, Name: "Benny Krog", Email: "benny@krog.example", Language: "da", Roles: roles, Private: true,
	}
}

func member(t require.TestingT, change func(*membership.Joining)) membership.Member {
	j := joining(membership.User)
	if change != nil {
		change(&j)
	}
	m, err := membership.Member{}.Join(j, monday)
	require.NoError(t, err)
	m.History = nil
	return m
}

// The table of logins and agreements says who may act by which means.
func TestTheTableOfWhoMayAct(t *testing.T) {
	t.Parallel()
	members := []struct {
		name string
		m    membership.Member
	}{
		{"private MitID approved", member(t, nil)},
		{"private MitID withdrawn", withdraw(t, member(t, nil))},
		{"separate MitID alone", member(t, func(j *membership.Joining) { j.Private, j.Separate, j.SeparateWith = false, second, membership.App })},
		{"both", member(t, func(j *membership.Joining) { j.Separate, j.SeparateWith = second, membership.App })},
	}
	var table strings.Builder
	for _, a := range []struct {
		name string
		a    membership.Agreement
	}{
		{"private MitID allowed, MitID app offered", agreement(true, membership.App)},
		{"private MitID not allowed, MitID app and chip offered", agreement(false, membership.Chip, membership.App)},
		{"no agreement", membership.Agreement{Association: cvr}},
		{"another association", membership.Agreement{Association: "20000002", Private: true, SetUpAt: monday}},
	} {
		fmt.Fprintf(&table, "%s\n", a.name)
		for _, m := range members {
			fmt.Fprintf(&table, "  %s\n", m.name)
			for _, login := range []struct {
				name, with string
				by         person.Ref
			}{{"private", "app", benny}, {"separate, app", "app", second}, {"separate, chip", "chip", second}, {"separate, unknown", "", second}, {"stranger", "app", stranger}, {"nobody", "app", ""}} {
				means, err := m.m.MayAct(login.by, login.with, a.a)
				said := string(means)
				if err != nil {
					_, said, _ = fault.KindOf(err)
					said = "✗ " + said
				}
				fmt.Fprintf(&table, "    %-18s %s\n", login.name, said)
			}
		}
	}
	golden := filepath.Join("testdata", "mayact.golden")
	if *update {
		require.NoError(t, os.MkdirAll("testdata", 0o755))
		require.NoError(t, os.WriteFile(golden, []byte(table.String()), 0o644))
	}
	want, err := os.ReadFile(golden)
	require.NoError(t, err)
	require.Equal(t, string(want), table.String(), "run with -update when the rules were meant to change")
}

func withdraw(t require.TestingT, m membership.Member) membership.Member {
	m, _, err := m.WithdrawPrivate(benny, monday)
	require.NoError(t, err)
	m.History = nil
	return m
}

func TestWhoWithdrawsIsToldOfOnceEachTime(t *testing.T) {
	t.Parallel()
	m, effects, err := member(t, nil).WithdrawPrivate(benny, monday)
	require.NoError(t, err)
	require.False(t, m.Private)
	require.Equal(t, []membership.Effect{membership.TellConsentWithdrawn{Member: "member", Consent: 2}}, effects)
	again, effects, err := m.WithdrawPrivate(benny, monday)
	require.NoError(t, err)
	require.Empty(t, effects)
	require.Equal(t, m, again)
	m, err = m.Join(joining(membership.User), monday)
	require.NoError(t, err)
	_, effects, _ = m.WithdrawPrivate(benny, monday)
	require.Equal(t, []membership.Effect{membership.TellConsentWithdrawn{Member: "member", Consent: 4}}, effects, "another withdrawal is another letter")
}

func TestNobodyWithdrawsForAnother(t *testing.T) {
	t.Parallel()
	for _, by := range []person.Ref{stranger, ""} {
		m, _, err := member(t, nil).WithdrawPrivate(by, monday)
		require.ErrorIs(t, err, membership.ErrNotYours)
		require.True(t, m.Private)
	}
	m := member(t, func(j *membership.Joining) { j.Separate = second })
	m, _, err := m.WithdrawPrivate(second, monday)
	require.NoError(t, err)
	require.False(t, m.Private, "either MitID is the person's")
}

func TestTheLastOrganisationAdministratorDoesNotLockTheAssociation(t *testing.T) {
	t.Parallel()
	m := member(t, func(j *membership.Joining) { j.Roles = []membership.Role{membership.OrganisationAdministrator} })
	m.Alone = true
	_, _, err := m.WithdrawPrivate(benny, monday)
	require.ErrorIs(t, err, membership.ErrAlone)
	withSeparate := m
	withSeparate.Separate = second
	require.False(t, withdraw(t, withSeparate).Private)
	m.Alone = false
	require.False(t, withdraw(t, m).Private)
	user := member(t, nil)
	user.Alone = true
	require.False(t, withdraw(t, user).Private, "a user locks nobody out")
}

func TestRolesAndMeansAddUp(t *testing.T) {
	t.Parallel()
	m := member(t, func(j *membership.Joining) { j.Private, j.Separate, j.SeparateWith = false, second, membership.App })
	require.False(t, m.Administers())
	j := joining(membership.OrganisationAdministrator, membership.User)
	j.ID, j.Name = "another", "Benny H. Krog"
	after, err := m.Join(j, monday.AddDate(0, 0, 1))
	require.NoError(t, err)
	require.Equal(t, "member", after.ID)
	require.Equal(t, []membership.Role{membership.User, membership.OrganisationAdministrator}, after.Roles)
	require.True(t, after.Private)
	require.Equal(t, second, after.Separate, "what was enrolled stays")
	require.Equal(t, "Benny H. Krog", after.Name)
	require.Equal(t, monday, after.Since)
	require.Len(t, after.History, 2)
	require.Equal(t, []membership.Role{membership.User}, m.Roles, "the member that was given is as it was")
	after.History = nil
	again, err := after.Join(j, monday.AddDate(0, 0, 2))
	require.NoError(t, err)
	require.Equal(t, after, again)
}

func TestWhatCanNotJoin(t *testing.T) {
	t.Parallel()
	j := joining(membership.User)
	j.Separate = benny
	_, err := membership.Member{}.Join(j, monday)
	require.ErrorIs(t, err, membership.ErrSeparate)
	j = joining(membership.User)
	j.Person = stranger
	_, err = member(t, nil).Join(j, monday)
	require.ErrorIs(t, err, membership.ErrNotYours)
	j.Person = ""
	_, err = membership.Member{}.Join(j, monday)
	require.ErrorIs(t, err, membership.ErrNotYours)
}

func TestAuthenticatorsAreInTheirOrder(t *testing.T) {
	t.Parallel()
	require.Equal(t, []membership.Authenticator{membership.App, membership.Chip}, agreement(true, membership.Chip, membership.App).Authenticators)
}
