package oidc

import (
	"context"
	"slices"
	"strings"
	"time"

	gooidc "github.com/coreos/go-oidc/v3/oidc"

	"tilslut/internal/onboarding/identity"
)

const (
	// renewAfter bounds how long a signing key that the broker has withdrawn is still believed: the library keeps keys forever.
	renewAfter = 24 * time.Hour
	// firstRetry doubles with each failure, up to lastRetry.
	firstRetry = time.Second
	lastRetry  = 30 * time.Second
)

// allowed are the signature algorithms that we take; discovery may narrow them, never widen.
var allowed = []string{gooidc.RS256, gooidc.PS256, gooidc.ES256}

// metadata is what we use of the discovery document (OpenID Connect Discovery 1.0, RFC 8414, RFC 9126, RFC 9207;
// prompt_values_supported is of Initiating User Registration via OpenID Connect 1.0).
type metadata struct {
	Issuer                string   `json:"issuer"`
	AuthorizationEndpoint string   `json:"authorization_endpoint"`
	TokenEndpoint         string   `json:"token_endpoint"`
	UserinfoEndpoint      string   `json:"userinfo_endpoint"`
	JWKSURI               string   `json:"jwks_uri"`
	PushedEndpoint        string   `json:"pushed_authorization_request_endpoint"`
	EndSessionEndpoint    string   `json:"end_session_endpoint"`
	SendsIssuer           bool     `json:"authorization_response_iss_parameter_supported"`
	Algorithms            []string `json:"id_token_signing_alg_values_supported"`
	Prompts               []string `json:"prompt_values_supported"`
}

// broker is a discovery document that was read and found usable, with the keys that verify its tokens.
type broker struct {
	meta     metadata
	verifier *gooidc.IDTokenVerifier
	read     time.Time
}

// remembered answers the last good discovery, however old, or nil.
func (c *Client) remembered() *broker {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.known
}

// broker answers a discovery that is at most a day old. It asks the broker when there is none, one caller at a time, and
// after a failure not again before a pause.
func (c *Client) broker(ctx context.Context) (*broker, error) {
	if b := c.fresh(); b != nil {
		return b, nil
	}
	select {
	case c.turn <- struct{}{}:
		defer func() { <-c.turn }()
	case <-ctx.Done():
		return nil, refuse(identity.ErrBrokerDown, "discovery: nobody waits for the answer any more")
	}
	if b := c.fresh(); b != nil { // Another caller was faster.
		return b, nil
	}
	c.mu.Lock()
	failure, retryAt := c.failure, c.retryAt
	c.mu.Unlock()
	if failure != nil && c.config.Now().Before(retryAt) {
		return nil, failure
	}
	return c.discover(ctx)
}

func (c *Client) fresh() *broker {
	b := c.remembered()
	if b == nil {
		return nil
	}
	if age := c.config.Now().Sub(b.read); age < 0 || age >= renewAfter {
		return nil
	}
	return b
}

// discover asks the broker now and remembers how it went. The answer is useful to others, so a caller who leaves doesn't
// cut it short; the caller must hold the turn.
func (c *Client) discover(ctx context.Context) (*broker, error) {
	b, err := c.ask(context.WithoutCancel(ctx))
	c.mu.Lock()
	defer c.mu.Unlock()
	c.failure = err
	if err != nil {
		c.retryAt = c.config.Now().Add(min(firstRetry<<min(c.failed, 10), lastRetry))
		c.failed++
		return nil, err
	}
	c.failed, c.known = 0, b
	return b, nil
}

func (c *Client) ask(ctx context.Context) (*broker, error) {
	down := func(reason string) error { return refuse(identity.ErrBrokerDown, "discovery: "+reason) }
	b := &broker{read: c.config.Now()}
	if err := c.document(ctx, strings.TrimSuffix(c.config.Issuer, "/")+"/.well-known/openid-configuration", &b.meta); err != nil {
		return nil, down(err.Error())
	}
	if reason := c.unusable(b.meta); reason != "" {
		return nil, down(reason)
	}
	ctx = gooidc.ClientContext(ctx, c.http)
	b.verifier = gooidc.NewVerifier(c.config.Issuer, gooidc.NewRemoteKeySet(ctx, b.meta.JWKSURI), &gooidc.Config{
		ClientID:             c.config.ClientID,
		SupportedSigningAlgs: algorithms(b.meta),
		Now:                  func() time.Time { return c.config.Now().Add(-leeway) },
	})
	return b, nil
}

// unusable says why a login can't be made with this discovery document, or nothing.
func (c *Client) unusable(m metadata) string {
	if m.Issuer != c.config.Issuer {
		return "it is another issuer than the configured one"
	}
	needed := []string{m.AuthorizationEndpoint, m.TokenEndpoint, m.JWKSURI}
	if c.config.Profile.UserInfo {
		needed = append(needed, m.UserinfoEndpoint)
	}
	for _, optional := range []string{m.PushedEndpoint, m.EndSessionEndpoint, m.UserinfoEndpoint} {
		if optional != "" {
			needed = append(needed, optional)
		}
	}
	if slices.ContainsFunc(needed, c.unsafe) {
		return "an endpoint is missing or not https"
	}
	if len(algorithms(m)) == 0 {
		return "no signature algorithm that we take"
	}
	return ""
}

// unsafe says whether an endpoint may not carry a login. A broker on https can't point to plaintext, not even on this machine.
func (c *Client) unsafe(endpoint string) bool {
	return !safeAddress(endpoint) || (strings.HasPrefix(c.config.Issuer, "https:") && !strings.HasPrefix(endpoint, "https:"))
}

// algorithms are ours that discovery names. Discovery must name some: the member is required by its standard.
func algorithms(m metadata) []string {
	return slices.DeleteFunc(slices.Clone(allowed), func(alg string) bool { return !slices.Contains(m.Algorithms, alg) })
}
