package connectionsql

import (
	"time"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/person"
)

// The rows that belong to a case.

type administratorRow struct {
	ID, Person              string
	Representative          bool
	Name, Email, Language   string
	BirthEpoch              int
	BirthTag                []byte
	LinkVersion             int
	LinkAt                  *time.Time
	Withdrawn               bool
	Appointment             int
	CodeNeededAt, CodeUntil *time.Time
	MatchedAt, DoneAt       *time.Time
}

func (r administratorRow) administrator() connection.Administrator {
	return connection.Administrator{
		ID: r.ID, Self: r.Person != "" && !r.Representative, Representative: r.Representative, Person: person.Ref(r.Person), Name: r.Name, Email: r.Email, Language: r.Language,
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

type documentRow struct {
	ID, Type, File, Format string
	Size, Pages            int
	Named                  string
	Round                  int
	AddedBy                string
	AddedAt                time.Time
	Scan                   string
	ScanAt                 time.Time
	GoneAt                 *time.Time
}

func (r documentRow) document() connection.Document {
	return connection.Document{
		ID: r.ID, Type: connection.DocumentType(r.Type), File: r.File, Format: r.Format, Size: r.Size, Pages: r.Pages,
		Named: connection.Named(r.Named), Round: r.Round, By: connection.Part(r.AddedBy), At: r.AddedAt.UTC(),
		Scan: connection.Scan(r.Scan), ScanAt: r.ScanAt.UTC(), Gone: moment(r.GoneAt),
	}
}

type decisionRow struct {
	Kind, DecidedBy, ByName string
	SubmittedAt, Due        *time.Time
	At                      time.Time
	Why                     []string
	Text, Answer            string
}

func (r decisionRow) decision() connection.Decision {
	return connection.Decision{
		Kind: connection.DecisionKind(r.Kind), By: person.Ref(r.DecidedBy), ByName: r.ByName, SubmittedAt: moment(r.SubmittedAt), Due: day(r.Due),
		At: r.At.UTC(), Why: words[connection.Reason](r.Why), Text: r.Text, Answer: r.Answer,
	}
}
