package connection

import (
	"time"

	"tilslut/internal/onboarding/calendar"
)

// after answers a moment that long after another, zero where that never was.
func after(t time.Time, life time.Duration) time.Time {
	if t.IsZero() {
		return t
	}
	return t.Add(life)
}

// MailboxUntil is when the newest mailbox link lapses. Zero where none was sent.
func (c Connection) MailboxUntil() time.Time { return after(c.MailboxSentAt, c.rules().MailboxLife) }

// DraftUntil is when the case, if it stays an untouched draft, is deleted.
func (c Connection) DraftUntil() time.Time { return c.ChangedAt.Add(c.rules().DraftLife) }

// SetupUntil is when an administrator's newest setup link lapses. Zero where none was sent.
func (c Connection) SetupUntil(a Administrator) time.Time {
	return after(a.LinkAt, c.rules().SetupLife)
}

// InvitationUntil is when what a reporter sent expires. Zero where nothing was sent.
func (c Connection) InvitationUntil() time.Time {
	return after(c.Invitation.SentAt, c.rules().InvitationLife)
}

// QuestionUntil is when a caseworker's question expires. Zero where none was asked.
func (c Connection) QuestionUntil() time.Time { return after(c.Review.AskedAt, c.rules().QuestionLife) }

// ObjectionUntil is when new administrators take effect. Zero where none were approved for an association that is locked out.
func (c Connection) ObjectionUntil() time.Time { return after(c.ApprovedAt, c.rules().ObjectionLife) }

// ReopenUntil is until when a caseworker may take a rejection back. Zero where there is none to take back.
func (c Connection) ReopenUntil() time.Time {
	if c.State != Rejected || c.Ended.By != ByCaseworker && c.Ended.By != ByObjection {
		return time.Time{}
	}
	return after(c.Ended.At, c.rules().ReopenLife)
}

// DocumentsUntil is when the documents' bytes are deleted: some time after the decision, or after the case came to its end
// undecided. Zero as long as they are needed.
func (c Connection) DocumentsUntil() time.Time {
	switch {
	case c.State == Connected:
		return after(c.ConnectedAt, c.rules().KeptDecided)
	case c.State == Rejected && c.Ended.By != ByRepresentative:
		return after(c.Ended.At, c.rules().KeptDecided)
	case c.State == Rejected, c.State == Expired, c.State == Withdrawn:
		return after(c.Ended.At, c.rules().KeptEnded)
	case c.Taken:
		return after(c.TakenAt, c.rules().KeptEnded)
	}
	return time.Time{}
}

// promise is the day by which a caseworker answers what comes in now.
func (c Connection) promise(at time.Time) calendar.Date {
	return calendar.DateOf(calendar.AddWorkingDays(at, c.rules().AnswerDays))
}
