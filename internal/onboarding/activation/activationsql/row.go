package activationsql

import (
	"time"

	"tilslut/internal/onboarding/activation"
	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/matching"
	"tilslut/internal/onboarding/membership"
	"tilslut/internal/onboarding/person"
)

// agreementRow is the association's.
type agreementRow struct {
	CVR             string
	AssociationName string
	Number          string
	Private         bool
	Authenticators  []membership.Authenticator
	SetUpAt         time.Time
	SetUpBy         string
	Now             time.Time
}

func (r agreementRow) agreement() membership.Agreement {
	return membership.Agreement{
		Association: association.CVR(r.CVR), Name: r.AssociationName, Number: r.Number, Private: r.Private,
		Authenticators: r.Authenticators, SetUpAt: r.SetUpAt.UTC(), SetUpBy: person.Ref(r.SetUpBy),
	}
}

// userRow is a user as its row has it, with the association's agreement.
type userRow struct {
	agreementRow

	ID, Name, Email, Language string
	BirthEpoch                int
	BirthTag                  []byte
	RID                       string
	State, Choice             string
	Inviter, InviterName      string
	LinkVersion               int
	LinkAt, AskedAt           *time.Time
	WrongLink                 int
	CodeEpoch                 int
	CodeTag                   []byte
	CodeUntil                 *time.Time
	CodeTries, CodeVersion    int
	Person, MatchedBy         string
	MatchedAt                 *time.Time
	Answer                    string
	SeparatePerson            string
	SeparateWith, MemberID    string
	ImportedAt                time.Time
	InvitedAt, RefusedAt      *time.Time
	ActivatedAt, DeletedAt    *time.Time
}

func (r userRow) user(rules activation.Rules) activation.User {
	return activation.User{
		ID: r.ID, Association: association.CVR(r.CVR), Name: r.Name, Email: r.Email, Language: r.Language,
		Birth: person.Code{Epoch: r.BirthEpoch, Tag: r.BirthTag}, RID: r.RID,
		State: activation.State(r.State), Choice: activation.Choice(r.Choice), Inviter: person.Ref(r.Inviter), InviterName: r.InviterName,
		LinkVersion: r.LinkVersion, LinkAt: moment(r.LinkAt), AskedAt: moment(r.AskedAt), WrongLink: r.WrongLink,
		Code: matching.Code{
			Tag: person.Code{Epoch: r.CodeEpoch, Tag: r.CodeTag}, Until: moment(r.CodeUntil), Tries: r.CodeTries, Version: r.CodeVersion,
		},
		Person: person.Ref(r.Person), MatchedBy: matching.Method(r.MatchedBy), MatchedAt: moment(r.MatchedAt),
		Answer: activation.Answer(r.Answer), Separate: person.Ref(r.SeparatePerson), SeparateWith: membership.Authenticator(r.SeparateWith),
		ImportedAt: r.ImportedAt.UTC(), InvitedAt: moment(r.InvitedAt), RefusedAt: moment(r.RefusedAt), ActivatedAt: moment(r.ActivatedAt),
		DeletedAt: moment(r.DeletedAt), MemberID: r.MemberID, Rules: rules,
	}
}

type letterRow struct {
	Kind, Subject string
	Version       int
	State, Reason string
	At            time.Time
}

func (r letterRow) letter() activation.Letter {
	return activation.Letter{
		Kind: activation.LetterKind(r.Kind), Subject: r.Subject, Version: r.Version,
		State: activation.LetterState(r.State), At: r.At.UTC(), Reason: r.Reason,
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
