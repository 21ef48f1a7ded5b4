package setup

// Effect is something that must happen because of an act, once the act is saved: a letter. It holds ids only.
type Effect interface{ Kind() string }

// SendSetupReceipt is the receipt to an administrator who approved.
type SendSetupReceipt struct {
	Setup string `json:"setup"`
}

// TellWrongPerson tells the representative that somebody else logged in with an administrator's link of a version.
type TellWrongPerson struct {
	Setup   string `json:"setup"`
	Version int    `json:"version"`
}

// SendReminder reminds an administrator that the link of a version ends. Last says that it is the second reminder.
type SendReminder struct {
	Setup   string `json:"setup"`
	Version int    `json:"version"`
	Last    bool   `json:"last"`
}

// Remind finds everybody who is to be reminded, and orders SendReminder for each. It is ordered by the clock, not by an act.
type Remind struct{}

// Kind names the job; kinds are stored and must not change.
func (SendSetupReceipt) Kind() string { return "setup_receipt" }
func (TellWrongPerson) Kind() string  { return "setup_wrong_person" } // Kind names the job.
func (SendReminder) Kind() string     { return "setup_reminder" }     // Kind names the job.
func (Remind) Kind() string           { return "setup_remind" }       // Kind names the job.
