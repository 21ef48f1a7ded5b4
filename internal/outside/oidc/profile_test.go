package oidc_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"tilslut/internal/outside/oidc"
)

// minimal is the shortest claims file that is one.
const minimal = `
scopes = ["openid"]
[claims.level]
names = ["acr"]
values = { substantial = "substantial" }
[claims.auth_time]
names = ["auth_time"]
`

func TestTheExampleOfAClaimsFileIsOne(t *testing.T) {
	t.Parallel()
	p, err := oidc.LoadProfile("custom", filepath.Join("testdata", "custom.toml"))
	require.NoError(t, err)
	require.Equal(t, "custom", p.Name)
	require.Equal(t, "substantial", p.Claims.Level.Values["SUBSTANTIAL"])
	require.Equal(t, []string{"userinfo"}, p.Claims.Protected.From)
}

func TestTheBuiltInProfilesAskForNoCPRNumber(t *testing.T) {
	t.Parallel()
	for name, scopes := range map[string]string{"neb": "openid mitid nemlogin", "idura": "openid"} {
		p, err := oidc.LoadProfile(name, "")
		require.NoError(t, err)
		require.Equal(t, scopes, strings.Join(p.Scopes, " "))
		require.NotContains(t, p.Authorize, "scope")
	}
}

func TestAProfileWithoutNameOrFileIsRefused(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"", "NEB", "../neb", "custom"} {
		_, err := oidc.LoadProfile(name, filepath.Join(t.TempDir(), "missing.toml"))
		require.Error(t, err, name)
	}
}

func TestEveryMistakeOfAClaimsFileIsReportedAtOnce(t *testing.T) {
	t.Parallel()
	_, err := oidc.ParseProfile("custom", []byte(`
scopes = ["mitid", "ssn", "two words"]
max_age = 301
prompt = "none"
assertion_audience = "everybody"
surprise = true
[authorize]
redirect_uri = "https://evil.example"
[claims.name]
names = ["dk.cpr"]
[claims.birth_date]
from = ["header", "userinfo"]
names = ["birthdate"]
[claims.level]
values = { a = "basic" }
[claims.authenticator]
names = ["amr"]
values = { a = "nail" }
[[require]]
names = ["idp"]
[[represents]]
names = []
`))
	for _, what := range []string{
		`"openid"`, `"ssn"`, `"two words"`, "max_age", "prompt", "assertion_audience", "surprise", "redirect_uri", "dk.cpr", `"header"`, "userinfo = false",
		"claims.level is missing", `"basic"`, `"nail"`, "require or refuse", "represents has no names", "claims.auth_time is missing",
	} {
		require.ErrorContains(t, err, what)
	}
}

// What carries a CPR number or an identifier of MitID can't be brought in by a file, in any broker's spelling.
func TestAFileCannotMapWhatTheHouseMustNotKnow(t *testing.T) {
	t.Parallel()
	_, err := oidc.ParseProfile("custom", []byte(minimal))
	require.NoError(t, err)
	for _, claim := range []string{
		"dk.cpr", "cprNumberIdentifier", "nin", "nin_type", "da.cpr", "nemlogin.cpr", "nemlogin.cpr_uuid", "mitid.uuid", "mitid_uuid", "uuid", "idp_id", "idp_identity_id",
		"nemid.pid", "ssn.details.status", "sub", "nameidentifier", "",
	} {
		for _, section := range []string{"[claims.name]\n", "[claims.birth_date]\n", "[claims.authenticator]\n", "[claims.protected]\n", "[[represents]]\n", "[[require]]\nvalues=[\"x\"]\n"} {
			_, err := oidc.ParseProfile("custom", []byte(minimal+section+`names = ["`+claim+`"]`))
			require.ErrorContains(t, err, "may not be mapped", "%s %s", section, claim)
		}
	}
	for _, scope := range []string{"ssn", "ssn.details_name", "cpr", "nin", "nemid.pid", "dk:cpr"} {
		_, err := oidc.ParseProfile("custom", []byte(strings.Replace(minimal, `"openid"`, `"openid", "`+scope+`"`, 1)))
		require.ErrorContains(t, err, "yields a CPR number", scope)
	}
	for _, fine := range []string{"mitid.identity_name", "mitid.date_of_birth", "birthdate", "signing_name", "spid"} {
		_, err := oidc.ParseProfile("custom", []byte(minimal+"[claims.name]\nnames = [\""+fine+"\"]"))
		require.NoError(t, err, fine)
	}
}

func FuzzParseProfile(f *testing.F) {
	f.Add([]byte(minimal))
	for _, file := range []string{"testdata/custom.toml", "profiles/neb.toml", "profiles/idura.toml"} {
		text, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		p, err := oidc.ParseProfile("custom", text)
		if err != nil {
			require.Empty(t, p.Name)
			return
		}
		require.Contains(t, p.Scopes, "openid")
		for _, scope := range p.Scopes {
			require.NotContains(t, strings.ToLower(scope), "ssn")
		}
		for _, name := range []string{"state", "nonce", "redirect_uri", "request"} {
			require.NotContains(t, p.Authorize, name)
		}
	})
}
