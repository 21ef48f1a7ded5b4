package membershipsql_test

import (
	"context"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"
	"golang.org/x/sync/errgroup"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/membership"
	"tilslut/internal/onboarding/membership/membershipsql"
	"tilslut/internal/onboarding/person"
	"tilslut/internal/platform/audit"
	"tilslut/internal/platform/clock"
	"tilslut/internal/platform/outbox"
	"tilslut/internal/platform/postgres/postgrestest"
)

const (
	club  = association.CVR("10000009")
	choir = association.CVR("20000002")
)

var since = time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)

// house is a store on a database of its own with two associations that are set up: the club allows private MitID and offers the MitID
// app; the choir allows none and offers the chip.
type house struct {
	*membershipsql.Store
	t   testing.TB
	ctx context.Context
}

func open(t testing.TB) *house {
	t.Helper()
	pool := postgrestest.New(t)
	box, err := outbox.New(pool, outbox.Config{})
	require.NoError(t, err)
	h := &house{Store: &membershipsql.Store{Pool: pool, Outbox: box, Clock: &clock.Clock{}}, t: t, ctx: context.Background()}
	for _, a := range []struct {
		cvr          association.CVR
		name, number string
		private      bool
		with         []string
	}{{club, "Skovby Badmintonklub", "T-01T5-2E", true, []string{"app"}}, {choir, "Vestby Sangforening", "T-7K4M-2Q", false, []string{"chip"}}} {
		id := uuid.NewString()
		h.exec(`insert into association (cvr, name, form_code) values ($1, $2, 115)`, a.cvr, a.name)
		h.exec(`insert into connection (id, number, cvr, state, started_by, language, created_at, changed_at, connected_at)
			values ($1, $2, $3, 'connected', $1, 'da', $4, $4, $4)`, id, a.number, a.cvr, since)
		h.exec(`update association set connection_id = $2, connected_at = $3, set_up_at = $3 where cvr = $1`, a.cvr, id, since)
		h.exec(`insert into agreement values ($1, $2, $3, $4, $5)`, a.cvr, a.private, a.with, since, id)
	}
	return h
}

func (h *house) exec(statement string, args ...any) {
	h.t.Helper()
	_, err := h.Pool.Exec(h.ctx, statement, args...)
	require.NoError(h.t, err)
}

// join makes a member, and answers it as the store does.
func (h *house) join(cvr association.CVR, who, separate person.Ref, private bool, roles ...string) membership.Member {
	h.t.Helper()
	id, with := uuid.NewString(), ""
	if separate != "" {
		with = "app"
	}
	h.exec(`insert into member (id, cvr, person, separate_person, separate_with, name, email, language, private, consent, roles, since)
		values ($1, $2, $3, nullif($4, '')::uuid, $5, 'Benny Krog', 'benny@krog.example', 'en', $6, 1, $7, $8)`,
		id, cvr, who, string(separate), with, private, roles, since)
	found, _, err := h.Load(h.ctx, id)
	require.NoError(h.t, err)
	return found.Member
}

func somebody() person.Ref { return person.Ref(uuid.NewString()) }

func withdraw(by person.Ref) membershipsql.Decide {
	return func(m membership.Member, at time.Time) (membership.Member, []membership.Effect, error) {
		return m.WithdrawPrivate(by, at)
	}
}

func TestAPersonSeesTheirAssociationsByEitherMitID(t *testing.T) {
	t.Parallel()
	h := open(t)
	who, separate := somebody(), somebody()
	h.join(choir, who, separate, false, "user")
	m := h.join(club, who, "", true, "user")
	h.join(club, somebody(), "", true, "user")
	all, err := h.ByPerson(h.ctx, who)
	require.NoError(t, err)
	require.Len(t, all, 2)
	require.Equal(t, membership.Membership{
		Member: membership.Member{
			ID: m.ID, Association: club, Person: who, Name: "Benny Krog", Email: "benny@krog.example", Language: "en", Private: true, Consent: 1,
			Roles: []membership.Role{membership.User}, Since: since, Alone: true,
		},
		Agreement: membership.Agreement{
			Association: club, Name: "Skovby Badmintonklub", Number: "T-01T5-2E", Private: true,
			Authenticators: []membership.Authenticator{membership.App}, SetUpAt: since, SetUpBy: all[0].Agreement.SetUpBy,
		},
	}, all[0])
	all, err = h.ByPerson(h.ctx, separate)
	require.NoError(t, err)
	require.Len(t, all, 1, "a separate MitID opens only its own association")
	require.Equal(t, choir, all[0].Agreement.Association)
	all, err = h.ByPerson(h.ctx, somebody())
	require.NoError(t, err)
	require.Empty(t, all)
}

func TestWhoIsNoAdministratorIsToldOfNoAssociation(t *testing.T) {
	t.Parallel()
	h := open(t)
	admin, user, separate := somebody(), somebody(), somebody()
	h.join(club, admin, "", true, "organisation-administrator", "user")
	h.join(club, user, "", true, "user")
	h.join(choir, admin, separate, false, "user-administrator")
	m, a, err := h.Administrator(h.ctx, club, admin, "app")
	require.NoError(t, err)
	require.Equal(t, admin, m.Person)
	require.Equal(t, club, a.Association)
	for _, c := range []struct {
		cvr  association.CVR
		by   person.Ref
		with string
		want error
	}{
		{club, user, "app", membership.ErrUnknown}, {club, somebody(), "app", membership.ErrUnknown}, {club, separate, "app", membership.ErrUnknown},
		{"30000003", admin, "app", membership.ErrUnknown}, {choir, admin, "app", membership.ErrNotAllowed},
		{choir, separate, "app", membership.ErrAuthenticator}, {choir, separate, "chip", nil},
	} {
		_, _, err := h.Administrator(h.ctx, c.cvr, c.by, c.with)
		require.ErrorIs(t, err, c.want)
	}
}

func TestAWithdrawalTellsEveryUserAdministratorButTheOneWhoWithdrew(t *testing.T) {
	t.Parallel()
	h := open(t)
	who := somebody()
	m := h.join(club, who, "", true, "user", "user-administrator")
	h.join(club, somebody(), "", true, "user-administrator")
	h.join(club, somebody(), "", true, "user-administrator", "organisation-administrator")
	h.join(club, somebody(), "", true, "organisation-administrator")
	h.join(choir, who, "", true, "user-administrator")
	after, err := h.Change(h.ctx, m.ID, withdraw(who))
	require.NoError(t, err)
	got, _, err := h.Load(h.ctx, m.ID)
	require.NoError(t, err)
	require.Equal(t, after, got.Member)
	require.False(t, after.Private)
	again, err := h.Change(h.ctx, m.ID, withdraw(who))
	require.NoError(t, err)
	require.Equal(t, after, again)
	job := membership.TellConsentWithdrawn{Member: m.ID, Consent: 2}
	told, err := h.TellConsentWithdrawn(h.ctx, job)
	require.NoError(t, err)
	require.Equal(t, 2, told)
	told, err = h.TellConsentWithdrawn(h.ctx, job)
	require.NoError(t, err)
	require.Zero(t, told)
	_, broken, err := audit.VerifyAll(h.ctx, h.Pool)
	require.NoError(t, err)
	require.Empty(t, broken)
	var jobs, events int
	require.NoError(t, h.Pool.QueryRow(h.ctx, `select (select count(*) from river_job), (select count(*) from audit_event)`).Scan(&jobs, &events))
	require.Equal(t, 3, jobs, "one to tell, one for each of the two")
	require.Equal(t, 1, events)
}

func TestTwoAdministratorsDoNotLeaveAtOnceEachBecauseOfTheOther(t *testing.T) {
	t.Parallel()
	h := open(t)
	one, two := somebody(), somebody()
	first := h.join(club, one, "", true, "organisation-administrator")
	second := h.join(club, two, "", true, "organisation-administrator")
	var group errgroup.Group
	_, err := h.Change(h.ctx, first.ID, func(m membership.Member, at time.Time) (membership.Member, []membership.Effect, error) {
		group.Go(func() error { _, err := h.Change(h.ctx, second.ID, withdraw(two)); return err })
		time.Sleep(300 * time.Millisecond) // long enough for the other one to come as far as they may.
		return m.WithdrawPrivate(one, at)
	})
	require.NoError(t, err)
	require.ErrorIs(t, group.Wait(), membership.ErrAlone)
}

func TestAloneIsWhoNobodyElseCouldComeInBeside(t *testing.T) {
	t.Parallel()
	h := open(t)
	m := h.join(club, somebody(), "", true, "organisation-administrator")
	alone := func() bool {
		got, _, err := h.Load(h.ctx, m.ID)
		require.NoError(t, err)
		return got.Member.Alone
	}
	h.join(club, somebody(), "", true, "user")
	h.join(choir, somebody(), somebody(), true, "organisation-administrator")
	locked := h.join(club, somebody(), "", false, "organisation-administrator")
	require.True(t, alone())
	h.exec(`update member set private = true where id = $1`, locked.ID)
	require.False(t, alone())
	h.exec(`update agreement set private = false`)
	require.True(t, alone(), "private MitID is not allowed any longer")
	h.exec(`update member set separate_person = $2 where id = $1`, locked.ID, somebody())
	require.False(t, alone())
}

func TestWhoIsNoMemberIsUnknown(t *testing.T) {
	t.Parallel()
	h := open(t)
	for _, id := range []string{uuid.NewString(), "x", ""} {
		_, _, err := h.Load(h.ctx, id)
		require.ErrorIs(t, err, membership.ErrUnknown)
		_, err = h.Change(h.ctx, id, withdraw("x"))
		require.ErrorIs(t, err, membership.ErrUnknown)
		_, _, err = h.Notice(h.ctx, membership.SendConsentWithdrawn{Member: id, Recipient: id})
		require.ErrorIs(t, err, membership.ErrUnknown)
	}
	_, _, err := h.Member(h.ctx, club, somebody())
	require.ErrorIs(t, err, membership.ErrUnknown)
}
