package membership

// Effect is something that must happen because of an act, once the act is saved. It holds ids only.
type Effect interface{ Kind() string }

// TellConsentWithdrawn finds the association's user administrators, and orders SendConsentWithdrawn for each.
type TellConsentWithdrawn struct {
	Member  string `json:"member"`
	Consent int    `json:"consent"` // Member.Consent after the withdrawal
}

// SendConsentWithdrawn tells one user administrator that a member withdrew the approval of private MitID.
type SendConsentWithdrawn struct {
	Member    string `json:"member"`    // who withdrew
	Recipient string `json:"recipient"` // the member who is told
	Consent   int    `json:"consent"`
}

// Kind names the job; kinds are stored and must not change.
func (TellConsentWithdrawn) Kind() string { return "membership_tell_consent_withdrawn" }
func (SendConsentWithdrawn) Kind() string { return "membership_consent_withdrawn" } // Kind names the job.
