package loginhttp

import (
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/json"
	"net/http"

	"tilslut/internal/platform/session"
)

// waiting is an attempt from the browser's side: the name whose hash the database knows, the state that its callback must
// bring, and where the person was on the way to. It is sealed, so that not even the way is anybody's to read or to change.
type waiting struct {
	ID    string `json:"i"`
	State string `json:"s"`
	To    string `json:"t"`

	// With is the authenticator of the separate MitID that is being enrolled, "" for a login. Session is the one that began it.
	With    string `json:"w,omitempty"`
	Session string `json:"k,omitempty"`
}

const (
	waitingPurpose = "login/waiting"
	// waitingMost is how many attempts a browser can have under way: more would not fit the cookie.
	waitingMost = 3
	// waitingAge is how long the cookie lives, in seconds: as long as an attempt.
	waitingAge = 600
)

func newID() string { return rand.Text() }

// hash is what the database knows the attempt by.
func (a waiting) hash() []byte {
	sum := sha256.Sum256([]byte(a.ID))
	return sum[:]
}

// remembered answers the attempts that this browser has under way, the latest first.
func (l *Login) remembered(r *http.Request) []waiting {
	c, err := r.Cookie(l.waitingName())
	if err != nil {
		return nil
	}
	plain, ok := l.Keys.Open(waitingPurpose, nil, c.Value)
	if !ok {
		return nil
	}
	var all []waiting
	if json.Unmarshal(plain, &all) != nil {
		return nil
	}
	return all
}

// remember hands the browser its attempts, or takes the cookie away where there are none.
func (l *Login) remember(w http.ResponseWriter, all []waiting) {
	c := &http.Cookie{Name: l.waitingName(), Path: "/", HttpOnly: true, Secure: l.secure, SameSite: http.SameSiteLaxMode, MaxAge: -1}
	if len(all) > 0 {
		// Strings can't fail to become JSON.
		plain, _ := json.Marshal(all[:min(len(all), waitingMost)])
		c.Value, c.MaxAge = l.Keys.Seal(waitingPurpose, nil, plain), waitingAge
	}
	http.SetCookie(w, c)
}

// pick answers the attempt whose state a callback brought, and the others.
func pick(all []waiting, state string) (this waiting, others []waiting, ok bool) {
	for _, a := range all {
		if !ok && state != "" && subtle.ConstantTimeCompare([]byte(a.State), []byte(state)) == 1 {
			this, ok = a, true
			continue
		}
		others = append(others, a)
	}
	return this, others, ok
}

func (l *Login) waitingName() string { return session.CookieName(l.Origin, "", "login") }
