package oidc

import (
	"context"
	"errors"
	"net/url"
	"slices"
	"strings"
	"time"

	gooidc "github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"

	"tilslut/internal/onboarding/identity"
)

// finishTimeout is for all the answers that a finish needs: keys, token, userinfo, and perhaps discovery.
const finishTimeout = 20 * time.Second

// Finish turns the parameters of a callback into a login. The attempt is what Start answered for this browser; the caller makes
// sure that it is used once. No token outlives the call. Errors: ErrCancelled, ErrTimedOut, ErrLevelTooLow, ErrBrokerDown, ErrFailed.
func (c *Client) Finish(ctx context.Context, callback url.Values, attempt Attempt) (identity.Login, error) {
	all := func(metadata, claims) bool { return c.config.Profile.UserInfo }
	say, subject, err := c.finish(ctx, callback, attempt, all)
	if err != nil {
		return identity.Login{}, err
	}
	who, err := c.config.Profile.identity(say, c.config.Now())
	if err != nil {
		return identity.Login{}, err
	}
	return identity.Login{Issuer: c.config.Issuer, Subject: subject, Identity: who}, nil
}

// finish answers what a provider said in a login that was found good, and about whom. Userinfo is asked for what the ID token lacks;
// asks decides whether that is so.
func (c *Client) finish(ctx context.Context, callback url.Values, attempt Attempt, asks func(metadata, claims) bool) (said, string, error) {
	var say said
	if err := checkState(callback, attempt); err != nil {
		return say, "", err
	}
	ctx, cancel := context.WithTimeout(ctx, finishTimeout)
	defer cancel()
	b, err := c.broker(ctx)
	if err != nil {
		return say, "", err
	}
	code, err := c.checkCallback(b.meta, callback)
	if err != nil {
		return say, "", err
	}
	tokens, err := c.exchange(ctx, b, code, attempt.Verifier)
	if err != nil {
		return say, "", err
	}
	if say.idToken, err = c.verify(ctx, b, tokens, attempt.Nonce); err != nil {
		return say, "", err
	}
	subject, _ := say.idToken.text("sub")
	if asks(b.meta, say.idToken) {
		say.userInfo, err = c.userInfo(ctx, b, tokens, subject)
	}
	return say, subject, err
}

// exchange redeems the code. How we prove who we are is said, never probed: a probe would spend the code.
func (c *Client) exchange(ctx context.Context, b *broker, code, verifier string) (*oauth2.Token, error) {
	config := oauth2.Config{
		ClientID: c.config.ClientID, ClientSecret: c.config.ClientSecret, RedirectURL: c.config.RedirectURL,
		Endpoint: oauth2.Endpoint{TokenURL: b.meta.TokenEndpoint, AuthStyle: oauth2.AuthStyleInHeader},
	}
	if c.key != nil {
		config.ClientSecret, config.Endpoint.AuthStyle = "", oauth2.AuthStyleInParams
	}
	proof, err := c.proof(b)
	if err != nil {
		return nil, refuse(identity.ErrBrokerDown, "token: our own key can't sign")
	}
	options := []oauth2.AuthCodeOption{oauth2.VerifierOption(verifier)}
	for name := range proof {
		options = append(options, oauth2.SetAuthURLParam(name, proof.Get(name)))
	}
	tokens, err := config.Exchange(gooidc.ClientContext(ctx, c.http), code, options...)
	if err != nil {
		return nil, tokenRefused(err)
	}
	if !strings.EqualFold(tokens.Type(), "Bearer") || strings.ContainsAny(tokens.AccessToken, " \r\n\t") {
		return nil, refuse(identity.ErrFailed, "token: the access token is of a kind that we don't use")
	}
	return tokens, nil
}

// tokenRefused tells a code that is no good from a broker that is down, or that doesn't know us.
func tokenRefused(err error) error {
	var answer *oauth2.RetrieveError
	if !errors.As(err, &answer) {
		return refuse(identity.ErrBrokerDown, "token: "+describe(err))
	}
	if answer.ErrorCode == "invalid_grant" {
		return refuse(identity.ErrFailed, "token: invalid_grant")
	}
	if slices.Contains([]string{"invalid_client", "unauthorized_client", "invalid_request", "unsupported_grant_type"}, answer.ErrorCode) {
		return refuse(identity.ErrBrokerDown, "token: "+answer.ErrorCode)
	}
	return refuse(identity.ErrBrokerDown, "token: "+statusText(answer.Response.StatusCode))
}
