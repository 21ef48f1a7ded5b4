package session

import (
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/json"
	"net/http"
)

// Waiting is a login under way from the browser's side: the name whose hash the database knows, the state that its callback must
// bring, and where the person was on the way to. It is sealed, so that not even the way is anybody's to read or to change.
type Waiting struct {
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
	// WaitingAge is how long the browser remembers an attempt, in seconds: as long as the attempt is good.
	WaitingAge = 600
)

// NewWaiting answers an attempt with a name that nobody knows yet.
func NewWaiting(to string) Waiting { return Waiting{ID: rand.Text(), To: to} }

// Hash is what the database knows the attempt by.
func (a Waiting) Hash() []byte {
	sum := sha256.Sum256([]byte(a.ID))
	return sum[:]
}

// Await hands the browser an attempt, beside those that it has: two windows may be on the way at once.
func (s *Sessions) Await(w http.ResponseWriter, r *http.Request, a Waiting) {
	s.remember(w, append([]Waiting{a}, s.remembered(r)...))
}

// Awaited answers the attempt of this browser whose state a callback brought, and takes it from the browser. It answers false,
// and takes nothing, where there is none.
func (s *Sessions) Awaited(w http.ResponseWriter, r *http.Request, state string) (this Waiting, ok bool) {
	var others []Waiting
	for _, a := range s.remembered(r) {
		if !ok && state != "" && subtle.ConstantTimeCompare([]byte(a.State), []byte(state)) == 1 {
			this, ok = a, true
			continue
		}
		others = append(others, a)
	}
	if ok {
		s.remember(w, others)
	}
	return this, ok
}

// remembered answers the attempts that this browser has under way, the latest first.
func (s *Sessions) remembered(r *http.Request) []Waiting {
	c, err := r.Cookie(s.waiting)
	if err != nil {
		return nil
	}
	plain, ok := s.sealer.Open(waitingPurpose, []byte(s.store.kind), c.Value)
	if !ok {
		return nil
	}
	var all []Waiting
	if json.Unmarshal(plain, &all) != nil {
		return nil
	}
	return all
}

// remember hands the browser its attempts, or takes the cookie away where there are none.
func (s *Sessions) remember(w http.ResponseWriter, all []Waiting) {
	c := &http.Cookie{Name: s.waiting, Path: "/", HttpOnly: true, Secure: s.scs.Cookie.Secure, SameSite: http.SameSiteLaxMode, MaxAge: -1}
	if len(all) > 0 {
		// Strings can't fail to become JSON.
		plain, _ := json.Marshal(all[:min(len(all), waitingMost)])
		c.Value, c.MaxAge = s.sealer.Seal(waitingPurpose, []byte(s.store.kind), plain), WaitingAge
	}
	http.SetCookie(w, c)
}
