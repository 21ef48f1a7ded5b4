package oidctest

import (
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
)

// request is an authorization request that was found valid.
type request struct {
	client      Client
	redirectURI string
	scope       string
	state       string
	nonce       string
	challenge   string // S256
	maxAge      int    // seconds, -1 for none
	prompt      []string
	simulation  string
	// authenticator is what a new identity shall have, with prompt=create.
	authenticator string
	requestURI    string // where it was pushed to, if it was
}

// authorize shows the page of personas, or goes on at once where the request or the person says who logs in.
func (b *Broker) authorize(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, 1<<16)
	if r.ParseForm() != nil {
		b.refuse(w, r, "the request can't be read")
		return
	}
	asked, reason := b.read(r.Form)
	if reason != "" {
		b.refuse(w, r, reason)
		return
	}
	old := b.sessionOf(r)
	switch persona, simulated, known := b.simulated(asked.simulation); {
	case simulated && !known:
		b.deny(w, r, asked, "mitid_simulation_unknown_user")
	case simulated:
		b.as(w, r, asked, persona)
	case r.Method == http.MethodPost && r.PostForm.Has("persona"):
		b.chosen(w, r, asked, r.PostForm.Get("persona"))
	case asked.enrols():
		b.enrolPage(w, asked, old)
	case slices.Contains(asked.prompt, "none") && old == nil:
		b.back(w, r, asked, []pair{{"error", "login_required"}, {"state", asked.state}, {"session_state", secret()}})
	case old != nil && !slices.Contains(asked.prompt, "login") && !slices.Contains(asked.prompt, "select_account") && b.recent(old, asked.maxAge):
		b.resume(w, r, asked, old)
	default:
		b.personaPage(w, r)
	}
}

// read answers a request, or why it is refused. A refused request never comes back to the client: the redirect address can't
// be trusted before everything else is.
func (b *Broker) read(form url.Values) (request, string) {
	asked := request{maxAge: -1}
	if uri := form.Get("request_uri"); uri != "" {
		var ok bool
		if form, ok = b.pushedForm(uri, form.Get("client_id")); !ok {
			return asked, "request_uri is unknown, used or expired"
		}
		asked.requestURI = uri
	}
	for name, values := range form {
		if len(values) != 1 {
			return asked, name + " was sent more than once"
		}
	}
	var known bool
	if asked.client, known = b.client(form.Get("client_id")); !known {
		return asked, "client_id is unknown"
	}
	if asked.redirectURI = form.Get("redirect_uri"); !slices.Contains(asked.client.RedirectURIs, asked.redirectURI) {
		return asked, "redirect_uri isn't registered"
	}
	if form.Has("request") || form.Has("claims") {
		return asked, "request objects aren't supported"
	}
	if form.Get("response_type") != "code" || (form.Has("response_mode") && form.Get("response_mode") != "query") {
		return asked, "response_type or response_mode isn't supported"
	}
	if asked.scope = form.Get("scope"); !slices.Contains(strings.Fields(asked.scope), "openid") || unknownScope(asked.scope) {
		return asked, "scope is missing or unknown"
	}
	if asked.challenge = form.Get("code_challenge"); len(asked.challenge) != 43 || form.Get("code_challenge_method") != "S256" {
		return asked, "code_challenge (S256) is missing"
	}
	if reason := b.badMitID(form); reason != "" {
		return asked, reason
	}
	if text := form.Get("max_age"); text != "" {
		seconds, err := strconv.Atoi(text)
		if err != nil || seconds < 0 {
			return asked, "max_age is no number"
		}
		asked.maxAge = seconds
	}
	asked.state, asked.nonce, asked.simulation = form.Get("state"), form.Get("nonce"), form.Get("simulation")
	asked.prompt, asked.authenticator = strings.Fields(form.Get("prompt")), form.Get("mitid_authenticator")
	return asked, b.badEnrolment(asked)
}

// badMitID checks the parameters that only the MitID broker has. A wrong value inside good JSON would fail in MitID, later.
func (b *Broker) badMitID(form url.Values) string {
	if b.options.Staff {
		return ""
	}
	if values := form.Get("idp_values"); values != "" && values != "mitid" {
		return "idp_values is unknown"
	}
	if params := form.Get("idp_params"); params != "" && !json.Valid([]byte(params)) {
		return "idp_params is no JSON"
	}
	return ""
}

// recent says whether a session is young enough for max_age.
func (b *Broker) recent(s *session, maxAge int) bool {
	return maxAge < 0 || b.options.Now().Sub(s.authTime) <= time.Duration(maxAge)*time.Second
}

// refuse ends on the broker's own error page.
func (b *Broker) refuse(w http.ResponseWriter, r *http.Request, reason string) {
	query := url.Values{"errorId": {secret()}, "reason": {reason}}
	http.Redirect(w, r, b.Issuer()+"/Error?"+query.Encode(), http.StatusFound)
}

// simulated reads simulation=no-ui uuid:<guid>. It answers whether it was asked for, and whether that person is known.
func (b *Broker) simulated(text string) (persona Persona, asked, known bool) {
	words := strings.Fields(text)
	if !slices.Contains(words, "no-ui") {
		return Persona{}, false, false
	}
	for _, p := range b.People() {
		if p.UUID != "" && slices.Contains(words, "uuid:"+p.UUID) {
			return p, true, true
		}
	}
	return Persona{}, true, false
}
