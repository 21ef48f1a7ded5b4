package connection_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/person"
	"tilslut/internal/onboarding/terms"
)

const (
	karen = person.Ref("0f4f9a5e-0000-4000-8000-00000000000a")
	other = person.Ref("0f4f9a5e-0000-4000-8000-00000000000b")
	theID = "11111111-1111-4111-8111-111111111111"
	selfI = "22222222-2222-4222-8222-222222222222"
	benny = "33333333-3333-4333-8333-333333333333"
	clara = "44444444-4444-4444-8444-444444444444"
)

var (
	monday = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	terms1 = terms.Version{Name: "2026-01", Danish: "Vilkår", English: "Terms"}
	terms2 = terms.Version{Name: "2026-07", Danish: "Nye vilkår", English: "New terms"}
)

func days(n float64) time.Time { return monday.Add(time.Duration(n * 24 * float64(time.Hour))) }

// act is any act with everything but the case filled in.
type act func(connection.Connection) (connection.Connection, []connection.Effect, error)

// must does an act that has to go well, and answers the case alone.
func must(t require.TestingT, c connection.Connection, acts ...act) connection.Connection {
	for _, a := range acts {
		var err error
		c, _, err = a(c)
		require.NoError(t, err)
	}
	return c
}

func attested() connection.Finding {
	return connection.Finding{
		Association: "10000009", Name: "Skovby Badmintonklub", FormCode: 115, RegisterEmail: "post@skovby.example",
		Verdict: connection.VerdictAttested, Evidence: connection.Attested, Automatic: true,
	}
}

func registered() connection.Finding {
	f := attested()
	f.Verdict, f.Evidence, f.Automatic = connection.VerdictRegistered, connection.Registered, false
	return f
}

func documented() connection.Finding {
	f := registered()
	f.Verdict, f.Evidence = connection.VerdictNotRegistered, connection.Documented
	return f
}

func self() connection.Administrator {
	return connection.Administrator{ID: selfI, Self: true, Name: "Karen Holm", Email: "karen@holm.example"}
}

func somebody(id, name, email string) connection.Administrator {
	return connection.Administrator{ID: id, Name: name, Email: email, Language: "da", Birth: person.Code{Tag: []byte(id)}}
}

func chooseRole(c connection.Connection) (connection.Connection, []connection.Effect, error) {
	return c.ChooseRole(karen, person.Representative, days(0))
}

func giveContact(c connection.Connection) (connection.Connection, []connection.Effect, error) {
	return c.SetContact(karen, connection.Contact{Name: "Karen Holm", Email: "karen@holm.example"}, "da", days(0))
}

func find(f connection.Finding) act {
	return func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
		return c.SetFinding(karen, f, days(0))
	}
}

func acceptTerms(c connection.Connection) (connection.Connection, []connection.Effect, error) {
	return c.AcceptTerms(karen, terms1.Hash("da"), terms1, days(0))
}

func appoint(a connection.Administrator) act {
	return func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
		return c.AddAdministrator(karen, a, days(0))
	}
}

func confirm(f connection.Finding, at time.Time) act {
	return func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
		return c.Confirm(karen, f, at)
	}
}

func openMailbox(version int, at time.Time) act {
	return func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
		return c.OpenMailbox(karen, version, registered(), at)
	}
}

// started is Karen's fresh case of a Monday morning.
func started() connection.Connection {
	rec := association.Record{CVR: "10000009", Name: "Skovby Badmintonklub", FormCode: 115, Alive: true}
	c := connection.New(theID, connection.NewNumber(7), rec, karen, days(0), "da")
	c.TermsInForce = terms1.Name
	return c
}

// complete is her case with every answer given: she and Benny are to be administrators.
func complete(t require.TestingT) connection.Connection {
	return must(t, started(), chooseRole, giveContact, find(registered()), acceptTerms,
		appoint(self()), appoint(somebody(benny, "Benny Krog", "benny@krog.example")))
}

func awaiting(t require.TestingT) connection.Connection {
	return must(t, complete(t), confirm(registered(), days(1)))
}

func connected(t require.TestingT) connection.Connection {
	return must(t, complete(t), confirm(attested(), days(1)))
}

func withdrawn(t require.TestingT) connection.Connection {
	return must(t, complete(t), func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
		return c.Withdraw(karen, days(1))
	})
}

// unchanged checks that an act leaves the case as it was and causes nothing.
func unchanged(t *testing.T, c connection.Connection, again act) {
	t.Helper()
	got, effects, err := again(c)
	require.NoError(t, err)
	require.Empty(t, effects)
	require.Equal(t, c, got)
}
