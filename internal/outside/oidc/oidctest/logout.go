package oidctest

import (
	"net/http"
	"net/url"
	"slices"

	"github.com/go-jose/go-jose/v4"
	"github.com/go-jose/go-jose/v4/jwt"
)

// endSession ends the broker's own session (OpenID Connect RP-Initiated Logout 1.0). Without a usable id_token_hint the person
// stays here and never returns, as with the real broker; Options.LogoutWithoutHint takes client_id instead.
func (b *Broker) endSession(w http.ResponseWriter, r *http.Request) {
	if cookie, err := r.Cookie(sessionCookie); err == nil {
		b.mu.Lock()
		delete(b.sessions, cookie.Value)
		b.mu.Unlock()
	}
	_ = r.ParseForm() // What can't be read isn't there.
	client, ok := b.leaving(r.Form)
	to := r.Form.Get("post_logout_redirect_uri")
	if !ok || !slices.Contains(client.PostLogoutRedirectURIs, to) {
		b.loggedOutPage(w)
		return
	}
	target, err := url.Parse(to)
	if err != nil {
		b.loggedOutPage(w)
		return
	}
	if state := r.Form.Get("state"); state != "" {
		query := target.Query()
		query.Set("state", state)
		target.RawQuery = query.Encode()
	}
	http.Redirect(w, r, target.String(), http.StatusFound)
}

// leaving answers the client that the person leaves. An expired ID token will do: it lives for five minutes.
func (b *Broker) leaving(form url.Values) (Client, bool) {
	hint := form.Get("id_token_hint")
	if hint == "" && b.options.LogoutWithoutHint {
		return b.client(form.Get("client_id"))
	}
	token, err := jwt.ParseSigned(hint, []jose.SignatureAlgorithm{jose.RS256})
	if err != nil {
		return Client{}, false
	}
	b.mu.Lock()
	keys := append(slices.Clone(b.retired), b.key)
	b.mu.Unlock()
	for _, key := range keys {
		var said jwt.Claims
		if token.Claims(key.private.Public(), &said) == nil && len(said.Audience) == 1 {
			return b.client(said.Audience[0])
		}
	}
	return Client{}, false
}
