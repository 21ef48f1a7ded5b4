package oidc

import (
	"context"
	"net/url"
	"slices"
	"time"

	"tilslut/internal/onboarding/identity"
)

// checkAgain is how long an answer of Check stands, so that a probe every second doesn't ask the broker every second.
const checkAgain = 30 * time.Second

// Check says whether a login could be made now: discovery and keys are asked for, whatever is remembered. The answer is kept
// for half a minute. The only error is ErrBrokerDown, with a reason.
func (c *Client) Check(ctx context.Context) error {
	select {
	case c.turn <- struct{}{}:
		defer func() { <-c.turn }()
	case <-ctx.Done():
		return refuse(identity.ErrBrokerDown, "discovery: no answer in time")
	}
	now := c.config.Now()
	if !c.checked.IsZero() && now.Sub(c.checked) < checkAgain && !now.Before(c.checked) {
		return c.verdict
	}
	b, err := c.discover(ctx)
	if err == nil {
		err = c.checkKeys(context.WithoutCancel(ctx), b)
	}
	c.checked, c.verdict = now, err
	return err
}

// checkKeys says whether the broker publishes a key that could have signed an ID token.
func (c *Client) checkKeys(ctx context.Context, b *broker) error {
	down := func(reason string) error { return refuse(identity.ErrBrokerDown, "keys: "+reason) }
	var set struct {
		Keys []struct {
			Type string `json:"kty"`
			Use  string `json:"use"`
		} `json:"keys"`
	}
	if err := c.document(ctx, b.meta.JWKSURI, &set); err != nil {
		return down(err.Error())
	}
	for _, key := range set.Keys {
		if slices.Contains([]string{"RSA", "EC"}, key.Type) && key.Use != "enc" {
			return nil
		}
	}
	return down("there is none for signatures")
}

// LogoutURL answers where to send the browser so that the broker ends its own session, too, and sends it back to
// postLogoutRedirect, which must be registered there. It answers false where the broker wants a stored ID token for that, which we
// don't have, or has no such address, or where discovery wasn't read yet.
func (c *Client) LogoutURL(postLogoutRedirect string) (string, bool) {
	b := c.remembered()
	if !c.config.Profile.Logout || b == nil || b.meta.EndSessionEndpoint == "" {
		return "", false
	}
	address, err := withQuery(b.meta.EndSessionEndpoint, url.Values{
		"client_id": {c.config.ClientID}, "post_logout_redirect_uri": {postLogoutRedirect},
	})
	return address, err == nil
}
