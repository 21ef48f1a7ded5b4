package oidctest_test

import (
	"errors"
	"net/http"
	"net/url"
	"testing"

	"github.com/stretchr/testify/require"

	"tilslut/internal/outside/oidc/oidctest"
)

func creating(changes ...string) url.Values {
	return request(append([]string{"prompt", "create", "mitid_authenticator", "code_token"}, changes...)...)
}

func TestAnEnrolmentMakesAnotherIdentityOfTheSamePerson(t *testing.T) {
	t.Parallel()
	var kept []oidctest.Persona
	d := start(t, func(o *oidctest.Options) {
		o.Keep = func(enrolled []oidctest.Persona) error { kept = enrolled; return nil }
	})
	back, err := oidctest.LogIn(d.browser, d.authorize(creating()), "ulla")
	require.NoError(t, err)
	_, tokens := d.redeem(t, back.Query().Get("code"))
	ulla, _ := oidctest.ByKey("ulla")
	said := claims(t, tokens["id_token"])
	_, info := d.userInfo(t, tokens["access_token"])
	require.NotEqual(t, ulla.Subject, said["sub"])
	require.NotEqual(t, ulla.UUID, info["mitid.uuid"])
	require.Equal(t, said["sub"], info["sub"])
	require.Equal(t, []any{"code_token"}, said["amr"])
	require.Equal(t, []any{"private", "mitid"}, []any{said["identity_type"], said["idp"]})
	require.Equal(t, []any{ulla.Name, ulla.BirthDate}, []any{info["mitid.identity_name"], info["mitid.date_of_birth"]})
	for _, own := range []string{said["sub"].(string), info["mitid.uuid"].(string)} {
		require.Contains(t, d.Canaries(), own)
		require.NotContains(t, oidctest.Canaries(), own)
	}
	require.Subset(t, d.Canaries(), oidctest.Canaries())

	// It is a persona from now on, here and in the next run.
	require.Len(t, kept, 1)
	again := start(t, func(o *oidctest.Options) { o.Enrolled = kept })
	for _, desk := range []desk{d, again} {
		require.Contains(t, desk.page(t, desk.authorize(request("prompt", "login"))).Find("ul button[value=ulla-display]").Text(), "(særskilt MitID, kodeviser)")
		_, tokens = desk.redeem(t, desk.login(t, "ulla-display"))
		require.Equal(t, said["sub"], claims(t, tokens["id_token"])["sub"])
	}
	_, err = oidctest.LogIn(again.browser, again.authorize(creating()), "ulla")
	require.NoError(t, err)
	_, known := again.Person("ulla-display-2")
	require.True(t, known, "a second one is another one")
}

func TestThePageOfAnEnrolmentBeginsWithWhoIsLoggedIn(t *testing.T) {
	t.Parallel()
	d := start(t, nil)
	require.Equal(t, 1, d.page(t, d.authorize(creating())).Find("ul").Length(), "nobody is")
	d.login(t, "ulla")
	page := d.page(t, d.authorize(creating()))
	require.Contains(t, page.Find(".lead").Text(), "kodeviser")
	require.Equal(t, "ulla", page.Find("ul").First().Find("button").AttrOr("value", ""))
	require.Equal(t, len(oidctest.Personas)-1, page.Find("ul").Last().Find("button").Length())
	require.Equal(t, 2, page.Find(".row button").Length())
}

func TestAnEnrolmentCanBeCancelledAndRefused(t *testing.T) {
	t.Parallel()
	d := start(t, nil)
	for key, why := range map[string]string{"cancel": "mitid_user_aborted", "timeout": "mitid_timeout", "frede": "mitid_user_aborted"} {
		back, err := oidctest.LogIn(d.browser, d.authorize(creating()), key)
		require.NoError(t, err)
		require.Equal(t, []string{"access_denied", why}, []string{back.Query().Get("error"), back.Query().Get("error_description")})
	}
	require.Len(t, d.People(), len(oidctest.Personas), "who cancels has enrolled nothing")
	for _, word := range []string{"", "password", "code_app_enchanced"} {
		_, err := oidctest.LogIn(d.browser, d.authorize(creating("mitid_authenticator", word)), "ulla")
		require.ErrorContains(t, err, "mitid_authenticator")
	}
	without := start(t, func(o *oidctest.Options) { o.WithoutEnrolment = true })
	_, err := oidctest.LogIn(without.browser, without.authorize(creating()), "ulla")
	require.ErrorContains(t, err, "prompt=create")
	answer, err := without.browser.Get(without.Issuer() + "/.well-known/openid-configuration")
	require.NoError(t, err)
	_, document := read(t, answer)
	require.NotContains(t, document["prompt_values_supported"], "create")
}

func TestAnIdentityThatCannotBeKeptIsNotEnrolled(t *testing.T) {
	t.Parallel()
	d := start(t, func(o *oidctest.Options) {
		o.Keep = func([]oidctest.Persona) error { return errors.New("the disk is full") }
	})
	answer, err := d.browser.PostForm(d.authorize(creating()), url.Values{"persona": {"ulla"}})
	require.NoError(t, err)
	require.NoError(t, answer.Body.Close())
	require.Equal(t, http.StatusInternalServerError, answer.StatusCode)
}
