package session

import (
	"bytes"
	"compress/flate"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strconv"
	"time"
)

// ErrTooLarge means that what is to be sealed would not fit a cookie.
var ErrTooLarge = errors.New("session: too much to seal into a cookie")

const (
	sealPurpose = "session/identity"
	// maxCookie leaves room for name and attributes in the 4,096 bytes that every browser keeps of a cookie.
	maxCookie = 3800
	// maxOpened bounds what a seal of our own may grow to.
	maxOpened = 64 << 10
)

// seal packs what the browser keeps: JSON, deflated, since it may hold many CVR numbers, and sealed to this session alone.
func (s *Sessions) seal(token string, expires time.Time, v any) (string, error) {
	plain, err := json.Marshal(v)
	if err != nil {
		return "", err
	}
	var packed bytes.Buffer
	z, err := flate.NewWriter(&packed, flate.BestCompression)
	if err != nil {
		return "", err
	}
	if _, err := z.Write(plain); err != nil {
		return "", err
	}
	if err := z.Close(); err != nil {
		return "", err
	}
	box := s.sealer.Seal(sealPurpose, bound(token, expires), packed.Bytes())
	if len(box) > maxCookie {
		return "", ErrTooLarge
	}
	return box, nil
}

// Unseal opens what Begin sealed into this browser's cookie. It answers false where the session is not the one it was sealed in,
// or is over, or the cookie is missing or changed.
func (s *Sessions) Unseal(r *http.Request, into any) bool {
	ctx := r.Context()
	if _, alive := s.Current(ctx); !alive {
		return false
	}
	c, err := r.Cookie(s.sealed)
	if err != nil {
		return false
	}
	packed, ok := s.sealer.Open(sealPurpose, bound(s.scs.Token(ctx), s.scs.Deadline(ctx)), c.Value)
	if !ok {
		return false
	}
	plain, err := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(packed)), maxOpened))
	return err == nil && json.Unmarshal(plain, into) == nil
}

// bound is what a seal is tied to: the session's token and its expiry.
func bound(token string, expires time.Time) []byte {
	return []byte(hash(token) + "." + strconv.FormatInt(expires.Unix(), 10))
}

func (s *Sessions) sealedCookie(box string) *http.Cookie {
	return &http.Cookie{
		Name: s.sealed, Value: box, Path: "/", HttpOnly: true, SameSite: http.SameSiteLaxMode, Secure: s.scs.Cookie.Secure,
	}
}
