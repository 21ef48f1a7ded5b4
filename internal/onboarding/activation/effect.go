package activation

// Effect is something that must happen because of an act, once the act is saved: a letter. It holds ids only. Its shape is
// that of a job's arguments, so that a store can enqueue it as it is.
type Effect interface{ Kind() string }

// SendActivation is the letter to a user with the activation link.
type SendActivation struct {
	User    string `json:"user"`
	Version int    `json:"version"` // of the link
}

// SendReminder is the letter to a user whose link is about to run out. It has the same link again.
type SendReminder struct {
	User    string `json:"user"`
	Version int    `json:"version"`
	Last    bool   `json:"last"` // one day before, else seven
}

// SendReceipt is the receipt to a user who was activated.
type SendReceipt struct {
	User string `json:"user"`
}

// TellAdministrators finds the association's user administrators, and orders SendNotice for each.
type TellAdministrators struct {
	User    string `json:"user"`
	About   About  `json:"about"`
	Version int    `json:"version"`
}

// SendNotice tells one user administrator what happened to an imported user.
type SendNotice struct {
	User    string `json:"user"`
	Member  string `json:"member"` // the administrator
	About   About  `json:"about"`
	Version int    `json:"version"`
}

// Sweep sends reminders and removes users who were deleted long ago. It is ordered by the clock, not by an act.
type Sweep struct{}

// About is what the user administrators are told.
type About string

// What they are told about.
const (
	AboutRefused     About = "refused"      // rejected private MitID, and nothing else was on offer
	AboutNewLink     About = "new-link"     // the link had run out, and somebody ordered a new one
	AboutWrongPerson About = "wrong-person" // somebody else logged in with the link
)

// Kind names the job; kinds are stored and must not change.
func (SendActivation) Kind() string     { return "activation_link" }
func (SendReminder) Kind() string       { return "activation_reminder" }            // Kind names the job.
func (SendReceipt) Kind() string        { return "activation_receipt" }             // Kind names the job.
func (TellAdministrators) Kind() string { return "activation_tell_administrators" } // Kind names the job.
func (SendNotice) Kind() string         { return "activation_notice" }              // Kind names the job.
func (Sweep) Kind() string              { return "activation_sweep" }               // Kind names the job.
