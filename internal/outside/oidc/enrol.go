package oidc

import (
	"context"
	"net/url"
	"slices"
	"strings"

	"tilslut/internal/onboarding/identity"
)

// Enrol answers the address at the broker where the person makes a separate MitID with the authenticator, and the attempt to keep
// until they come back. Finish finishes it like a login; that the one who comes back is the one who left is the caller's to check.
// Errors: ErrNotOffered, ErrBrokerDown.
func (c *Client) Enrol(ctx context.Context, o EnrolOptions) (redirectURL string, attempt Attempt, err error) {
	word := c.config.Profile.Enrol.Authenticators[o.Authenticator]
	if word == "" {
		return "", Attempt{}, refuse(identity.ErrNotOffered, "enrolment: the profile doesn't say how")
	}
	b, err := c.broker(ctx)
	if err != nil {
		return "", Attempt{}, err
	}
	// Whoever lists the prompts lists them all; who lists none may know this one.
	if b.meta.Prompts != nil && !slices.Contains(b.meta.Prompts, "create") {
		return "", Attempt{}, refuse(identity.ErrNotOffered, "enrolment: discovery doesn't list prompt=create")
	}
	return c.begin(ctx, b, func(a Attempt) url.Values {
		query := c.request(StartOptions{Language: o.Language}, a)
		for name, value := range c.config.Profile.Enrol.Authorize {
			query.Set(name, strings.ReplaceAll(value, "{authenticator}", word))
		}
		query.Set("prompt", "create")
		return query
	})
}
