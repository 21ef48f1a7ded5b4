package membership

import (
	"time"

	"tilslut/internal/onboarding/person"
)

// MayAct answers by which means a login may act on behalf of the association. authenticator is what the person logged in with, "" where
// the broker's profile doesn't say. The errors are ErrUnknown, ErrNotAllowed, ErrNotApproved and ErrAuthenticator.
func (m Member) MayAct(by person.Ref, authenticator string, a Agreement) (Means, error) {
	switch {
	case by == "" || m.Association != a.Association || a.SetUpAt.IsZero():
		return "", ErrUnknown
	case by == m.Separate:
		// A private MitID may be used with anything: the association offers authenticators with separate ones alone.
		if authenticator != "" && !a.Offers(Authenticator(authenticator)) {
			return Separate, ErrAuthenticator
		}
		return Separate, nil
	case by != m.Person:
		return "", ErrUnknown
	case !a.Private:
		return Private, ErrNotAllowed
	case !m.Private:
		return Private, ErrNotApproved
	}
	return Private, nil
}

// WithdrawPrivate takes back the approval of private MitID for this association. Either MitID of the person may do it. It is refused
// with ErrAlone where nobody could come in as organisation administrator any longer.
func (m Member) WithdrawPrivate(by person.Ref, at time.Time) (Member, []Effect, error) {
	switch {
	case by == "" || by != m.Person && by != m.Separate:
		return m, nil, ErrNotYours
	case !m.Private:
		return m, nil, nil
	case m.Alone && m.Has(OrganisationAdministrator) && m.Separate == "":
		return m, nil, ErrAlone
	}
	m.Private = false
	m.Consent++
	return m.note(EventPrivateWithdrawn, by, at), []Effect{TellConsentWithdrawn{Member: m.ID, Consent: m.Consent}}, nil
}
