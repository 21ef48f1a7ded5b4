package oidc

import (
	"context"
	"encoding/json"
	"net/http"
	"net/url"

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
	got, err := c.do(ctx, http.MethodPost, b.meta.PushedEndpoint, query, c.basic)
	if err != nil {
		return nil, down(err.Error())
	}
	// The standard says 201; some brokers say 200.
	if got.status != http.StatusCreated && got.status != http.StatusOK {
		return nil, down(statusText(got.status))
	}
	var pushed struct {
		RequestURI string `json:"request_uri"`
	}
	if json.Unmarshal(got.body, &pushed) != nil || pushed.RequestURI == "" || len(pushed.RequestURI) > 2048 {
		return nil, down("the answer can't be used")
	}
	return url.Values{"client_id": {c.config.ClientID}, "request_uri": {pushed.RequestURI}}, nil
}
