package connection

// Effect is something that must happen because of an act, once the act is saved: a letter. It holds ids only. Its shape is
// that of a job's arguments, so that a store can enqueue it as it is.
type Effect interface{ Kind() string }

// SendReceipt is the receipt to the representative. Version is the contact's: a corrected address gets a letter of its own.
type SendReceipt struct {
	Case    string `json:"case"`
	Version int    `json:"version"`
}

// SendMailboxLink is the letter to the association's e-mail in the register, with the link that proves the mailbox.
type SendMailboxLink struct {
	Case    string `json:"case"`
	Version int    `json:"version"`
}

// SendRegisterNotice tells the association's e-mail in the register that the association was connected, and by which evidence.
type SendRegisterNotice struct {
	Case string `json:"case"`
}

// SendSetupLink is the letter to an administrator with the link to the setup.
type SendSetupLink struct {
	Case          string `json:"case"`
	Administrator string `json:"administrator"`
	Version       int    `json:"version"`
}

// TellOthers finds everybody else who was preparing the association, and orders SendAlreadyConnected for each.
type TellOthers struct {
	Case string `json:"case"` // the case that connected
}

// SendAlreadyConnected tells the contact of an open case that another case connected the association.
type SendAlreadyConnected struct {
	Case string `json:"case"` // the case that was not first
}

// SendInvitation is the letter to the representative with the link to what a reporter prepared.
type SendInvitation struct {
	Case    string `json:"case"`
	Version int    `json:"version"`
}

// SendNews tells one side of a case what has happened, or what is asked of it. Letter says which letter it is.
type SendNews struct {
	Case    string     `json:"case"`
	Letter  LetterKind `json:"letter"`
	To      Part       `json:"to"`
	Version int        `json:"version"`
}

// TellIncumbents finds everybody who administers an association that somebody else wants to appoint administrators for, and orders
// SendRecoveryNotice for each.
type TellIncumbents struct {
	Case string `json:"case"`
}

// SendRecoveryNotice tells an administrator, or the association's e-mail in the register, that new administrators were approved, and
// that administrators may object. To is the member's id, the appointed administrator's, or the case's own for the register.
type SendRecoveryNotice struct {
	Case    string `json:"case"`
	To      string `json:"to"`
	Version int    `json:"version"`
}

// ScanDocument has the virus scanner look at an uploaded document.
type ScanDocument struct {
	Case     string `json:"case"`
	Document string `json:"document"`
}

// DiscardDocument deletes a document's bytes.
type DiscardDocument struct {
	Document string `json:"document"`
}

// Sweep does to cases what the clock does (Tick), and deletes drafts that nobody touched. It is ordered by the clock, not by an act.
type Sweep struct{}

// SweepVault deletes what lies in the vault and belongs to no document. It is ordered by the clock, too.
type SweepVault struct{}

// Kind names the job; kinds are stored and must not change.
func (SendReceipt) Kind() string          { return "connection_receipt" }
func (SendMailboxLink) Kind() string      { return "connection_mailbox_link" }      // Kind names the job.
func (SendRegisterNotice) Kind() string   { return "connection_register_notice" }   // Kind names the job.
func (SendSetupLink) Kind() string        { return "connection_setup_link" }        // Kind names the job.
func (TellOthers) Kind() string           { return "connection_tell_others" }       // Kind names the job.
func (SendAlreadyConnected) Kind() string { return "connection_already_connected" } // Kind names the job.
func (Sweep) Kind() string                { return "connection_sweep" }             // Kind names the job.
func (SendInvitation) Kind() string       { return "connection_invitation" }        // Kind names the job.
func (SendNews) Kind() string             { return "connection_news" }              // Kind names the job.
func (TellIncumbents) Kind() string       { return "connection_tell_incumbents" }   // Kind names the job.
func (SendRecoveryNotice) Kind() string   { return "connection_recovery_notice" }   // Kind names the job.
func (ScanDocument) Kind() string         { return "connection_scan" }              // Kind names the job.
func (DiscardDocument) Kind() string      { return "connection_discard" }           // Kind names the job.
func (SweepVault) Kind() string           { return "connection_sweep_vault" }       // Kind names the job.
