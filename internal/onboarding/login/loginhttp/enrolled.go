package loginhttp

import (
	"encoding/json"
	"net/http"
	"strings"

	"tilslut/internal/onboarding/person"
	"tilslut/internal/platform/session"
)

// enrolled is what a browser is handed after an enrolment: whom the broker will call by the new MitID, what it is used with, and where
// the flow was that asked for it.
type enrolled struct {
	Person person.Ref `json:"p"`
	With   string     `json:"w"`
	To     string     `json:"t"`
}

const enrolledPurpose = "login/enrolled"

// note hands the browser the outcome of an enrolment. It is sealed to the session: logging off, or in again, makes it void.
func (l *Login) note(w http.ResponseWriter, e enrolled, sessionKey string) {
	// Strings can't fail to become JSON.
	plain, _ := json.Marshal(e)
	http.SetCookie(w, &http.Cookie{
		Name: l.enrolledName(), Value: l.Keys.Seal(enrolledPurpose, []byte(sessionKey), plain), Path: "/",
		HttpOnly: true, Secure: l.secure, SameSite: http.SameSiteLaxMode, MaxAge: session.WaitingAge,
	})
}

// forgetEnrolled takes the note away, where there is one.
func (l *Login) forgetEnrolled(w http.ResponseWriter, r *http.Request) {
	if _, err := r.Cookie(l.enrolledName()); err == nil {
		http.SetCookie(w, &http.Cookie{Name: l.enrolledName(), Path: "/", HttpOnly: true, Secure: l.secure, SameSite: http.SameSiteLaxMode, MaxAge: -1})
	}
}

// Enrolled answers the separate MitID that whoever is logged in has just enrolled for the flow of this request: how it will be
// known when it logs in, and its authenticator ("app", "display", "reader" or "chip"). It stands for ten minutes, in the session that began the
// enrolment, and below the first two parts of the address that the enrolment led back to (/setup/7/… for /setup/7/own), so that what
// was enrolled for one association isn't taken for another's. It says nothing about whether the flow has used it.
func (l *Login) Enrolled(r *http.Request) (ref person.Ref, authenticator string, ok bool) {
	if _, here := l.Session(r.Context()); !here {
		return "", "", false
	}
	c, err := r.Cookie(l.enrolledName())
	if err != nil {
		return "", "", false
	}
	plain, ok := l.Keys.Open(enrolledPurpose, []byte(l.Sessions.Key(r.Context())), c.Value)
	var e enrolled
	if !ok || json.Unmarshal(plain, &e) != nil || e.Person == "" || flowOf(e.To) != flowOf(r.URL.EscapedPath()) {
		return "", "", false
	}
	return e.Person, e.With, true
}

// flowOf answers the first two parts of an own path: /setup/7 of /setup/7/own?x=1.
func flowOf(path string) string {
	path, _, _ = strings.Cut(path, "?")
	path, _, _ = strings.Cut(path, "#")
	parts := strings.SplitN(path, "/", 4)
	return strings.Join(parts[:min(3, len(parts))], "/")
}
