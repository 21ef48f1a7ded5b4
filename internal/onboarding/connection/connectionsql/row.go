package connectionsql

import (
	"time"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/calendar"
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
	ReporterName, ReporterEmail      string
	ReporterVersion                  int
	ReporterLanguage                 string
	InvitationVersion                int
	InvitedAt, InvitationRemindedAt  *time.Time
	InvitationPerson, Comment        string
	Verdict, Evidence                string
	Automatic                        bool
	FoundEmail, RegisterEmail        string
	DocumentName, NameMatch          string
	TermsVersion, TermsHash          string
	TermsAt                          *time.Time
	TermsBy, TermsInForce            string
	MailboxSentAt                    *time.Time
	MailboxVersion                   int
	ReviewRound                      int
	SubmittedAt, ReviewDue           *time.Time
	ReviewBy, ReviewByName           string
	ReviewTakenAt                    *time.Time
	Question                         string
	AskedAt                          *time.Time
	ReviewRemindedAt                 *time.Time
	EndedBy                          string
	EndedAt                          *time.Time
	EndedWhy                         []string
	EndedText, Replaces              string
	ApprovedAt, WakeAt               *time.Time
	CreatedAt, ChangedAt             time.Time
	ConfirmedAt, ConnectedAt         *time.Time
	SetUpAt                          *time.Time
	MailboxElsewhere                 int
	InvitationsElsewhere             int
	Taken                            bool
	TakenAt                          *time.Time
	Incumbents                       []string
	Now                              time.Time
}

func (r caseRow) connection(rules connection.Rules) connection.Connection {
	c := connection.Connection{
		ID: r.ID, Number: connection.Number(r.Number), Association: association.CVR(r.CVR), AssociationName: r.AssociationName, FormCode: r.FormCode,
		State: connection.State(r.State), StartedBy: person.Ref(r.StartedBy), Role: person.Role(r.Role),
		Contact: connection.Contact{Name: r.ContactName, Email: r.ContactEmail, Version: r.ContactVersion}, Language: r.Language,
		Reporter:         connection.Contact{Name: r.ReporterName, Email: r.ReporterEmail, Version: r.ReporterVersion},
		ReporterLanguage: r.ReporterLanguage,
		Invitation: connection.Invitation{
			Version: r.InvitationVersion, SentAt: moment(r.InvitedAt), RemindedAt: moment(r.InvitationRemindedAt), Person: person.Ref(r.InvitationPerson),
		},
		Comment: r.Comment,
		Finding: connection.Finding{
			Verdict: connection.Verdict(r.Verdict), Evidence: connection.Evidence(r.Evidence), Automatic: r.Automatic, RegisterEmail: r.FoundEmail,
		},
		RegisterEmail: r.RegisterEmail, DocumentName: r.DocumentName, NameMatch: connection.NameMatch(r.NameMatch),
		Terms:         connection.Acceptance{Version: r.TermsVersion, Hash: r.TermsHash, At: moment(r.TermsAt), By: person.Ref(r.TermsBy)},
		TermsInForce:  r.TermsInForce,
		MailboxSentAt: moment(r.MailboxSentAt), MailboxVersion: r.MailboxVersion,
		Review: r.review(),
		Ended: connection.Ended{
			By: connection.Ending(r.EndedBy), At: moment(r.EndedAt), Why: words[connection.Reason](r.EndedWhy), Text: r.EndedText,
		},
		Replaces: r.Replaces, ApprovedAt: moment(r.ApprovedAt), Incumbents: words[person.Ref](r.Incumbents),
		CreatedAt: r.CreatedAt.UTC(), ChangedAt: r.ChangedAt.UTC(), ConfirmedAt: moment(r.ConfirmedAt), ConnectedAt: moment(r.ConnectedAt),
		SetUpAt: moment(r.SetUpAt), Taken: r.Taken, TakenAt: moment(r.TakenAt),
		MailboxElsewhere: r.MailboxElsewhere, InvitationsElsewhere: r.InvitationsElsewhere, Rules: rules,
	}
	if r.Verdict != "" {
		// A finding is about the case's own association, and its name and form are kept there.
		c.Finding.Association, c.Finding.Name, c.Finding.FormCode = c.Association, c.AssociationName, c.FormCode
	}
	return c
}

func (r caseRow) review() connection.Review {
	return connection.Review{
		Round: r.ReviewRound, SubmittedAt: moment(r.SubmittedAt), Due: day(r.ReviewDue),
		By: person.Ref(r.ReviewBy), ByName: r.ReviewByName, TakenAt: moment(r.ReviewTakenAt),
		Question: r.Question, AskedAt: moment(r.AskedAt), RemindedAt: moment(r.ReviewRemindedAt),
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

// day answers a day that may be missing: no day then.
func day(d *time.Time) calendar.Date {
	if d == nil {
		return calendar.Date{}
	}
	return calendar.Date{Year: d.Year(), Month: d.Month(), Day: d.Day()}
}

// text is a day as a statement takes it, "" for none.
func text(d calendar.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.String()
}

// words are what a text[] holds; none are nil, as the law begins.
func words[T ~string](all []string) []T {
	var out []T
	for _, one := range all {
		out = append(out, T(one))
	}
	return out
}

// texts is the other way round.
func texts[T ~string](all []T) []string {
	out := make([]string, len(all))
	for i, one := range all {
		out[i] = string(one)
	}
	return out
}
