package oidc

import (
	"crypto/subtle"
	"net/url"
	"strings"

	"tilslut/internal/onboarding/fault"
	"tilslut/internal/onboarding/identity"
)

const maxCode = 4096 // bytes; codes are some dozens

// checkState says whether a callback belongs to the attempt. It is the first check, before anybody is asked anything: whoever
// doesn't know the state can't make us work, or tell the person that a login failed.
func checkState(callback url.Values, attempt Attempt) error {
	state, ok := once(callback, "state")
	if !ok || attempt.State == "" || !sameSecret(state, attempt.State) {
		return refuse(identity.ErrFailed, "callback: state differs")
	}
	return nil
}

// checkCallback answers the code of a callback whose state was checked.
func (c *Client) checkCallback(m metadata, callback url.Values) (string, error) {
	// RFC 9207: iss tells which broker answered, so that one broker's code isn't taken to another.
	issuer, sent := once(callback, "iss")
	switch {
	case callback.Has("iss") && (!sent || issuer != c.config.Issuer):
		return "", refuse(identity.ErrFailed, "callback: iss differs")
	case callback.Has("error"):
		return "", c.brokerSaid(callback)
	case m.SendsIssuer && !sent:
		return "", refuse(identity.ErrFailed, "callback: iss is missing")
	}
	code, ok := once(callback, "code")
	if !ok || code == "" || len(code) > maxCode {
		return "", refuse(identity.ErrFailed, "callback: no code")
	}
	return code, nil
}

// errorCodes are the codes that end a login, of OAuth 2.0, OpenID Connect and the brokers, with what they mean to us. The first
// column is the parameter error, the second error_description; "" stands for all others.
var errorCodes = []struct {
	code, description string
	means             *fault.Fault
}{
	{"access_denied", "mitid_timeout", identity.ErrTimedOut},
	{"access_denied", "mitid_identity_not_found", identity.ErrFailed},
	{"access_denied", "mitid_uuid_hint_malformed", identity.ErrFailed},
	{"access_denied", "mitid_simulation_unknown_user", identity.ErrFailed},
	{"access_denied", "mitid_simulation_error_parameter", identity.ErrFailed},
	{"access_denied", "mitid_user_aborted", identity.ErrCancelled},
	{"access_denied", "user_aborted", identity.ErrCancelled},
	{"access_denied", "", identity.ErrCancelled}, // Brokers disagree about the description: the person didn't complete.
	{"unmet_authentication_requirements", "", identity.ErrLevelTooLow},
	{"temporarily_unavailable", "authentication_expired", identity.ErrTimedOut},
	{"temporarily_unavailable", "", identity.ErrBrokerDown},
	{"server_error", "", identity.ErrBrokerDown},
	{"login_required", "", identity.ErrFailed},
	{"interaction_required", "", identity.ErrFailed},
	{"consent_required", "", identity.ErrFailed},
	{"account_selection_required", "", identity.ErrFailed},
	{"invalid_request", "", identity.ErrFailed},
	{"invalid_scope", "", identity.ErrFailed},
	{"unauthorized_client", "", identity.ErrFailed},
	{"unsupported_response_type", "", identity.ErrFailed},
	{"mitid_core_client_error", "", identity.ErrFailed},
}

// brokerSaid turns an error callback into one of ours. Only codes that we know are repeated: the rest is a stranger's text.
func (c *Client) brokerSaid(callback url.Values) error {
	code, ok := once(callback, "error")
	if !ok || callback.Has("code") {
		return refuse(identity.ErrFailed, "callback: contradicts itself")
	}
	description, _ := once(callback, "error_description")
	for _, known := range errorCodes {
		if code == known.code && (known.description == "" || known.description == description) {
			return refuse(known.means, strings.TrimSpace("the broker said "+known.code+" "+known.description))
		}
	}
	return refuse(identity.ErrFailed, "the broker said a code that we don't know")
}

// once answers a parameter that was sent exactly once.
func once(values url.Values, name string) (string, bool) {
	if len(values[name]) != 1 {
		return "", false
	}
	return values[name][0], true
}

func sameSecret(a, b string) bool { return subtle.ConstantTimeCompare([]byte(a), []byte(b)) == 1 }
