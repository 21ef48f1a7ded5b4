package oidc

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"math"
	"strconv"
	"strings"
	"time"
)

// claims is a JSON object by its literal names. What isn't asked for by name is never read further than this.
type claims map[string]json.RawMessage

const maxClaims = 200 // A broker sends twenty or thirty.

var errBadClaims = errors.New("not an object of claims")

// decodeClaims reads one JSON object. Unlike encoding/json into a struct it takes names by the letter, and refuses an object
// that says something twice: two readers of such a token could read two different people.
func decodeClaims(text []byte) (claims, error) {
	in := json.NewDecoder(bytes.NewReader(text))
	if open, err := in.Token(); err != nil || open != json.Delim('{') {
		return nil, errBadClaims
	}
	out := claims{}
	for in.More() {
		name, err := in.Token()
		if err != nil {
			return nil, errBadClaims
		}
		key, ok := name.(string)
		var value json.RawMessage
		if !ok || in.Decode(&value) != nil || len(out) >= maxClaims {
			return nil, errBadClaims
		}
		if _, twice := out[key]; twice {
			return nil, errBadClaims
		}
		out[key] = value
	}
	if _, err := in.Token(); err != nil {
		return nil, errBadClaims
	}
	if _, err := in.Token(); !errors.Is(err, io.EOF) {
		return nil, errBadClaims
	}
	return out, nil
}

// text answers a claim that must be a JSON string.
func (c claims) text(name string) (string, bool) {
	var s *string
	if json.Unmarshal(c[name], &s) != nil || s == nil {
		return "", false
	}
	return *s, true
}

// texts answers a claim's values, whatever type they arrived as: string, number, boolean, or an array of these. Empty
// strings, null and objects are no values.
func (c claims) texts(name string) []string {
	raw, ok := c[name]
	if !ok {
		return nil
	}
	in := json.NewDecoder(bytes.NewReader(raw))
	in.UseNumber()
	var value any
	if in.Decode(&value) != nil {
		return nil
	}
	if many, ok := value.([]any); ok {
		var out []string
		for _, one := range many {
			out = append(out, scalar(one)...)
		}
		return out
	}
	return scalar(value)
}

func scalar(value any) []string {
	switch v := value.(type) {
	case string:
		if v = strings.TrimSpace(v); v != "" {
			return []string{v}
		}
	case json.Number:
		return []string{v.String()}
	case bool:
		return []string{strconv.FormatBool(v)}
	}
	return nil
}

// instant answers a claim that is a time: seconds since 1970 as a JSON number, as the ID token's own times must be.
func (c claims) instant(name string) (time.Time, bool) {
	var seconds *float64
	if json.Unmarshal(c[name], &seconds) != nil || seconds == nil {
		return time.Time{}, false
	}
	return fromSeconds(*seconds)
}

func fromSeconds(seconds float64) (time.Time, bool) {
	if math.IsNaN(seconds) || seconds < 1 || seconds > 1<<36 {
		return time.Time{}, false
	}
	return time.Unix(int64(seconds), 0), true
}

// parseInstant reads a time as brokers write it: seconds since 1970, perhaps as a string, or an ISO 8601 instant, which
// without an offset is UTC.
func parseInstant(text string) (time.Time, bool) {
	if seconds, err := strconv.ParseFloat(text, 64); err == nil {
		return fromSeconds(seconds)
	}
	for _, layout := range []string{time.RFC3339Nano, "2006-01-02T15:04:05.999999999"} {
		if t, err := time.Parse(layout, text); err == nil {
			return t, t.Unix() > 0
		}
	}
	return time.Time{}, false
}
