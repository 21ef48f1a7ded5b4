package oidc

import (
	"context"
	"net/http"

	"golang.org/x/oauth2"

	"tilslut/internal/onboarding/fault"
	"tilslut/internal/onboarding/identity"
)

// userInfo answers the claims that only the userinfo endpoint has. They count when they are about the subject of the ID token:
// an access token can be exchanged on the way, an ID token can't (OpenID Connect Core, section 5.3.2).
//
// The library's reader isn't used: it takes signed answers without looking at whom they are for, and quotes answers in its errors.
func (c *Client) userInfo(ctx context.Context, b *broker, tokens *oauth2.Token, subject string) (claims, error) {
	stop := func(f *fault.Fault, reason string) (claims, error) { return nil, refuse(f, "userinfo: "+reason) }
	got, err := c.do(ctx, http.MethodGet, b.meta.UserinfoEndpoint, nil, func(r *http.Request) {
		r.Header.Set("Authorization", "Bearer "+tokens.AccessToken)
	})
	switch {
	case err != nil:
		return stop(identity.ErrBrokerDown, err.Error())
	case got.status == http.StatusUnauthorized || got.status == http.StatusForbidden:
		return stop(identity.ErrFailed, statusText(got.status))
	case got.status != http.StatusOK:
		return stop(identity.ErrBrokerDown, statusText(got.status))
	case got.kind != "application/json":
		return stop(identity.ErrBrokerDown, "the answer isn't JSON")
	}
	said, err := decodeClaims(got.body)
	if err != nil {
		return stop(identity.ErrBrokerDown, "the answer isn't one object without repetitions")
	}
	if about, ok := said.text("sub"); !ok || about != subject {
		return stop(identity.ErrFailed, "sub differs from that of the ID token")
	}
	return said, nil
}
