package oidc

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"regexp"
	"slices"
	"strings"
	"time"

	gooidc "github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"

	"tilslut/internal/onboarding/identity"
)

const (
	// leeway is how far the broker's clock may be from ours, either way.
	leeway = 30 * time.Second
	// maxTokenAge is how long ago an ID token may have been issued: it comes straight from the token endpoint.
	maxTokenAge = 5 * time.Minute
	maxSubject  = 255 // characters; OpenID Connect Core, section 2
)

// compact is the only form of an ID token: the JSON forms of JWS have unsigned headers.
var compact = regexp.MustCompile(`^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$`)

// verify answers the claims of an ID token that is signed by the broker, for us, for this attempt, and now.
func (c *Client) verify(ctx context.Context, b *broker, tokens *oauth2.Token, nonce string) (claims, error) {
	raw, ok := tokens.Extra("id_token").(string)
	if !ok || !compact.MatchString(raw) {
		return nil, refuse(identity.ErrFailed, "id token: none, or not in compact form")
	}
	if !plainType(raw) {
		return nil, refuse(identity.ErrFailed, "id token: another kind of token")
	}
	token, err := b.verifier.Verify(gooidc.ClientContext(ctx, c.http), raw)
	if err != nil {
		return nil, notVerified(err)
	}
	var text json.RawMessage
	if err := token.Claims(&text); err != nil {
		return nil, refuse(identity.ErrFailed, "id token: no claims")
	}
	said, err := decodeClaims(text)
	if err != nil {
		return nil, refuse(identity.ErrFailed, "id token: the claims are not one object without repetitions")
	}
	if reason := c.wrongClaim(said, nonce); reason != "" {
		return nil, refuse(identity.ErrFailed, "id token: "+reason)
	}
	if said["at_hash"] != nil && token.VerifyAccessToken(tokens.AccessToken) != nil {
		return nil, refuse(identity.ErrFailed, "id token: at_hash differs")
	}
	return said, nil
}

// plainType says whether the header's typ lets this be an ID token: a logout token or a JWT access token says otherwise.
func plainType(raw string) bool {
	head, _, _ := strings.Cut(raw, ".")
	text, err := base64.RawURLEncoding.DecodeString(head)
	if err != nil {
		return false
	}
	header, err := decodeClaims(text)
	if err != nil {
		return false
	}
	typ, ok := header.text("typ")
	return header["typ"] == nil || (ok && strings.EqualFold(typ, "JWT"))
}

// notVerified sorts the library's errors. Its texts quote the token's claims, so only what kind it was is said.
func notVerified(err error) error {
	var expired *gooidc.TokenExpiredError
	switch text := err.Error(); {
	// The library loses the wrapped error here; its tests and ours hold it to this text.
	case strings.Contains(text, "fetching keys"):
		return refuse(identity.ErrBrokerDown, "keys: they can't be had")
	case strings.Contains(text, "verify signature"), strings.Contains(text, "malformed jwt"):
		return refuse(identity.ErrFailed, "id token: signature or algorithm")
	case errors.As(err, &expired):
		return refuse(identity.ErrFailed, "id token: expired")
	}
	return refuse(identity.ErrFailed, "id token: issuer, audience or times")
}

// wrongClaim says what the library doesn't look at, or reads by names that differ in case. The answer is "" when all is well.
func (c *Client) wrongClaim(said claims, nonce string) string {
	now := c.config.Now()
	if issuer, ok := said.text("iss"); !ok || issuer != c.config.Issuer {
		return "iss differs"
	}
	if subject, ok := said.text("sub"); !ok || subject == "" || len(subject) > maxSubject {
		return "no usable sub"
	}
	audience := said.texts("aud")
	party, stated := said.text("azp")
	switch {
	case len(audience) == 0 || !slices.Contains(audience, c.config.ClientID):
		return "aud differs"
	case len(audience) > 1 && !stated:
		return "several audiences and no azp"
	case said["azp"] != nil && (!stated || party != c.config.ClientID):
		return "azp differs"
	}
	if got, ok := said.text("nonce"); !ok || nonce == "" || !sameSecret(got, nonce) {
		return "nonce differs"
	}
	if expiry, ok := said.instant("exp"); !ok || now.After(expiry.Add(leeway)) {
		return "expired"
	}
	if issued, ok := said.instant("iat"); !ok || issued.After(now.Add(leeway)) || now.Sub(issued) > maxTokenAge+leeway {
		return "iat is missing, in the future or long ago"
	}
	if notBefore, ok := said.instant("nbf"); said["nbf"] != nil && (!ok || notBefore.After(now.Add(leeway))) {
		return "nbf is in the future"
	}
	return ""
}
