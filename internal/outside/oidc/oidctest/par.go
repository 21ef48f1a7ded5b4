package oidctest

import (
	"net/http"
	"net/url"
	"time"
)

// pushed is an authorization request that came over the back channel (RFC 9126).
type pushed struct {
	form    url.Values
	expires time.Time
}

const (
	pushedLife   = 600 * time.Second
	pushedPrefix = "urn:ietf:params:oauth:request_uri:"
)

func (b *Broker) push(w http.ResponseWriter, r *http.Request) {
	form, client, ok := b.backChannel(w, r)
	if !ok {
		return
	}
	delete(form, "client_secret")
	delete(form, "client_assertion")
	delete(form, "client_assertion_type")
	form.Set("client_id", client.ID)
	if form.Has("request_uri") {
		oauthError(w, "invalid_request")
		return
	}
	if _, reason := b.read(form); reason != "" {
		oauthError(w, "invalid_request")
		return
	}
	uri := pushedPrefix + hexText(32)
	b.mu.Lock()
	b.pushed[uri] = &pushed{form: form, expires: b.options.Now().Add(pushedLife)}
	answer := map[string]any{"request_uri": uri, "expires_in": int(pushedLife.Seconds())}
	for _, mutation := range b.active {
		if mutation.pushed != nil {
			mutation.pushed(b, answer)
		}
	}
	b.mu.Unlock()
	writeJSON(w, http.StatusCreated, answer)
}

// pushedForm answers a request by its reference, for the client that pushed it.
func (b *Broker) pushedForm(uri, clientID string) (url.Values, bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	p := b.pushed[uri]
	if p == nil || b.options.Now().After(p.expires) || p.form.Get("client_id") != clientID {
		return nil, false
	}
	return p.form, true
}

// backChannel reads the form of a client's own request and authenticates the client, or answers why not.
func (b *Broker) backChannel(w http.ResponseWriter, r *http.Request) (url.Values, Client, bool) {
	r.Body = http.MaxBytesReader(w, r.Body, 1<<16)
	if r.ParseForm() != nil {
		oauthError(w, "invalid_request")
		return nil, Client{}, false
	}
	client, ok := b.authenticate(r)
	if !ok {
		oauthError(w, "invalid_client")
		return nil, Client{}, false
	}
	return r.PostForm, client, true
}

// oauthError answers a bare error code, as the broker does.
func oauthError(w http.ResponseWriter, code string) {
	writeJSON(w, http.StatusBadRequest, map[string]string{"error": code})
}
