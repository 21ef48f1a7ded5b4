package activation_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/activation"
	"tilslut/internal/onboarding/matching"
	"tilslut/internal/onboarding/membership"
	"tilslut/internal/onboarding/person"
)

const (
	karen = person.Ref("0f4f9a5e-0000-4000-8000-00000000000a") // the user administrator
	bo    = person.Ref("0f4f9a5e-0000-4000-8000-00000000000b") // the user
	eva   = person.Ref("0f4f9a5e-0000-4000-8000-00000000000c") // somebody else
	boSep = person.Ref("0f4f9a5e-0000-4000-8000-00000000000d") // the user's separate MitID
	theID = "11111111-1111-4111-8111-111111111111"
)

var (
	monday = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	// everything allows all there is, nothing neither, and so on.
	everything   = membership.Agreement{Association: "10000009", Private: true, Authenticators: []membership.Authenticator{membership.App, membership.Display}}
	privateOnly  = membership.Agreement{Association: "10000009", Private: true}
	separateOnly = membership.Agreement{Association: "10000009", Authenticators: []membership.Authenticator{membership.App}}
	theCode      = person.Code{Epoch: 1, Tag: []byte("the code")}

	surely   = matching.Found{BirthKnown: true, SameBirth: true, SameName: true}
	perhaps  = matching.Found{SameName: true}
	stranger = matching.Found{BirthKnown: true, SameName: true}
	noCode   = matching.Typed{}
	right    = matching.Typed{Given: true, Same: true}
	wrong    = matching.Typed{Given: true}
)

type (
	user    = activation.User
	effects = []activation.Effect
)

func days(n float64) time.Time { return monday.Add(time.Duration(n * 24 * float64(time.Hour))) }

// act is any act with everything but the user filled in.
type act func(user) (user, effects, error)

// must does acts that have to go well, and answers the user alone.
func must(t require.TestingT, u user, acts ...act) user {
	for _, a := range acts {
		var err error
		u, _, err = a(u)
		require.NoError(t, err)
	}
	return u
}

func apply(transition activation.Transition, a membership.Agreement, at time.Time) act {
	return func(u user) (user, effects, error) { return u.Apply(transition, a, karen, at) }
}

func invite(choice activation.Choice) act {
	return apply(activation.Invite(choice), everything, days(0))
}

func match(by person.Ref, f matching.Found, typed matching.Typed, at time.Time) act {
	return func(u user) (user, effects, error) {
		u, _, e, err := u.Match(by, u.LinkVersion, f, typed, at)
		return u, e, err
	}
}

func approve(u user) (user, effects, error) {
	return u.Approve(bo, u.LinkVersion, everything, days(2))
}

func reject(u user) (user, effects, error) { return u.Reject(bo, u.LinkVersion, everything, days(2)) }

func enrolled(u user) (user, effects, error) {
	return u.Enrolled(bo, u.LinkVersion, boSep, membership.Display, everything, days(3))
}

func issueCode(u user) (user, effects, error) { return u.IssueCode(karen, theCode, days(1)) }

// imported is a user of a Monday morning's file.
func imported() user {
	return user{
		ID: theID, Association: "10000009", Name: "Bo Lund", Email: "bo@lund.example", Language: "da",
		Birth: person.Code{Epoch: 1, Tag: []byte("birth")}, State: activation.Imported, ImportedAt: monday,
	}
}

func invited(t require.TestingT, choice activation.Choice) user {
	return must(t, imported(), invite(choice))
}

func matched(t require.TestingT, choice activation.Choice) user {
	return must(t, invited(t, choice), match(bo, surely, noCode, days(1)))
}

// unchanged checks that an act leaves the user as it was and causes nothing.
func unchanged(t *testing.T, u user, again act) {
	t.Helper()
	got, e, err := again(u)
	require.NoError(t, err)
	require.Empty(t, e)
	require.Equal(t, u, got)
}

// refusedWith checks that an act is refused and leaves nothing.
func refusedWith(t *testing.T, u user, do act, want error) {
	t.Helper()
	_, e, err := do(u)
	require.ErrorIs(t, err, want)
	require.Empty(t, e)
}
