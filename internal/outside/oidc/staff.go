package oidc

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"time"

	"tilslut/internal/onboarding/identity"
)

// StaffConfig is our registration at the authority's own provider, and how an employee's roles and second factor are read there.
type StaffConfig struct {
	Issuer       string           // compared to the letter, a slash at the end included
	ClientID     string           // ours, at the provider
	ClientSecret string           // for client_secret_basic
	RedirectURL  string           // our callback, exactly as registered at the provider
	HTTPClient   *http.Client     // nil: the default transport; hardened in either case
	Now          func() time.Time // nil: time.Now

	RoleClaim  string // the literal name of a claim, dots included, whose value is a string or an array of strings
	Caseworker string // its value for caseworkers
	Operator   string // its value for operators
	ACR        string // what acr is, or amr contains, after a login with more than one factor
}

// StaffClient talks to the authority's own provider. It begins a login as a Client does, and finishes it in a way of its own.
type StaffClient struct {
	*Client
	staff StaffConfig
}

// NewStaff checks a configuration and answers all of its mistakes at once. The provider needn't be there.
func NewStaff(config StaffConfig) (*StaffClient, error) {
	profile := Profile{
		Name: "staff", Scopes: []string{"openid", "profile"},
		Authorize: map[string]string{"acr_values": config.ACR, "ui_locales": "{language}"},
	}
	client, err := New(Config{
		Issuer: config.Issuer, ClientID: config.ClientID, ClientSecret: config.ClientSecret, RedirectURL: config.RedirectURL,
		HTTPClient: config.HTTPClient, Now: config.Now, Profile: profile,
	})
	if config.RoleClaim == "" || config.Caseworker == "" || config.Operator == "" {
		err = errors.Join(err, errors.New("oidc: the claim with roles, or one of their values, is missing"))
	}
	if config.ACR == "" {
		err = errors.Join(err, errors.New("oidc: what acr or amr says of a second factor is missing"))
	}
	if err != nil {
		return nil, err
	}
	return &StaffClient{Client: client, staff: config}, nil
}

// Finish turns the parameters of a callback into an employee who has logged in with more than one factor; whether they have a role is the
// caller's to ask. Like the Client's, the attempt must be used once, and no token outlives the call. Errors: ErrCancelled,
// ErrTimedOut, ErrLevelTooLow (one factor), ErrBrokerDown, ErrFailed.
func (s *StaffClient) Finish(ctx context.Context, callback url.Values, attempt Attempt) (identity.Employee, error) {
	say, subject, err := s.finish(ctx, callback, attempt, s.asksUserInfo)
	if err != nil {
		return identity.Employee{}, err
	}
	who, err := s.employee(say, s.config.Now())
	if err != nil {
		return identity.Employee{}, err
	}
	who.Issuer, who.Subject = s.config.Issuer, subject
	return who, nil
}

// asksUserInfo says whether the ID token leaves something for userinfo to say. Many providers have all of it in the ID token, and
// some have no userinfo.
func (s *StaffClient) asksUserInfo(m metadata, idToken claims) bool {
	return m.UserinfoEndpoint != "" && (len(idToken.texts(s.staff.RoleClaim)) == 0 || len(idToken.texts("name")) == 0)
}

// employee reads the second factor, the name and the roles, and nothing else.
func (s *StaffClient) employee(say said, now time.Time) (identity.Employee, error) {
	if !s.moreThanOneFactor(say.idToken) {
		return identity.Employee{}, refuse(identity.ErrLevelTooLow, "claims: neither acr nor amr says a second factor")
	}
	var who identity.Employee
	var ok bool
	places := []string{"id_token", "userinfo"}
	if who.Name, ok = single(say.find(Field{From: places, Names: []string{"name"}}), usableName); !ok {
		return identity.Employee{}, refuse(identity.ErrFailed, "claims: no usable name")
	}
	who.AuthTime = now
	if say.idToken["auth_time"] != nil {
		if who.AuthTime, ok = say.idToken.instant("auth_time"); !ok || who.AuthTime.After(now.Add(leeway)) {
			return identity.Employee{}, refuse(identity.ErrFailed, "claims: the time of authentication is none, or in the future")
		}
	}
	roles := say.find(Field{From: places, Names: []string{s.staff.RoleClaim}})
	who.Caseworker, who.Operator = slices.Contains(roles, s.staff.Caseworker), slices.Contains(roles, s.staff.Operator)
	return who, nil
}

// moreThanOneFactor reads what is signed: userinfo is asked with a token that could be another login's of the same person.
func (s *StaffClient) moreThanOneFactor(idToken claims) bool {
	acr, ok := idToken.text("acr")
	return ok && acr == s.staff.ACR || slices.Contains(idToken.texts("amr"), s.staff.ACR)
}
