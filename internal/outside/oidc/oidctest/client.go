package oidctest

import (
	"crypto/subtle"
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/go-jose/go-jose/v4"
	"github.com/go-jose/go-jose/v4/jwt"
)

// Client is a service that is registered at the broker.
type Client struct {
	ID                     string
	Secret                 string   // for client_secret_basic and client_secret_post; empty: not allowed
	Keys                   []byte   // JWKS (JSON) for private_key_jwt; empty: not allowed
	RedirectURIs           []string // compared to the letter
	PostLogoutRedirectURIs []string // compared to the letter
}

const assertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"

func (b *Broker) client(id string) (Client, bool) {
	for _, client := range b.options.Clients {
		if client.ID == id {
			return client, true
		}
	}
	return Client{}, false
}

// authenticate answers the client that sent a back-channel request. The form must have been parsed.
func (b *Broker) authenticate(r *http.Request) (Client, bool) {
	if r.PostForm.Get("client_assertion_type") == assertionType {
		return b.byAssertion(r.PostForm.Get("client_assertion"))
	}
	id, password, basic := r.BasicAuth()
	if basic {
		// Both halves are form-encoded before base64 (RFC 6749, section 2.3.1).
		var idErr, passwordErr error
		id, idErr = url.QueryUnescape(id)
		password, passwordErr = url.QueryUnescape(password)
		if idErr != nil || passwordErr != nil || (r.PostForm.Has("client_id") && r.PostForm.Get("client_id") != id) {
			return Client{}, false
		}
	} else {
		id, password = r.PostForm.Get("client_id"), r.PostForm.Get("client_secret")
	}
	client, known := b.client(id)
	if !known || client.Secret == "" || subtle.ConstantTimeCompare([]byte(password), []byte(client.Secret)) != 1 {
		return Client{}, false
	}
	return client, true
}

// byAssertion checks private_key_jwt (RFC 7523, section 3): one of the client's keys, about itself, for us, now, once.
func (b *Broker) byAssertion(text string) (Client, bool) {
	token, err := jwt.ParseSigned(text, []jose.SignatureAlgorithm{jose.RS256, jose.PS256, jose.ES256})
	if err != nil {
		return Client{}, false
	}
	var unverified jwt.Claims
	if token.UnsafeClaimsWithoutVerification(&unverified) != nil {
		return Client{}, false
	}
	client, known := b.client(unverified.Subject)
	var set jose.JSONWebKeySet
	if !known || json.Unmarshal(client.Keys, &set) != nil {
		return Client{}, false
	}
	for _, key := range set.Keys {
		var said jwt.Claims
		if id := token.Headers[0].KeyID; (id == "" || id == key.KeyID) && token.Claims(key, &said) == nil {
			return client, b.believes(client, said)
		}
	}
	return Client{}, false
}

func (b *Broker) believes(client Client, said jwt.Claims) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	audiences := []string{b.issuer, b.issuer + "/connect/token", b.issuer + "/connect/par"}
	forUs := slices.ContainsFunc(said.Audience, func(audience string) bool { return slices.Contains(audiences, audience) })
	if said.Issuer != client.ID || !forUs || said.Expiry == nil || said.ID == "" || b.used[said.ID] {
		return false
	}
	b.used[said.ID] = true
	return said.ValidateWithLeeway(jwt.Expected{Time: b.options.Now()}, 30*time.Second) == nil
}

// scopes that the broker knows; ssn makes it send a CPR number.
var scopes = []string{"openid", "mitid", "ssn", "nemlogin", "profile"}

func unknownScope(scope string) bool {
	return slices.ContainsFunc(strings.Fields(scope), func(s string) bool { return !slices.Contains(scopes, s) })
}
