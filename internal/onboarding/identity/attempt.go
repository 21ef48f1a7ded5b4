package identity

import "tilslut/internal/onboarding/fault"

// Attempt is what the house must remember between sending a person to the provider and seeing them come back: three random
// texts of 43 characters. It is bound to the browser that started, used once, and says nothing about the person.
type Attempt struct {
	State    string // comes back in the callback
	Nonce    string // comes back in the ID token
	Verifier string // proves to the provider that the code is redeemed by the one who asked for it (PKCE)
}

// StartOptions is what a login can be started with.
type StartOptions struct {
	// Language is "da" or "en": the language of the provider's pages. Anything else is taken as "da".
	Language string
}

// EnrolOptions is what the enrolment of a separate MitID can be started with.
type EnrolOptions struct {
	// Language is "da" or "en", as in StartOptions.
	Language string
	// Authenticator is what the new MitID shall be used with: "app", "display", "reader" or "chip".
	Authenticator string
}

// The ways in which a login ends without an identity. Their keys are "login." and the name of the problem page.
var (
	// ErrCancelled means that the person pressed cancel at the provider, or never finished.
	ErrCancelled = fault.New(fault.Refused, "login.cancelled")
	// ErrTimedOut means that the person took too long at the provider.
	ErrTimedOut = fault.New(fault.Refused, "login.timed-out")
	// ErrLevelTooLow means that the provider isn't sure enough: below Substantial.
	ErrLevelTooLow = fault.New(fault.Refused, "login.level-too-low")
	// ErrBrokerDown means that the provider doesn't answer, or answers what nobody can use. Trying later helps.
	ErrBrokerDown = fault.New(fault.Unavailable, "login.broker-down")
	// ErrNotOffered means that the provider enrols no separate MitID, or none with the authenticator that was asked for.
	ErrNotOffered = fault.New(fault.Refused, "login.not-offered")
	// ErrFailed means anything else: the answer was forged, replayed, stale or incomplete.
	ErrFailed = fault.New(fault.Refused, "login.failed")
)
