package oidc

import (
	"context"
	"io"
	"mime"
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
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, b.meta.UserinfoEndpoint, nil)
	if err != nil {
		return stop(identity.ErrBrokerDown, "the endpoint is no address")
	}
	r.Header.Set("Accept", "application/json")
	r.Header.Set("Authorization", "Bearer "+tokens.AccessToken)
	answer, err := c.http.Do(r)
	if err != nil {
		return stop(identity.ErrBrokerDown, describe(err))
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		return stop(identity.ErrBrokerDown, describe(err))
	}
	kind, _, err := mime.ParseMediaType(answer.Header.Get("Content-Type"))
	switch {
	case answer.StatusCode == http.StatusUnauthorized || answer.StatusCode == http.StatusForbidden:
		return stop(identity.ErrFailed, "status "+http.StatusText(answer.StatusCode))
	case answer.StatusCode != http.StatusOK:
		return stop(identity.ErrBrokerDown, "status "+http.StatusText(answer.StatusCode))
	case err != nil || kind != "application/json":
		return stop(identity.ErrBrokerDown, "the answer isn't JSON")
	}
	said, err := decodeClaims(text)
	if err != nil {
		return stop(identity.ErrBrokerDown, "the answer isn't one object without repetitions")
	}
	if got, ok := said.text("sub"); !ok || got != subject {
		return stop(identity.ErrFailed, "sub differs from that of the ID token")
	}
	return said, nil
}
