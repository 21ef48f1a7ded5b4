package oidc

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/identity"
	"tilslut/internal/onboarding/person"
)

// Whatever a broker says, an identity is either refused or clean: no control characters, no CPR number, a real date, level
// Substantial at least, CVR numbers that add up, an authenticator of ours.
func FuzzIdentity(f *testing.F) {
	f.Add([]byte(iduraPrivate+iduraAcr), []byte(`{}`))
	f.Add([]byte(signicatID), []byte(signicatUser))
	f.Add([]byte(`{"loa":"https://data.gov.dk/concept/core/nsis/High","auth_time":1795334390,"idp":"mitid","identity_type":"private","amr":["code_app"]}`),
		[]byte(`{"sub":"x","mitid.identity_name":"Bo Lund","mitid.date_of_birth":"1957-08-31","nemlogin.auth_to_repr":"00000019"}`))
	f.Add([]byte(`{"a":{"a":[`), []byte(`{"a":1,"a":2}`))
	var profiles []Profile
	for name, file := range map[string]string{"neb": "", "idura": "", "custom": "testdata/custom.toml"} {
		p, err := LoadProfile(name, file)
		if err != nil {
			f.Fatal(err)
		}
		profiles = append(profiles, p)
	}
	f.Fuzz(func(t *testing.T, idToken, userInfo []byte) {
		var say said
		var err error
		if say.idToken, err = decodeClaims(idToken); err != nil {
			require.Nil(t, say.idToken)
			return
		}
		require.True(t, json.Valid(idToken), "what isn't JSON is no object of claims")
		say.userInfo, _ = decodeClaims(userInfo)
		for _, p := range profiles {
			who, err := p.identity(say, now)
			if err != nil {
				require.True(t, isOurs(err), "%v", err)
				require.Equal(t, identity.Identity{}, who)
				continue
			}
			clean(t, who)
		}
	})
}

func isOurs(err error) bool {
	return strings.HasPrefix(err.Error(), "login.failed: claims: ") || strings.HasPrefix(err.Error(), "login.level-too-low: claims: ")
}

func clean(t *testing.T, who identity.Identity) {
	t.Helper()
	require.True(t, utf8.ValidString(who.Name))
	require.NotEmpty(t, who.Name)
	require.Equal(t, person.Clean(who.Name), who.Name)
	require.False(t, person.LooksLikeCPR(who.Name))
	born, err := time.Parse(time.DateOnly, who.BirthDate)
	require.NoError(t, err)
	require.Equal(t, born.Format(time.DateOnly), who.BirthDate)
	require.GreaterOrEqual(t, who.Level, identity.Substantial)
	require.WithinDuration(t, now, who.AuthTime, maxAuthAge+leeway)
	require.Contains(t, append(authenticators, ""), who.Authenticator)
	for _, cvr := range who.Represents {
		require.Len(t, string(cvr), 8)
	}
}

// Whatever a provider for staff says: nobody is let in without the word for a second factor in what was signed, nobody has a role
// whose value isn't there to the letter, and a name is clean.
func FuzzEmployee(f *testing.F) {
	f.Add([]byte(`{"acr":"mfa","name":"Sanne Vig","roles":["caseworker"]}`), []byte(`{}`))
	f.Add([]byte(`{"amr":["pwd","mfa"],"auth_time":1795334390}`), []byte(`{"sub":"x","name":"Birk Lyng","roles":"operator"}`))
	f.Add([]byte(`{"amr":"mfa","roles":{"caseworker":1},"name":"x"}`), []byte(`{"roles":[["caseworker"]]}`))
	client, err := NewStaff(StaffConfig{
		Issuer: "https://login.example", ClientID: "c", ClientSecret: "s", RedirectURL: "https://tilslut.example/review/login/callback",
		RoleClaim: "roles", Caseworker: "caseworker", Operator: "operator", ACR: "mfa",
	})
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, idToken, userInfo []byte) {
		var say said
		var err error
		if say.idToken, err = decodeClaims(idToken); err != nil {
			return
		}
		say.userInfo, _ = decodeClaims(userInfo)
		who, err := client.employee(say, now)
		if err != nil {
			require.True(t, isOurs(err), "%v", err)
			require.Equal(t, identity.Employee{}, who)
			return
		}
		factors := append(say.idToken.texts("acr"), say.idToken.texts("amr")...)
		require.Contains(t, factors, "mfa")
		roles := append(say.idToken.texts("roles"), say.userInfo.texts("roles")...)
		require.True(t, !who.Caseworker || slices.Contains(roles, "caseworker"))
		require.True(t, !who.Operator || slices.Contains(roles, "operator"))
		require.Equal(t, person.Clean(who.Name), who.Name)
		require.NotEmpty(t, who.Name)
		require.False(t, person.LooksLikeCPR(who.Name))
	})
}
