package oidc

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"strings"

	"tilslut/internal/onboarding/identity"
)

// push sends the authorization request to the broker over the back channel (RFC 9126), so that the browser carries only a
// reference to it. It answers the parameters that are left for the browser.
func (c *Client) push(ctx context.Context, b *broker, query url.Values) (url.Values, error) {
	down := func(what string) error { return refuse(identity.ErrBrokerDown, "pushed request: "+what) }
	proof, err := c.proof(b)
	if err != nil {
		return nil, down("our own key can't sign")
	}
	for name, values := range proof {
		query[name] = values
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, b.meta.PushedEndpoint, strings.NewReader(query.Encode()))
	if err != nil {
		return nil, down("the endpoint is no address")
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Accept", "application/json")
	c.basic(r)
	answer, err := c.http.Do(r)
	if err != nil {
		return nil, down(describe(err))
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		return nil, down(describe(err))
	}
	// The standard says 201; some brokers say 200.
	if answer.StatusCode != http.StatusCreated && answer.StatusCode != http.StatusOK {
		return nil, down("status " + http.StatusText(answer.StatusCode))
	}
	var pushed struct {
		RequestURI string `json:"request_uri"`
	}
	if json.Unmarshal(text, &pushed) != nil || pushed.RequestURI == "" || len(pushed.RequestURI) > 2048 {
		return nil, down("the answer can't be used")
	}
	return url.Values{"client_id": {c.config.ClientID}, "request_uri": {pushed.RequestURI}}, nil
}
