package session

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"net/http"
)

// tokenSize is the length of scs's tokens in characters: 32 random bytes.
const tokenSize = 43

// Middleware finds the session of each request. A request without a cookie costs nothing; one with a session's cookie is
// answered by a page that no cache keeps. Where the table can't be asked the request goes on as nobody's: see Err.
func (s *Sessions) Middleware(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Add("Vary", "Cookie")
		token := s.token(r)
		var st state
		ctx, err := s.scs.Load(r.Context(), token)
		if err != nil {
			st.err = err
			// Without a token there is nothing to ask the table, so that this can't fail.
			ctx, _ = s.scs.Load(r.Context(), "")
		}
		switch _, alive := s.scs.Get(ctx, loginKey).(Login); {
		case alive:
			st.key = hash(token)
			w.Header().Set("Cache-Control", "no-store")
		case token != "" && st.err == nil:
			st.lapsed = true
		}
		next.ServeHTTP(w, r.WithContext(context.WithValue(ctx, stateKey{s}, st)))
	})
}

// token answers what could be a session's token, "" for nothing: what was never one need not be looked up.
func (s *Sessions) token(r *http.Request) string {
	c, err := r.Cookie(s.scs.Cookie.Name)
	if err != nil || len(c.Value) != tokenSize {
		return ""
	}
	return c.Value
}

// hash is how scs names a token in the store.
func hash(token string) string {
	sum := sha256.Sum256([]byte(token))
	return base64.RawURLEncoding.EncodeToString(sum[:])
}
