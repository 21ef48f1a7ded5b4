package session

import (
	"context"
	"errors"
	"net/http"
	"time"

	"tilslut/internal/onboarding/person"
)

// errNobody means that a login without a person was to begin.
var errNobody = errors.New("session: nobody to begin a session for")

// Begin opens a session under a new token, after ending the one that this browser may have, and hands the browser both
// cookies. sealed is what only the browser keeps; it must be JSON-able and, sealed, fit a cookie (ErrTooLarge). The middleware
// must have run.
func (s *Sessions) Begin(ctx context.Context, w http.ResponseWriter, l Login, sealed any) error {
	if l.Person == person.Ref("") {
		return errNobody
	}
	now, err := s.store.now(ctx)
	if err != nil {
		return err
	}
	// A name that somebody gave this browser before the login must not be the login's: always a new token.
	if err := s.scs.RenewToken(ctx); err != nil {
		return err
	}
	expires := now.Add(s.scs.Lifetime).Truncate(time.Second)
	s.scs.Put(ctx, loginKey, l)
	s.scs.SetDeadline(ctx, expires)
	box, err := s.seal(s.scs.Token(ctx), expires, sealed)
	if err != nil {
		return err
	}
	token, _, err := s.scs.Commit(ctx)
	if err != nil {
		return err
	}
	s.scs.WriteSessionCookie(ctx, w, token, expires)
	http.SetCookie(w, s.sealedCookie(box))
	w.Header().Set("Cache-Control", "no-store")
	return nil
}

// End ends the session of this request, if there is one, and takes both cookies away. The cookies go even where the table
// can't be asked; the error then says that the session may live on until it lapses.
func (s *Sessions) End(w http.ResponseWriter, r *http.Request) error {
	var err error
	if token := s.token(r); token != "" {
		err = s.store.DeleteCtx(r.Context(), hash(token))
	}
	s.Forget(w, r)
	return err
}

// Forget takes both cookies away and leaves the table alone, for a session that has lapsed.
func (s *Sessions) Forget(w http.ResponseWriter, r *http.Request) {
	s.scs.WriteSessionCookie(r.Context(), w, "", time.Time{})
	gone := s.sealedCookie("")
	gone.MaxAge = -1
	http.SetCookie(w, gone)
	w.Header().Set("Cache-Control", "no-store")
}
