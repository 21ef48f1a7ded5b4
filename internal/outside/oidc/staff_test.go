package oidc_test

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/identity"
	"tilslut/internal/outside/oidc"
	"tilslut/internal/outside/oidc/oidctest"
)

func startStaff(t *testing.T, change func(*oidctest.Options)) *oidctest.Broker {
	t.Helper()
	return startBroker(t, func(o *oidctest.Options) {
		o.Staff = true
		if change != nil {
			change(o)
		}
	})
}

func staffClient(t *testing.T, issuer string, change func(*oidc.StaffConfig)) *oidc.StaffClient {
	t.Helper()
	config := oidc.StaffConfig{
		Issuer: issuer, ClientID: clientID, ClientSecret: clientSecret, RedirectURL: callbackURL, HTTPClient: &http.Client{Timeout: 10 * time.Second},
		RoleClaim: "roles", Caseworker: "caseworker", Operator: "operator", ACR: oidctest.StaffACR,
	}
	if change != nil {
		change(&config)
	}
	client, err := oidc.NewStaff(config)
	require.NoError(t, err)
	return client
}

func employeeLogin(t *testing.T, client *oidc.StaffClient, persona string) (identity.Employee, error) {
	t.Helper()
	to, attempt, err := client.Start(context.Background(), oidc.StartOptions{Language: "da"})
	if err != nil {
		return identity.Employee{}, err
	}
	callback, err := oidctest.LogIn(browser(t), to, persona)
	if err != nil {
		return identity.Employee{}, err
	}
	return client.Finish(context.Background(), callback.Query(), attempt)
}

func TestEmployeesHaveTheRolesThatTheirProviderGives(t *testing.T) {
	t.Parallel()
	for name, change := range map[string]func(*oidctest.Options){
		"in the ID token":  nil,
		"as text":          func(o *oidctest.Options) { o.RoleAsText = true },
		"in userinfo":      func(o *oidctest.Options) { o.InUserInfo = true },
		"by a dotted name": func(o *oidctest.Options) { o.RoleClaim = "dk.myndighed.tilslut.roles" },
	} {
		broker := startStaff(t, change)
		client := staffClient(t, broker.Issuer(), func(c *oidc.StaffConfig) {
			if strings.HasPrefix(name, "by") {
				c.RoleClaim = "dk.myndighed.tilslut.roles"
			}
		})
		for key, want := range map[string][2]bool{"sanne": {true, false}, "mikkel": {true, false}, "yasmin": {true, false}, "dorte": {false, true}, "birk": {true, true}, "ivan": {}} {
			got, err := employeeLogin(t, client, key)
			require.NoError(t, err, name)
			p := persona(t, key)
			require.Equal(t, want, [2]bool{got.Caseworker, got.Operator}, "%s, %s", key, name)
			require.Equal(t, []string{broker.Issuer(), p.Subject, p.Name}, []string{got.Issuer, got.Subject, got.Name})
			require.WithinDuration(t, time.Now(), got.AuthTime, time.Minute)
		}
		_, err := employeeLogin(t, client, "tove")
		require.ErrorIs(t, err, identity.ErrLevelTooLow, name)
	}
}

func TestUserInfoIsAskedOnlyForWhatTheIDTokenLacks(t *testing.T) {
	t.Parallel()
	broker := startStaff(t, nil)
	client := staffClient(t, broker.Issuer(), nil)
	_, err := employeeLogin(t, client, "sanne")
	require.NoError(t, err)
	require.Zero(t, broker.Requests("/connect/userinfo"))
	_, err = employeeLogin(t, client, "ivan")
	require.NoError(t, err)
	require.Equal(t, 1, broker.Requests("/connect/userinfo"))

	require.NoError(t, broker.Misbehave("discovery-userinfo-missing"))
	lean := staffClient(t, broker.Issuer(), nil)
	got, err := employeeLogin(t, lean, "sanne")
	require.NoError(t, err)
	require.True(t, got.Caseworker, "a provider without userinfo will do")
	got, err = employeeLogin(t, lean, "ivan")
	require.NoError(t, err)
	require.False(t, got.Caseworker || got.Operator)
}

// What is asked of the provider: a code, the second factor, and nothing that would ask the employee again.
func TestAnEmployeeIsNotAskedAgain(t *testing.T) {
	t.Parallel()
	broker := startStaff(t, func(o *oidctest.Options) { o.WithoutPAR = true })
	client := staffClient(t, broker.Issuer(), nil)
	to, _, err := client.Start(context.Background(), oidc.StartOptions{Language: "en"})
	require.NoError(t, err)
	u, err := url.Parse(to)
	require.NoError(t, err)
	for name, want := range map[string]string{
		"response_type": "code", "scope": "openid profile", "code_challenge_method": "S256", "acr_values": oidctest.StaffACR, "ui_locales": "en", "max_age": "", "prompt": "",
	} {
		require.Equal(t, want, u.Query().Get(name), name)
	}
	signedOn := browser(t)
	_, err = oidctest.LogIn(signedOn, to, "sanne")
	require.NoError(t, err)
	require.NoError(t, broker.Misbehave("id-token-auth-time-old"))
	to, attempt, err := client.Start(context.Background(), oidc.StartOptions{})
	require.NoError(t, err)
	signedOn.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	answer, err := signedOn.Get(to)
	require.NoError(t, err)
	require.NoError(t, answer.Body.Close())
	callback, err := answer.Location()
	require.NoError(t, err)
	got, err := client.Finish(context.Background(), callback.Query(), attempt)
	require.NoError(t, err)
	require.Equal(t, persona(t, "sanne").Name, got.Name)
	require.WithinDuration(t, time.Now().Add(-10*time.Minute), got.AuthTime, time.Minute)
}

// What is wrong with a MitID alone says nothing about an employee.
var ofMitID = regexp.MustCompile(`^id-token-(level-|professional|identity-type|idp-|claim-twice|auth-time-(missing|old))|^userinfo-(name|birth)-|^discovery-userinfo-missing`)

// Whatever the provider does wrong: nobody without a role gets one, nobody with one factor gets in, and what the checks of a login find
// wrong is found here, too, with userinfo and without.
func TestAHostileProviderGivesNobodyARole(t *testing.T) {
	t.Parallel()
	inUserInfo := regexp.MustCompile(`^userinfo-`)
	plain, withUserInfo := startStaff(t, nil), startStaff(t, func(o *oidctest.Options) { o.InUserInfo = true })
	plain.RotateKeys()
	tried := 0
	for _, mutation := range plain.Mutations() {
		if mutation.Tolerated || ofMitID.MatchString(mutation.Name) {
			continue
		}
		broker := plain
		if inUserInfo.MatchString(mutation.Name) {
			broker = withUserInfo
		}
		for _, key := range []string{"birk", "ivan"} {
			require.NoError(t, broker.Misbehave(mutation.Name))
			got, err := employeeLogin(t, staffClient(t, broker.Issuer(), func(c *oidc.StaffConfig) {
				mitid := oidc.Config{HTTPClient: c.HTTPClient}
				if change := patience(mutation.Name); change != nil {
					change(&mitid)
				}
				c.HTTPClient = mitid.HTTPClient
			}), key)
			require.False(t, got.Caseworker || got.Operator, "%s: it %s, and %s has a role", mutation.Name, mutation.About, key)
			if err == nil {
				require.Regexp(t, `^id-token-roles-|^userinfo-`, mutation.Name, "%s: it %s, and %s got in", mutation.Name, mutation.About, key)
				continue
			}
			require.Equal(t, identity.Employee{}, got)
			for _, secret := range append(oidctest.Canaries(), broker.Issued()...) {
				require.NotContains(t, err.Error(), secret, mutation.Name)
			}
		}
		tried++
	}
	t.Logf("%d mutations, nobody with a role", tried)
	require.GreaterOrEqual(t, tried, 80)
	for _, broker := range []*oidctest.Broker{plain, withUserInfo} {
		broker.Behave()
		got, err := employeeLogin(t, staffClient(t, broker.Issuer(), nil), "birk")
		require.NoError(t, err)
		require.True(t, got.Caseworker && got.Operator, "an honest provider must get people in, or the rest means nothing")
	}
}

func TestTheReasonOfAnEmployeesRefusalIsTheRightOne(t *testing.T) {
	t.Parallel()
	broker := startStaff(t, nil)
	for _, mutation := range oidctest.StaffMutations() {
		require.NoError(t, broker.Misbehave(mutation.Name))
		_, err := employeeLogin(t, staffClient(t, broker.Issuer(), nil), "ivan")
		switch name := mutation.Name; {
		case mutation.Tolerated:
			require.NoError(t, err, name)
		case strings.Contains(name, "-acr") || strings.Contains(name, "-amr") || name == "callback-factor-unmet":
			require.ErrorIs(t, err, identity.ErrLevelTooLow, name)
		case strings.HasPrefix(name, "id-token-name") || name == "id-token-roles-twice" || name == "userinfo-roles-other-subject":
			require.ErrorIs(t, err, identity.ErrFailed, name)
		default:
			require.NoError(t, err, "%s: no role, and that is not the client's to refuse", name)
		}
	}
	broker.Behave()
	client := staffClient(t, broker.Issuer(), nil)
	for key, want := range map[string]error{"cancel": identity.ErrCancelled, "timeout": identity.ErrTimedOut} {
		_, err := employeeLogin(t, client, key)
		require.ErrorIs(t, err, want)
	}
	require.NoError(t, broker.Misbehave("id-token-auth-time-future"))
	_, err := employeeLogin(t, client, "sanne")
	require.EqualError(t, err, "login.failed: claims: the time of authentication is none, or in the future")
}

func TestAStaffClientSaysAllThatItLacks(t *testing.T) {
	t.Parallel()
	_, err := oidc.NewStaff(oidc.StaffConfig{Issuer: "http://login.example"})
	for _, want := range []string{"issuer must be", "redirect address", "client id", "client secret", "claim with roles", "second factor"} {
		require.ErrorContains(t, err, want)
	}
	require.NotContains(t, fmt.Sprint(err), "login.example")
}
