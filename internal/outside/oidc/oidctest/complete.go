package oidctest

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
)

// pair is a parameter of a callback. The broker sends them in an order of its own, and a mutation can send one twice.
type pair struct{ name, value string }

const sessionCookie = "stand-in-session"

// chosen goes on with what was pressed on the page of personas.
func (b *Broker) chosen(w http.ResponseWriter, r *http.Request, asked request, key string) {
	switch key {
	case "cancel":
		b.deny(w, r, asked, "mitid_user_aborted")
		return
	case "timeout":
		if b.options.Staff { // As Keycloak says it.
			b.back(w, r, asked, []pair{{"error", "temporarily_unavailable"}, {"error_description", "authentication_expired"}, {"state", asked.state}, {"iss", b.Issuer()}})
			return
		}
		b.deny(w, r, asked, "mitid_timeout")
		return
	}
	p, known := b.Person(key)
	if !known {
		b.refuse(w, r, "there is no such persona")
		return
	}
	b.as(w, r, asked, p)
}

// as does what was asked for, as a persona: to log in, or to enrol a separate identity.
func (b *Broker) as(w http.ResponseWriter, r *http.Request, asked request, p Persona) {
	if asked.enrols() {
		b.enrol(w, r, asked, p)
		return
	}
	b.complete(w, r, asked, p)
}

// complete logs a persona in and sends the browser back with a code.
func (b *Broker) complete(w http.ResponseWriter, r *http.Request, asked request, p Persona) {
	if p.Aborts {
		b.deny(w, r, asked, "mitid_user_aborted")
		return
	}
	s := &session{id: guid(), persona: p, authTime: b.options.Now()}
	cookie := secret()
	b.mu.Lock()
	b.sessions[cookie] = s
	b.mu.Unlock()
	path := "/"
	if issuer, err := url.Parse(b.Issuer()); err == nil && issuer.Path != "" {
		path = issuer.Path
	}
	http.SetCookie(w, &http.Cookie{
		Name: sessionCookie, Value: cookie, Path: path, HttpOnly: true, SameSite: http.SameSiteLaxMode, Secure: strings.HasPrefix(b.Issuer(), "https:"),
	})
	b.resume(w, r, asked, s)
}

// resume answers with a code for a session that exists.
func (b *Broker) resume(w http.ResponseWriter, r *http.Request, asked request, s *session) {
	b.mu.Lock()
	code := b.grantCode(asked, s)
	b.mu.Unlock()
	b.back(w, r, asked, []pair{{"code", code}, {"state", asked.state}, {"session_state", secret() + "." + secret()}, {"iss", b.Issuer()}})
}

// deny answers that the person didn't complete. The description is a code, and there is no iss.
func (b *Broker) deny(w http.ResponseWriter, r *http.Request, asked request, why string) {
	if b.options.Staff {
		b.back(w, r, asked, []pair{{"error", "access_denied"}, {"state", asked.state}, {"iss", b.Issuer()}})
		return
	}
	b.back(w, r, asked, []pair{{"error", "access_denied"}, {"error_description", why}, {"state", asked.state}, {"session_state", secret() + "." + secret()}})
}

// back redirects to the client. A pushed request is used up now and not before, so that the page can be loaded again.
func (b *Broker) back(w http.ResponseWriter, r *http.Request, asked request, parameters []pair) {
	b.mu.Lock()
	delete(b.pushed, asked.requestURI)
	for _, mutation := range b.active {
		if mutation.callback != nil {
			parameters = mutation.callback(b, asked, parameters)
		}
	}
	b.mu.Unlock()
	var query []string
	for _, p := range parameters {
		query = append(query, p.name+"="+url.QueryEscape(p.value))
	}
	mark := "?"
	if strings.Contains(asked.redirectURI, "?") {
		mark = "&"
	}
	w.Header().Set("Cache-Control", "no-store")
	http.Redirect(w, r, asked.redirectURI+mark+strings.Join(query, "&"), http.StatusFound)
}

func (b *Broker) sessionOf(r *http.Request) *session {
	cookie, err := r.Cookie(sessionCookie)
	if err != nil {
		return nil
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.sessions[cookie.Value]
}

// LogIn logs a persona in without a browser: it posts the persona to the address that a client redirected to, and answers the
// callback that the broker redirects to. The client's redirects are not followed.
func LogIn(client *http.Client, redirectURL, persona string) (*url.URL, error) {
	once := *client
	once.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	answer, err := once.PostForm(redirectURL, url.Values{"persona": {persona}})
	if err != nil {
		return nil, err
	}
	_ = answer.Body.Close() // Nothing was written to it.
	callback, err := answer.Location()
	if err != nil {
		return nil, fmt.Errorf("the broker answered %s: %w", answer.Status, err)
	}
	if strings.HasSuffix(callback.Path, "/Error") {
		return nil, errors.New("the broker refused the request: " + callback.Query().Get("reason"))
	}
	return callback, nil
}
