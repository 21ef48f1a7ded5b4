package oidc

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/identity"
)

var now = time.Date(2026, 11, 22, 8, 0, 0, 0, time.UTC)

// saying decodes what a broker says; single quotes stand for double ones.
func saying(t *testing.T, idToken, userInfo string) said {
	t.Helper()
	var out said
	var err error
	out.idToken, err = decodeClaims([]byte(idToken))
	require.NoError(t, err)
	if userInfo != "" {
		out.userInfo, err = decodeClaims([]byte(userInfo))
		require.NoError(t, err)
	}
	return out
}

func loaded(t *testing.T, name, file string) Profile {
	t.Helper()
	p, err := LoadProfile(name, file)
	require.NoError(t, err)
	return p
}

// The claim sets below have the shapes of the brokers' documentation; the numbers are fictional.
const (
	iduraPrivate = `{"identityscheme":"dkmitid","authenticationtype":"urn:grn:authn:dk:mitid:substantial","authenticationinstant":"2026-11-22T07:58:51.361Z",
		"nameidentifier":"0f9960a0d28d4353a3e2ea07f8ffa185","sub":"{0f9960a0-d28d-4353-a3e2-ea07f8ffa185}","uuid":"74ffcd31-fbaf-4c33-bdac-169f25c1e416",
		"cprNumberIdentifier":"8902800002","birthdate":"1980-02-29","age":"46","name":"Karen Testperson Formand","country":"DK"`
	iduraAcr     = `,"acr":"urn:grn:authn:dk:mitid:substantial"}`
	signicatID   = `{"sub":"x","amr":["external"],"auth_time":1795334090,"idp":"mitid","name":"Karen Testperson Formand","birthdate":"1980-02-29","sandbox":true,"acr":"substantial"}`
	signicatUser = `{"sub":"x","idp_id":"c0a8f1de","nin":"8902800002","mitid_loa":"HIGH","mitid_uuid":"c0a8f1de","mitid_name_and_address_protection":true}`
)

func TestIduraInItsOldAndNewSpelling(t *testing.T) {
	t.Parallel()
	for _, ending := range []string{
		iduraAcr, `,"loA":"Substantial"}`, `,"acr":["urn:grn:authn:dk:mitid:substantial"]}`, `,"acr":"","loA":"Substantial"}`,
		`,"auth_time":1795334331,"acr":"urn:grn:authn:dk:mitid:substantial"}`, `,"auth_time":"1795334331","acr":"urn:grn:authn:dk:mitid:substantial"}`,
	} {
		who, err := loaded(t, "idura", "").identity(saying(t, iduraPrivate+ending, ""), now)
		require.NoError(t, err, ending)
		require.WithinDuration(t, time.Date(2026, 11, 22, 7, 58, 51, 0, time.UTC), who.AuthTime, time.Second)
		who.AuthTime = time.Time{}
		require.Equal(t, identity.Identity{Name: "Karen Testperson Formand", BirthDate: "1980-02-29", Level: identity.Substantial}, who)
	}
}

func TestIduraAttestsASignatoryAndNobodyElse(t *testing.T) {
	t.Parallel()
	for ending, want := range map[string][]association.CVR{
		`,"companySignatory":"true","cvrNumberIdentifier":"00000019"`:                  nil, // no level: see below
		`,"companySignatory":"true","cvrNumberIdentifier":"00000019"` + iduraAcr:       {"00000019"},
		`,"companySignatory":true,"cvrNumberIdentifier":["00000019"]` + iduraAcr:       {"00000019"},
		`,"companySignatory":"false","cvrNumberIdentifier":"00000019"` + iduraAcr:      nil,
		`,"cvrNumberIdentifier":"00000019"` + iduraAcr:                                 nil,
		`,"companySignatory":"true","cvrNumberIdentifier":"12345678"` + iduraAcr:       nil,
		`,"companySignatory":"true","cvrNumberIdentifier":{"a":"00000019"}` + iduraAcr: nil,
	} {
		if want == nil && ending[len(ending)-1] != '}' {
			_, err := loaded(t, "idura", "").identity(saying(t, iduraPrivate+ending+"}", ""), now)
			require.ErrorIs(t, err, identity.ErrFailed)
			continue
		}
		who, err := loaded(t, "idura", "").identity(saying(t, iduraPrivate+ending, ""), now)
		require.NoError(t, err, ending)
		require.Equal(t, want, who.Represents, ending)
	}
	_, err := loaded(t, "idura", "").identity(saying(t, iduraPrivate+`,"employee":"true"`+iduraAcr, ""), now)
	require.ErrorIs(t, err, identity.ErrFailed, "an employee's identity is not the person's own")
}

func TestACustomFileReadsSignicat(t *testing.T) {
	t.Parallel()
	p := loaded(t, "custom", "testdata/custom.toml")
	at := time.Unix(1795334090, 0).Add(time.Minute)
	who, err := p.identity(saying(t, signicatID, signicatUser), at)
	require.NoError(t, err)
	require.True(t, who.Protected, "a claim says so, and it is a boolean here")
	require.Equal(t, identity.Substantial, who.Level, "the ID token comes first")
	require.Empty(t, who.Authenticator)
}

func TestSeveralCVRNumbersMayBeAttested(t *testing.T) {
	t.Parallel()
	p := loaded(t, "neb", "")
	for text, want := range map[string][]association.CVR{
		`"00000019"`: {"00000019"}, `"DK 00000019"`: {"00000019"}, `["00000019","00000019","10000009"]`: {"00000019", "10000009"}, `"00000019, 10000009;x"`: {"00000019", "10000009"},
		`19`: nil, `null`: nil, `""`: nil, `true`: nil, `{"cvr":"00000019"}`: nil, `[["00000019"]]`: nil, `"0000001900000019"`: nil,
	} {
		got := p.represents(said{userInfo: claims{"nemlogin.auth_to_repr": []byte(text)}})
		require.Equal(t, want, got, text)
		require.Nil(t, p.represents(said{idToken: claims{"nemlogin.auth_to_repr": []byte(text)}}), "it is looked for in userinfo only")
	}
}

func TestTheMostTellingAuthenticatorIsNamed(t *testing.T) {
	t.Parallel()
	p := loaded(t, "neb", "")
	for want, methods := range map[string][]string{
		"app": {"code_app"}, "chip": {"mitid:u2f_token", "password"}, "display": {"password", "mitid.code_token"}, "password": {"password", "?"}, "": {"?", "mitid."},
	} {
		require.Equal(t, want, p.authenticator(methods))
	}
}

func TestValuesAreReadWhateverTypeTheyArriveAs(t *testing.T) {
	t.Parallel()
	c, err := decodeClaims([]byte(`{"s":" x ","n":40,"f":1.5,"b":true,"a":["x",40,false,null,{},"",["y"]],"e":"","z":null,"o":{"x":1},"a.b":"flat","a":{"b":1}}`))
	require.Error(t, err, "a stands there twice")
	require.Nil(t, c)
	c, err = decodeClaims([]byte(`{"s":" x ","n":40,"f":1.5,"b":true,"l":["x",40,false,null,{},"",["y"]],"e":"","z":null,"o":{"x":1},"a.b":"flat","a":{"b":1}}`))
	require.NoError(t, err)
	for name, want := range map[string][]string{"s": {"x"}, "n": {"40"}, "f": {"1.5"}, "b": {"true"}, "l": {"x", "40", "false"}, "e": nil, "z": nil, "o": nil, "a.b": {"flat"}, "a": nil, "none": nil} {
		require.Equal(t, want, c.texts(name), name)
	}
}

func TestInstantsInEverySpelling(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]int64{"1795334090": 1795334090, "1795334090.9": 1795334090, "2026-11-22T07:54:50Z": 1795334090, "2026-11-22T08:54:50.5+01:00": 1795334090, "2026-11-22T07:54:50": 1795334090} {
		got, ok := parseInstant(text)
		require.True(t, ok, text)
		require.Equal(t, want, got.Unix(), text)
	}
	for _, text := range []string{"", "0", "-1", "NaN", "Inf", "1e300", "2026-11-22", "yesterday", "0001-01-01T00:00:00Z", "1795334090000000"} {
		_, ok := parseInstant(text)
		require.False(t, ok, text)
	}
}
