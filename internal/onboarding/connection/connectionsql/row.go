package connectionsql

import (
	"time"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/person"
)

// caseRow is a case as its row has it, with what its association's row adds.
type caseRow struct {
	ID, Number, CVR, AssociationName string
	FormCode                         int
	State, StartedBy, Role           string
	ContactName, ContactEmail        string
	ContactVersion                   int
	Language                         string
	Verdict, Evidence                string
	Automatic                        bool
	FoundEmail, RegisterEmail        string
	TermsVersion, TermsHash          string
	TermsAt                          *time.Time
	TermsBy, TermsInForce            string
	MailboxSentAt                    *time.Time
	MailboxVersion                   int
	CreatedAt, ChangedAt             time.Time
	ConfirmedAt, ConnectedAt         *time.Time
	SetUpAt                          *time.Time
	MailboxElsewhere                 int
	Taken                            bool
	AssociationConnectedAt           *time.Time
	Now                              time.Time
}

func (r caseRow) connection(rules connection.Rules) connection.Connection {
	c := connection.Connection{
		ID: r.ID, Number: connection.Number(r.Number), Association: association.CVR(r.CVR), AssociationName: r.AssociationName, FormCode: r.FormCode,
		State: connection.State(r.State), StartedBy: person.Ref(r.StartedBy), Role: person.Role(r.Role),
		Contact: connection.Contact{Name: r.ContactName, Email: r.ContactEmail, Version: r.ContactVersion}, Language: r.Language,
		Finding: connection.Finding{
			Verdict: connection.Verdict(r.Verdict), Evidence: connection.Evidence(r.Evidence), Automatic: r.Automatic, RegisterEmail: r.FoundEmail,
		},
		RegisterEmail: r.RegisterEmail,
		Terms:         connection.Acceptance{Version: r.TermsVersion, Hash: r.TermsHash, At: moment(r.TermsAt), By: person.Ref(r.TermsBy)},
		TermsInForce:  r.TermsInForce,
		MailboxSentAt: moment(r.MailboxSentAt), MailboxVersion: r.MailboxVersion,
		CreatedAt: r.CreatedAt.UTC(), ChangedAt: r.ChangedAt.UTC(), ConfirmedAt: moment(r.ConfirmedAt), ConnectedAt: moment(r.ConnectedAt),
		SetUpAt: moment(r.SetUpAt), Taken: r.Taken, MailboxElsewhere: r.MailboxElsewhere, Rules: rules,
	}
	if r.Taken {
		c.TakenAt = moment(r.AssociationConnectedAt)
	}
	if r.Verdict != "" {
		// A finding is about the case's own association, and its name and form are kept there.
		c.Finding.Association, c.Finding.Name, c.Finding.FormCode = c.Association, c.AssociationName, c.FormCode
	}
	return c
}

type administratorRow struct {
	ID, Person, Name, Email, Language string
	BirthEpoch                        int
	BirthTag                          []byte
	LinkVersion                       int
	LinkAt                            *time.Time
	Withdrawn                         bool
	Appointment                       int
	CodeNeededAt, CodeUntil           *time.Time
	MatchedAt, DoneAt                 *time.Time
}

func (r administratorRow) administrator() connection.Administrator {
	return connection.Administrator{
		ID: r.ID, Self: r.Person != "", Person: person.Ref(r.Person), Name: r.Name, Email: r.Email, Language: r.Language,
		Birth: person.Code{Epoch: r.BirthEpoch, Tag: r.BirthTag}, LinkVersion: r.LinkVersion, LinkAt: moment(r.LinkAt), Withdrawn: r.Withdrawn,
		Appointment: r.Appointment, Progress: connection.Progress{
			CodeNeededAt: moment(r.CodeNeededAt), CodeUntil: moment(r.CodeUntil), MatchedAt: moment(r.MatchedAt), DoneAt: moment(r.DoneAt),
		},
	}
}

type eventRow struct {
	Kind           string
	At             time.Time
	Actor, Subject string
	Details        map[string]string
}

func (r eventRow) event() connection.Event {
	e := connection.Event{Kind: connection.EventKind(r.Kind), At: r.At.UTC(), By: person.Ref(r.Actor), Subject: r.Subject}
	if len(r.Details) > 0 {
		e.Details = r.Details
	}
	return e
}

type letterRow struct {
	Kind, Subject string
	Version       int
	State, Reason string
	At            time.Time
}

func (r letterRow) letter() connection.Letter {
	return connection.Letter{
		Kind: connection.LetterKind(r.Kind), Subject: r.Subject, Version: r.Version,
		State: connection.LetterState(r.State), At: r.At.UTC(), Reason: r.Reason,
	}
}

// moment answers a time that may be missing: the zero time then.
func moment(t *time.Time) time.Time {
	if t == nil {
		return time.Time{}
	}
	return t.UTC()
}

// nullable is the other way round.
func nullable(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	return &t
}
