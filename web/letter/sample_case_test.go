package letter_test

import (
	"context"
	"maps"
	"time"

	"tilslut/internal/onboarding/connection"
	"tilslut/web/letter"
)

// The letters of a case that goes through several hands are added to the samples.
var _ = func() bool {
	maps.Copy(samples, reporterSamples())
	maps.Copy(samples, reviewSamples())
	maps.Copy(samples, recoverySamples())
	return true
}()

const theCase = origin + "/connect/6a8b33f0-9d0e-4f4e-a1a5-3b5f8d0e8a11/case"

// hostile is free text with everything in it that must not come through.
const hostile = "Hej. Se https://evil.dk/x, www.evil.dk eller skriv til a@evil.dk\r\n<script>alert(1)</script>\n\n\u202eOg/eller kl. 14.05 den 3.2.2026."

type write = func(ctx context.Context) (letter.Message, error)

func of[D any](letterOf func(context.Context, D) (letter.Message, error), d D) write {
	return func(ctx context.Context) (letter.Message, error) { return letterOf(ctx, d) }
}

func applicant(kind string) letter.Envelope { return envelope(kind, "aase@example.dk", "Åse Bjørn") }

func reporterSamples() map[string]write {
	returned := letter.AnswerData{
		Envelope: envelope("returned", "eva@example.dk", "Eva Friis"), Association: club, Representative: "Åse Bjørn", Comment: hostile, Link: theCase,
	}
	silent := returned
	silent.Comment = ""
	documented := receipt("Bent Holm")
	documented.Evidence = "documented"
	return map[string]write{
		"invitation":          of(letter.Invitation, invitation(false)),
		"invitation-reminder": of(letter.Invitation, invitation(true)),
		"invitation-withdrawn": of(letter.InvitationWithdrawn, letter.InvitationWithdrawnData{
			Envelope: applicant("invitation-withdrawn"), Association: club, Reporter: "Eva Friis",
		}),
		"returned":           of(letter.Returned, returned),
		"declined":           of(letter.Declined, returned),
		"declined-silent":    of(letter.Declined, silent),
		"receipt-documented": of(letter.Receipt, documented),
		"reporter": of(letter.ReporterReceipt, letter.ReporterReceiptData{
			Envelope: envelope("reporter-receipt", "eva@example.dk", "Eva Friis"), Association: club, Representative: "Åse Bjørn", ConnectedAt: at,
			Administrators: []string{"Bent Holm", "Eva Friis"}, SetupUntil: until, Link: theCase,
		}),
	}
}

func invitation(reminder bool) letter.InvitationData {
	return letter.InvitationData{
		Envelope: applicant("invitation"), Association: club, Reporter: "Eva Friis", Reminder: reminder, Until: until,
		Link: origin + "/connect/representative/AbC-123_xyz",
	}
}

func reviewSamples() map[string]write {
	return map[string]write{
		"received": of(letter.DocumentationReceived, letter.DocumentationReceivedData{
			Envelope: applicant("received"), Association: club, Files: 3, At: at, Due: at.AddDate(0, 0, 14), Link: theCase,
		}),
		"more":             of(letter.MoreDocumentation, more(false)),
		"more-reminder":    of(letter.MoreDocumentation, more(true)),
		"rejected":         of(letter.Rejected, rejected(connection.ReasonNoName, connection.ReasonOld)),
		"rejected-no-text": of(letter.Rejected, letter.RejectedData{Envelope: applicant("rejected"), Association: club, Why: []connection.Reason{connection.ReasonOld}, Link: theCase}),
		"rejected-no-list": of(letter.Rejected, rejected()),
		"reopened": of(letter.Reopened, letter.ReopenedData{
			Envelope: applicant("reopened"), Association: club, Text: hostile, Due: until, Link: theCase,
		}),
		"infected": of(letter.Infected, letter.InfectedData{
			Envelope: applicant("infected"), Association: club, File: "Referat fra www.evil.dk 2026.pdf", Link: theCase,
		}),
		"infected-closed": of(letter.Infected, letter.InfectedData{
			Envelope: applicant("infected"), Association: club, File: "Referat.pdf", Closed: true, Link: theCase,
		}),
		"expired-own":            of(letter.Expired, expired("own", time.Time{})),
		"expired-representative": of(letter.Expired, expired("representative", time.Time{})),
		"expired-documentation":  of(letter.Expired, expired("documentation", until)),
	}
}

func more(reminder bool) letter.MoreDocumentationData {
	return letter.MoreDocumentationData{
		Envelope: applicant("more"), Association: club, Question: hostile, Reminder: reminder, Until: until, Link: theCase,
	}
}

func rejected(why ...connection.Reason) letter.RejectedData {
	return letter.RejectedData{Envelope: applicant("rejected"), Association: club, Why: why, Text: hostile, Link: theCase}
}

func expired(what string, deleted time.Time) letter.ExpiredData {
	return letter.ExpiredData{Envelope: applicant("expired"), Association: club, What: what, Until: at, DeletedOn: deleted, Link: theCase}
}

func recoverySamples() map[string]write {
	return map[string]write{
		"recovery":          of(letter.Recovery, recovery(false)),
		"recovery-register": of(letter.Recovery, recovery(true)),
		"recovery-pending": of(letter.RecoveryPending, letter.RecoveryPendingData{
			Envelope: applicant("recovery-pending"), Association: club, Effective: until, Link: theCase,
		}),
		"received-recovery": of(letter.DocumentationReceived, letter.DocumentationReceivedData{
			Envelope: applicant("received"), Association: club, Files: 1, At: at, Due: at.AddDate(0, 0, 14), Recovery: true, Link: theCase,
		}),
		"rejected-recovery": of(letter.Rejected, letter.RejectedData{
			Envelope: applicant("rejected"), Association: club, Why: []connection.Reason{connection.ReasonOld}, Recovery: true, Link: theCase,
		}),
		"setup-recovery":      of(letter.SetupLink, recovered(false)),
		"setup-recovery-self": of(letter.SetupLink, recovered(true)),
		"notice-recovery": of(letter.RegisterNotice, letter.NoticeData{
			Envelope: envelope("notice", "post@orsted-gi.example", ""), Association: club, Representative: "Åse Bjørn", ConnectedAt: at, Recovery: true,
			Evidence: "documented",
		}),
		"already-recovery": of(letter.AlreadyConnected, letter.AlreadyConnectedData{
			Envelope: envelope("already-connected", "bent@example.dk", "Bent Holm"), Association: club, ConnectedAt: at, Recovery: true, Link: theCase,
		}),
		"objected": of(letter.Objected, letter.ObjectedData{Envelope: applicant("objected"), Association: club, Link: theCase}),
		"recovered": of(letter.Recovered, letter.RecoveredData{
			Envelope: applicant("recovered"), Association: club, Administrators: []string{"Bent Holm"}, Until: until, Link: theCase,
		}),
	}
}

func recovered(self bool) letter.SetupData {
	d := setup(self)
	d.Recovery = true
	return d
}

func recovery(register bool) letter.RecoveryData {
	e := envelope("recovery", "carl@example.dk", "Carl Dam")
	if register {
		e = envelope("recovery-register", "post@orsted-gi.example", "")
	}
	return letter.RecoveryData{
		Envelope: e, Association: club, Name: "Åse Bjørn", Evidence: "attested", Effective: until, ToRegister: register, Link: origin + "/connect/6a8b33f0-9d0e-4f4e-a1a5-3b5f8d0e8a11/object",
	}
}
