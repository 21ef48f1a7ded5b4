package loginhttp

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"

	"github.com/go-chi/chi/v5"

	"tilslut/internal/onboarding/identity"
	"tilslut/internal/onboarding/login"
	"tilslut/internal/onboarding/person"
	"tilslut/internal/platform/i18n"
	"tilslut/internal/platform/page"
	"tilslut/internal/platform/session"
	"tilslut/web/loginpage"
)

var (
	errOtherSession       = errors.New("the enrolment was begun in another session than this one, or in one that is over")
	errAnother            = errors.New("name or date of birth is not that of whoever began the enrolment")
	errOtherAuthenticator = errors.New("the new MitID has another authenticator than was asked for")
	errNotNew             = errors.New("the broker made no new MitID: this one has been seen before")
)

// enrollable are what a separate MitID can have, in identity's words.
var enrollable = []string{"app", "display", "reader", "chip"}

// enrol sends whoever is logged in to the broker, to make a separate MitID. Like start it writes the attempt's row and nothing else.
func (l *Login) enrol(w http.ResponseWriter, r *http.Request) error {
	to, with := login.ReturnTo(r.URL.Query().Get("to")), r.URL.Query().Get("with")
	if _, ok := l.Session(r.Context()); !ok {
		return l.turnAway(w, r, to)
	}
	if !slices.Contains(enrollable, with) {
		return l.enrolFailed(w, r, login.NotOffered, session.Waiting{To: to}, identity.ErrNotOffered)
	}
	this := session.NewWaiting(to)
	this.With, this.Session = with, l.Sessions.Key(r.Context())
	address, attempt, err := l.Broker.Enrol(r.Context(), identity.EnrolOptions{Language: string(i18n.From(r.Context())), Authenticator: with})
	if err != nil {
		return l.enrolFailed(w, r, login.ProblemOf(err), this, err)
	}
	this.State = attempt.State
	if err := l.Store.Keep(r.Context(), this.Hash(), login.Attempt(attempt)); err != nil {
		return err
	}
	l.Sessions.Await(w, r, this)
	return page.Away(w, address)
}

// finishEnrolment is the callback of an enrolment. Whatever comes back, it opens no session and changes none: who is logged in stays
// logged in, and nobody else is. What it hands out is a note to this browser, good in this session and for the flow that asked.
func (l *Login) finishEnrolment(w http.ResponseWriter, r *http.Request, this session.Waiting, attempt login.Attempt) error {
	now, ok := r.Context().Value(seenKey{}).(seen)
	if !ok || this.Session == "" || this.Session != l.Sessions.Key(r.Context()) {
		return l.enrolFailed(w, r, login.SessionLost, this, errOtherSession)
	}
	who, err := l.Broker.Finish(r.Context(), r.URL.Query(), identity.Attempt(attempt))
	switch {
	case err != nil:
		return l.enrolFailed(w, r, login.ProblemOf(err), this, err)
	case who.Level < identity.Substantial:
		return l.enrolFailed(w, r, login.LevelTooLow, this, errLevel)
	case !samePerson(now.identity, who.Identity):
		return l.enrolFailed(w, r, login.AnotherPerson, this, errAnother)
	case who.Authenticator != "" && who.Authenticator != this.With:
		return l.enrolFailed(w, r, login.Failed, this, errOtherAuthenticator)
	}
	ref, fresh, err := l.Store.NewPerson(r.Context(), l.Keys.PersonCodes(who.Issuer, who.Subject))
	if err != nil {
		return err
	}
	// One that was seen before may be the person's private MitID, or the separate one of another association.
	if !fresh {
		return l.enrolFailed(w, r, login.Failed, this, errNotNew)
	}
	l.note(w, enrolled{Person: ref, With: this.With, To: this.To}, this.Session)
	l.Log.InfoContext(r.Context(), "enrolment", "outcome", "ok", "person", string(now.session.Person), "reference", page.Reference(r.Context()))
	return page.Redirect(w, r, login.ReturnTo(this.To))
}

// samePerson compares two logins. Protected people share one placeholder for a name: the date of birth tells them apart then.
func samePerson(a, b identity.Identity) bool {
	return a.BirthDate == b.BirthDate && a.Protected == b.Protected && person.SameName(a.Name, b.Name)
}

// enrolFailed is failed for an enrolment: the page is another, since its reader is logged in and stays so.
func (l *Login) enrolFailed(w http.ResponseWriter, r *http.Request, p login.Problem, this session.Waiting, err error) error {
	l.Log.InfoContext(r.Context(), "enrolment", "outcome", string(p), "err", err, "reference", page.Reference(r.Context()))
	w.Header().Set("Cache-Control", "no-store")
	return page.Redirect(w, r, "/login/enrol/problem/"+string(p)+"?"+url.Values{"to": {this.To}, "with": {this.With}}.Encode())
}

// enrolProblem says what happened to an enrolment and what to do about it.
func (l *Login) enrolProblem(w http.ResponseWriter, r *http.Request) error {
	p, ok := login.ParseEnrolProblem(chi.URLParam(r, "problem"))
	if !ok {
		return login.ErrNoProblem
	}
	show := loginpage.EnrolProblemPage{Problem: p, To: login.ReturnTo(r.URL.Query().Get("to"))}
	if with := r.URL.Query().Get("with"); slices.Contains(enrollable, with) && p != login.NotOffered {
		show.With = with
	}
	return page.Render(w, r, statuses[p], loginpage.EnrolProblem(show))
}

// turnAway sends somebody who isn't logged in to the login and back to to, or answers that nobody knows who is here.
func (l *Login) turnAway(w http.ResponseWriter, r *http.Request, to string) error {
	if err := l.Sessions.Err(r.Context()); err != nil {
		return fmt.Errorf("%w: %w", login.ErrUnknown, err)
	}
	address := "/login"
	if l.Sessions.Lapsed(r.Context()) {
		address = "/login/expired"
		l.Sessions.Forget(w, r)
	}
	w.Header().Set("Cache-Control", "no-store")
	return page.Redirect(w, r, address+"?"+url.Values{"to": {to}}.Encode())
}

func (l *Login) enrolledName() string { return session.CookieName(l.Origin, "", "enrolled") }
