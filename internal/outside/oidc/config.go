package oidc

import (
	"errors"
	"net/http"
	"slices"
	"sync"
	"time"

	"tilslut/internal/onboarding/identity"
)

// The shapes that login passes in and out are nouns, so that it needn't know this room.
type (
	// Attempt is identity.Attempt.
	Attempt = identity.Attempt
	// StartOptions is identity.StartOptions.
	StartOptions = identity.StartOptions
	// EnrolOptions is identity.EnrolOptions.
	EnrolOptions = identity.EnrolOptions
)

// Config is a client's registration at its broker.
type Config struct {
	Issuer       string           // compared to the letter, a slash at the end included
	ClientID     string           // ours, at the broker
	ClientSecret string           // for client_secret_basic; empty with a ClientKey
	ClientKey    []byte           // PEM of an RSA or P-256 private key, for private_key_jwt; wins over the secret
	Profile      Profile          // from LoadProfile
	RedirectURL  string           // our callback, exactly as registered at the broker
	HTTPClient   *http.Client     // nil: the default transport; hardened in either case
	Now          func() time.Time // nil: time.Now
}

// Client talks to one broker. It is safe for concurrent use, and made without talking to anybody.
type Client struct {
	config Config
	http   *http.Client
	key    *clientKey // nil with a secret

	turn chan struct{} // held by the one that asks for discovery

	mu      sync.Mutex
	known   *broker   // what discovery said last
	failure error     // of the last discovery, nil when it went well
	failed  int       // discoveries that failed in a row
	retryAt time.Time // no discovery before this
	checked time.Time // when Check asked last
	verdict error     // what it found
}

// New checks a configuration and answers all of its mistakes at once. The broker needn't be there.
func New(config Config) (*Client, error) {
	var mistakes []error
	wrong := func(bad bool, what string) {
		if bad {
			mistakes = append(mistakes, errors.New("oidc: "+what))
		}
	}
	wrong(!safeAddress(config.Issuer), "the issuer must be an https address (http is for loopback only)")
	wrong(!safeAddress(config.RedirectURL), "the redirect address must be an https address (http is for loopback only)")
	wrong(config.ClientID == "", "the client id is missing")
	wrong(config.ClientSecret == "" && len(config.ClientKey) == 0, "neither a client secret nor a client key is given")
	wrong(config.Profile.Name == "", "the profile is missing")
	client := &Client{config: config, http: harden(config.HTTPClient), turn: make(chan struct{}, 1)}
	if len(config.ClientKey) > 0 {
		key, err := parseClientKey(config.ClientKey)
		if err != nil {
			mistakes = append(mistakes, err)
		}
		client.key = key
	}
	if client.config.Now == nil {
		client.config.Now = time.Now
	}
	if err := errors.Join(mistakes...); err != nil {
		return nil, err
	}
	return client, nil
}

// Origins answers the broker's origins (scheme and host), for the form-action of a content security policy: a form that is
// answered by a redirect to the broker must name it. The issuer's is known from the start, others once discovery was read.
func (c *Client) Origins() []string {
	origins := []string{originOf(c.config.Issuer)}
	if b := c.remembered(); b != nil {
		origins = append(origins, originOf(b.meta.AuthorizationEndpoint), originOf(b.meta.EndSessionEndpoint))
	}
	slices.Sort(origins)
	return slices.DeleteFunc(slices.Compact(origins), func(origin string) bool { return origin == "" })
}
