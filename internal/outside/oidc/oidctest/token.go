package oidctest

import (
	"crypto/sha256"
	"encoding/base64"
	"maps"
	"net/http"
	"net/url"
	"time"
)

// grant is what a code stands for.
type grant struct {
	request
	session *session
	code    string
	bearer  string // the access token, once the code was redeemed
	expires time.Time
	used    bool
	loose   bool // a mutation: redeem it for whoever asks
}

const (
	codeLife    = time.Minute
	idTokenLife = 300 * time.Second
	bearerLife  = time.Hour
)

// grantCode makes a code. The caller holds the lock.
func (b *Broker) grantCode(asked request, s *session) string {
	g := &grant{request: asked, session: s, code: secret() + secret(), expires: b.options.Now().Add(codeLife)}
	b.grants[g.code] = g
	b.record(g.code)
	return g.code
}

func (b *Broker) token(w http.ResponseWriter, r *http.Request) {
	form, client, ok := b.backChannel(w, r)
	if !ok {
		return
	}
	if form.Get("grant_type") != "authorization_code" {
		oauthError(w, "unsupported_grant_type")
		return
	}
	b.mu.Lock()
	g := b.redeem(form, client)
	if g == nil {
		b.mu.Unlock()
		oauthError(w, "invalid_grant")
		return
	}
	answer := b.tokens(g)
	b.mu.Unlock()
	writeJSON(w, http.StatusOK, answer)
}

// redeem answers the grant of a code that is known, unused, this client's, and asked for by whoever holds the verifier. A code
// that comes twice takes back what it gave (RFC 6749, section 4.1.2). The caller holds the lock.
func (b *Broker) redeem(form url.Values, client Client) *grant {
	g := b.grants[form.Get("code")]
	if g == nil {
		return nil
	}
	if g.used {
		delete(b.bearers, g.bearer)
		return nil
	}
	challenge := sha256.Sum256([]byte(form.Get("code_verifier")))
	bound := g.challenge == base64.RawURLEncoding.EncodeToString(challenge[:]) && g.redirectURI == form.Get("redirect_uri") && g.client.ID == client.ID
	if b.options.Now().After(g.expires) || !(bound || g.loose) {
		return nil
	}
	g.used = true
	return g
}

// tokens makes the answer of the token endpoint. The caller holds the lock.
func (b *Broker) tokens(g *grant) map[string]any {
	g.bearer = hexText(32)
	b.bearers[g.bearer] = g
	said := b.idTokenClaims(g)
	for _, mutation := range b.active {
		if mutation.claims != nil {
			mutation.claims(b, said)
		}
	}
	sign := func(said map[string]any) string { return b.key.sign(b.key.header(), said) }
	for _, mutation := range b.active {
		if mutation.sign != nil {
			sign = func(said map[string]any) string { return mutation.sign(b, g, maps.Clone(said)) }
		}
	}
	answer := map[string]any{
		"id_token": sign(said), "access_token": g.bearer, "expires_in": int(bearerLife.Seconds()), "token_type": "Bearer", "scope": g.scope,
	}
	for _, mutation := range b.active {
		if mutation.tokens != nil {
			mutation.tokens(b, answer)
		}
	}
	idToken, _ := answer["id_token"].(string)
	b.record(g.bearer, idToken)
	return answer
}
