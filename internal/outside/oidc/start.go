package oidc

import (
	"context"
	"net/url"
	"strconv"
	"strings"

	"golang.org/x/oauth2"

	"tilslut/internal/onboarding/identity"
)

// Start answers the address at the broker to redirect to, and the attempt to keep until the person comes back. The attempt
// is a secret of the house and of the browser that started; it must be used once. Errors: ErrBrokerDown.
func (c *Client) Start(ctx context.Context, o StartOptions) (redirectURL string, attempt Attempt, err error) {
	b, err := c.broker(ctx)
	if err != nil {
		return "", Attempt{}, err
	}
	return c.begin(ctx, b, func(a Attempt) url.Values { return c.request(o, a) })
}

// begin makes an attempt and takes its request to the broker, by the back channel where there is one.
func (c *Client) begin(ctx context.Context, b *broker, request func(Attempt) url.Values) (redirectURL string, attempt Attempt, err error) {
	// The library's verifier is 32 random bytes in base64url: what state and nonce shall be, too.
	attempt = Attempt{State: oauth2.GenerateVerifier(), Nonce: oauth2.GenerateVerifier(), Verifier: oauth2.GenerateVerifier()}
	query := request(attempt)
	if b.meta.PushedEndpoint != "" {
		if query, err = c.push(ctx, b, query); err != nil {
			return "", Attempt{}, err
		}
	}
	redirectURL, err = withQuery(b.meta.AuthorizationEndpoint, query)
	if err != nil {
		return "", Attempt{}, refuse(identity.ErrBrokerDown, "discovery: the authorization endpoint is no address")
	}
	return redirectURL, attempt, nil
}

// request answers the parameters of the authorization request: the profile's own first, so that they can't replace ours.
func (c *Client) request(o StartOptions, a Attempt) url.Values {
	language := "da"
	if o.Language == "en" {
		language = "en"
	}
	query := url.Values{}
	for name, value := range c.config.Profile.Authorize {
		query.Set(name, strings.ReplaceAll(value, "{language}", language))
	}
	query.Set("response_type", "code")
	query.Set("client_id", c.config.ClientID)
	query.Set("redirect_uri", c.config.RedirectURL)
	query.Set("scope", strings.Join(c.config.Profile.Scopes, " "))
	query.Set("state", a.State)
	query.Set("nonce", a.Nonce)
	query.Set("code_challenge", oauth2.S256ChallengeFromVerifier(a.Verifier))
	query.Set("code_challenge_method", "S256")
	if c.config.Profile.MaxAge > 0 {
		query.Set("max_age", strconv.Itoa(c.config.Profile.MaxAge))
	}
	if c.config.Profile.Prompt != "" {
		query.Set("prompt", c.config.Profile.Prompt)
	}
	return query
}

// withQuery adds parameters to an address that may have some already.
func withQuery(address string, query url.Values) (string, error) {
	u, err := url.Parse(address)
	if err != nil {
		return "", err
	}
	all := u.Query()
	for name, values := range query {
		all[name] = values
	}
	u.RawQuery = all.Encode()
	return u.String(), nil
}
