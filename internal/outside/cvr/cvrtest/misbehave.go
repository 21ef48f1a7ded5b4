package cvrtest

import (
	"bytes"
	"io"
	"net/http"
	"time"
)

// Mode is a way in which the register does not behave. The zero Mode is good manners.
type Mode string

// The ways to misbehave.
const (
	Slow         Mode = "slow"         // answers after 20 seconds
	Down         Mode = "down"         // hangs up without an answer
	Unauthorized Mode = "401"          // does not know our credentials any more
	TooMany      Mode = "429"          // has had enough of us
	Unavailable  Mode = "503"          // is being mended
	Redirect     Mode = "redirect"     // sends us to another machine
	Malformed    Mode = "malformed"    // breaks off in the middle of the JSON
	HTML         Mode = "html"         // answers 200 with a web page
	Huge         Mode = "huge"         // answers 200 with over a megabyte
	OtherNumber  Mode = "other-number" // answers about another association than was asked for
	Nameless     Mode = "nameless"     // leaves the essentials out
	Partial      Mode = "partial"      // answers 200 with nothing, and says that it timed out
	WrongType    Mode = "wrong-type"   // answers 200 with nothing, as for a wrong mapping type
	TotalObject  Mode = "total-object" // hits.total as an object, as newer versions send it: no misbehaviour, just different
	slowness          = 20 * time.Second
	hugeness          = 1<<20 + 4096
)

// Manner is a mode with one line in Danish about it.
type Manner struct {
	Mode  Mode
	About string
}

// Modes answers every mode but good manners.
func Modes() []Manner {
	return []Manner{
		{Slow, "svarer først efter 20 sekunder"}, {Down, "lægger på uden at svare"}, {Unauthorized, "afviser brugernavn og adgangskode (401)"},
		{TooMany, "siger, at der spørges for tit (429)"}, {Unavailable, "er lukket (503)"}, {Redirect, "henviser til en anden maskine (302)"},
		{Malformed, "svarer med halv JSON"}, {HTML, "svarer med en webside"}, {Huge, "svarer med over 1 MB"},
		{OtherNumber, "svarer om en anden forening"}, {Nameless, "svarer uden navn og form"}, {Partial, "nåede ikke at søge færdig"},
		{WrongType, "finder aldrig noget"}, {TotalObject, "skriver antallet som nyere versioner (ingen fejl)"},
	}
}

// Misbehave makes the register behave in that way until it is told otherwise.
func (r *Register) Misbehave(mode Mode) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.mode = mode
}

// Mode answers how the register behaves now.
func (r *Register) Mode() Mode {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.mode
}

// misbehaved answers in the way of a mode that needs no documents, and whether there was one.
func misbehaved(w http.ResponseWriter, r *http.Request, mode Mode) bool {
	switch mode {
	case Slow:
		select {
		case <-r.Context().Done():
		case <-time.After(slowness):
			return false
		}
	case Down:
		if hijacker, ok := w.(http.Hijacker); ok {
			if connection, _, err := hijacker.Hijack(); err == nil {
				_ = connection.Close()
			}
		}
	case Unauthorized:
		unauthorized(w)
	case TooMany:
		w.Header().Set("Retry-After", "60")
		http.Error(w, `{"error":"too many requests","status":429}`, http.StatusTooManyRequests)
	case Unavailable:
		http.Error(w, "<html><head><title>503 Service Temporarily Unavailable</title></head></html>", http.StatusServiceUnavailable)
	case Redirect:
		http.Redirect(w, r, "http://127.0.0.1:9/somewhere-else", http.StatusFound)
	case Malformed:
		_, _ = io.WriteString(w, `{"took":3,"timed_out":false,"hits":{"total":1,"hits":[{"_source":{"Vrvirksomhed":{"cvrNummer":`)
	case HTML:
		_, _ = io.WriteString(w, "<!doctype html><title>Vedligeholdelse</title>")
	case Huge:
		_, _ = io.WriteString(w, `{"took":3,"junk":"`)
		_, _ = io.Copy(w, bytes.NewReader(bytes.Repeat([]byte("A"), hugeness)))
		_, _ = io.WriteString(w, `","hits":{"total":0,"hits":[]}}`)
	default:
		return false
	}
	return true
}

// unauthorized answers as the proxy before the register does.
func unauthorized(w http.ResponseWriter) {
	w.Header().Set("WWW-Authenticate", `Basic realm="CVR"`)
	w.Header().Set("Content-Type", "text/html")
	w.WriteHeader(http.StatusUnauthorized)
	_, _ = io.WriteString(w, "<h1>401 Authorization Required</h1>")
}
