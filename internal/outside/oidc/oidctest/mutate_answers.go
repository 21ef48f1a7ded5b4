package oidctest

import (
	"bytes"
	"fmt"
	"net/http"
	"strings"
	"time"
)

// captured is an answer that was made and not sent.
type captured struct {
	header http.Header
	body   bytes.Buffer
	status int
}

func (c *captured) Header() http.Header            { return c.header }
func (c *captured) Write(text []byte) (int, error) { return c.body.Write(text) }
func (c *captured) WriteHeader(status int)         { c.status = status }

func capture(right http.HandlerFunc, r *http.Request) *captured {
	answer := &captured{header: http.Header{}, status: http.StatusOK}
	right(answer, r)
	return answer
}

// answerMutations are what any endpoint can do wrong without knowing what it is for.
func answerMutations() []Mutation {
	var out []Mutation
	for _, part := range []string{"discovery", "keys", "pushed", "token", "userinfo"} {
		out = append(out,
			Mutation{Name: part + "-500", About: "answers 500", part: part, answer: status(http.StatusInternalServerError)},
			Mutation{Name: part + "-403", About: "answers 403", part: part, answer: status(http.StatusForbidden)},
			Mutation{Name: part + "-slow", About: "answers after the caller's patience", part: part, answer: slow},
			Mutation{Name: part + "-drip", About: "begins at once and never ends", part: part, answer: drip},
			Mutation{Name: part + "-huge", About: "answers with 2 MB", part: part, answer: huge},
			Mutation{Name: part + "-redirect", About: "redirects to the right answer", part: part, answer: elsewhere},
			Mutation{Name: part + "-malformed", About: "stops in the middle of its JSON", part: part, answer: cut},
			Mutation{Name: part + "-html", About: "answers with a page", part: part, answer: page},
			Mutation{Name: part + "-empty", About: "answers with nothing", part: part, answer: text("")},
			Mutation{Name: part + "-array", About: "answers with an array", part: part, answer: text("[]")},
		)
	}
	return out
}

type answer = func(b *Broker, w http.ResponseWriter, r *http.Request, right http.HandlerFunc)

func status(code int) answer {
	return func(_ *Broker, w http.ResponseWriter, _ *http.Request, _ http.HandlerFunc) {
		writeJSON(w, code, map[string]string{"error": "server_error"})
	}
}

func text(body string) answer {
	return func(_ *Broker, w http.ResponseWriter, _ *http.Request, _ http.HandlerFunc) {
		w.Header().Set("Content-Type", "application/json")
		_, _ = w.Write([]byte(body))
	}
}

func slow(b *Broker, w http.ResponseWriter, r *http.Request, right http.HandlerFunc) {
	select {
	case <-time.After(b.options.Slow):
		right(w, r)
	case <-r.Context().Done():
	}
}

func drip(b *Broker, w http.ResponseWriter, r *http.Request, _ http.HandlerFunc) {
	w.Header().Set("Content-Type", "application/json")
	end := time.After(b.options.Slow)
	for {
		_, _ = fmt.Fprint(w, " ")
		_ = http.NewResponseController(w).Flush()
		select {
		case <-time.After(20 * time.Millisecond):
		case <-end:
			return
		case <-r.Context().Done():
			return
		}
	}
}

// huge is right but for two megabytes of white space, which any JSON reader would read through.
func huge(_ *Broker, w http.ResponseWriter, r *http.Request, right http.HandlerFunc) {
	answer := capture(right, r)
	w.Header().Set("Content-Type", answer.header.Get("Content-Type"))
	w.WriteHeader(answer.status)
	_, _ = w.Write([]byte(strings.Repeat(" ", 2<<20)))
	_, _ = w.Write(answer.body.Bytes())
}

// elsewhere leads to the same endpoint with a mark, where the right answer waits: a client that follows gets in.
func elsewhere(b *Broker, w http.ResponseWriter, r *http.Request, right http.HandlerFunc) {
	if r.URL.Query().Has("redirected") {
		right(w, r)
		return
	}
	http.Redirect(w, r, b.Issuer()+r.URL.Path+"?redirected", http.StatusTemporaryRedirect)
}

func cut(_ *Broker, w http.ResponseWriter, r *http.Request, right http.HandlerFunc) {
	answer := capture(right, r)
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(answer.status)
	_, _ = w.Write(answer.body.Bytes()[:answer.body.Len()/2])
}

func page(_ *Broker, w http.ResponseWriter, _ *http.Request, _ http.HandlerFunc) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	_, _ = w.Write([]byte("<!doctype html><title>Driftsforstyrrelse</title><p>Vi er snart tilbage."))
}
