package membership

// LetterConsentWithdrawn is the letter to a user administrator. Its subject is the member who withdrew, its version Member.Consent, and
// each recipient has their own.
const LetterConsentWithdrawn = "consent-withdrawn"

// Why a letter bounced.
const (
	ReasonRefused = "refused" // the recipient's mail server said no for good
	ReasonGaveUp  = "gave-up" // it could not be delivered in three days
)

// Notice is all that the letter to one user administrator needs.
type Notice struct {
	Member    Member // who withdrew
	Recipient Member
	Agreement Agreement
	Queued    bool // the letter was ordered, and nothing is known to have become of it
}
