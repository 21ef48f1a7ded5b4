package loginhttp

import (
	"errors"
	"net/http"

	"tilslut/internal/onboarding/identity"
	"tilslut/internal/onboarding/login"
	"tilslut/internal/platform/page"
	"tilslut/internal/platform/session"
)

var (
	errNotBegunHere = errors.New("the callback's state is none that this browser began")
	errUsed         = errors.New("the attempt has been used, or was never noted")
	errLate         = errors.New("the attempt was begun more than ten minutes ago")
	errLevel        = errors.New("the level is below substantial")
)

// callback is where the broker sends the browser back to. The attempt is used up before the broker is asked, so that of two
// callbacks one is too late. Everything that identifies somebody stays in this function, but for the seal.
func (l *Login) callback(w http.ResponseWriter, r *http.Request) error {
	w.Header().Set("Cache-Control", "no-store")
	query := r.URL.Query()
	this, ok := l.Sessions.Awaited(w, r, query.Get("state"))
	if !ok {
		return l.stray(w, r)
	}
	attempt, found, inTime, err := l.Store.Take(r.Context(), this.Hash())
	switch {
	case err != nil:
		return err
	case !found:
		return l.stopped(w, r, login.SessionLost, this, errUsed)
	case !inTime:
		return l.stopped(w, r, login.TimedOut, this, errLate)
	case this.With != "":
		return l.finishEnrolment(w, r, this, attempt)
	}
	who, err := l.Broker.Finish(r.Context(), query, identity.Attempt(attempt))
	if err != nil {
		return l.failed(w, r, login.ProblemOf(err), this.To, err)
	}
	if who.Level < identity.Substantial {
		return l.failed(w, r, login.LevelTooLow, this.To, errLevel)
	}
	ref, err := l.Store.Person(r.Context(), l.Keys.PersonCodes(who.Issuer, who.Subject))
	if err != nil {
		return err
	}
	opened := login.Session{Person: ref, Level: int(who.Level), AuthTime: who.AuthTime}
	if err := l.Sessions.Begin(r.Context(), w, session.Login(opened), fitting(who.Identity)); err != nil {
		return err
	}
	l.Log.InfoContext(r.Context(), "login", "outcome", "ok", "person", string(ref), "level", opened.Level, "reference", page.Reference(r.Context()))
	return page.Redirect(w, r, login.ReturnTo(this.To))
}

// stopped ends an attempt before the broker was asked.
func (l *Login) stopped(w http.ResponseWriter, r *http.Request, p login.Problem, this session.Waiting, err error) error {
	if this.With != "" {
		return l.enrolFailed(w, r, p, this, err)
	}
	return l.failed(w, r, p, this.To, err)
}

// stray answers a callback that no attempt of this browser waits for: gone back to, reloaded, or somebody else's. Who is logged in
// anyway goes on; nobody gets a session here.
func (l *Login) stray(w http.ResponseWriter, r *http.Request) error {
	if _, ok := l.Session(r.Context()); ok {
		return page.Redirect(w, r, login.Home)
	}
	return l.failed(w, r, login.SessionLost, login.Home, errNotBegunHere)
}

// fitMost is how many CVR numbers are sealed at most, so that the seal fits a cookie. Who may sign for more connects an
// association of the rest by the register, like anybody else.
const fitMost = 300

func fitting(who identity.Identity) identity.Identity {
	who.Represents = who.Represents[:min(len(who.Represents), fitMost)]
	return who
}
