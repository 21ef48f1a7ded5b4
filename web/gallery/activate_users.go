package gallery

import (
	"time"

	"tilslut/internal/onboarding/activation"
	"tilslut/internal/onboarding/matching"
	"tilslut/internal/onboarding/membership"
	"tilslut/internal/onboarding/person"
	"tilslut/web/activatepage"
)

// The imported users of the gallery are made by the law of activation, so that no sample shows one that can't be.
const (
	ullaID = "55555555-5555-4555-8555-555555555555"
	ulla   = person.Ref("66666666-6666-4666-8666-666666666666")
	ullas  = person.Ref("77777777-7777-4777-8777-777777777777") // her separate MitID
)

var (
	gardenHead  = activatepage.Head{CVR: gardenNo, Association: garden}
	tagged      = person.Code{Tag: []byte("code")}
	allOffered  = membership.Agreement{Association: gardenNo, Name: garden, Private: true, Authenticators: membership.Authenticators(), SetUpAt: morning}
	privateOnly = membership.Agreement{Association: gardenNo, Name: garden, Private: true, SetUpAt: morning}
)

type userAct = func(u activation.User) (activation.User, []activation.Effect, error)

// ullaWho has been through acts. One that the law refuses is a mistake in the gallery: the sample then shows the user before it.
func ullaWho(acts ...userAct) activation.User {
	u := activation.User{
		ID: ullaID, Association: gardenNo, Name: "Ulla Bruger Kjær", Email: "ulla@kjaer.example", Language: "da",
		Birth: tagged, RID: "1234567890", State: activation.Imported, ImportedAt: morning,
	}
	for _, act := range acts {
		if next, _, err := act(u); err == nil {
			u = next
		}
	}
	return u
}

func ullaInvite(c activation.Choice) userAct {
	return func(u activation.User) (activation.User, []activation.Effect, error) {
		u, effects, err := u.Apply(activation.Invite(c), allOffered, kirsten, morning)
		return letterIs(activation.Sent, "")(u, effects, err)
	}
}

// letterIs says what became of the newest letter.
func letterIs(s activation.LetterState, reason string) func(activation.User, []activation.Effect, error) (activation.User, []activation.Effect, error) {
	return func(u activation.User, effects []activation.Effect, err error) (activation.User, []activation.Effect, error) {
		if n := len(u.Letters); n > 0 {
			u.Letters = append([]activation.Letter(nil), u.Letters...)
			u.Letters[n-1].State, u.Letters[n-1].Reason = s, reason
		}
		return u, effects, err
	}
}

func letterBounced(reason string) userAct {
	return func(u activation.User) (activation.User, []activation.Effect, error) {
		return letterIs(activation.Bounced, reason)(u, nil, nil)
	}
}

func ullaBirthless(u activation.User) (activation.User, []activation.Effect, error) {
	u.Birth = person.Code{}
	return u, nil, nil
}

func ullaCoded(u activation.User) (activation.User, []activation.Effect, error) {
	return u.IssueCode(kirsten, tagged, morning)
}

func ullaTried(u activation.User) (activation.User, []activation.Effect, error) {
	for range matching.CodeTries {
		u, _, _, _ = u.Match(ulla, u.LinkVersion, matching.Found{SameName: true}, matching.Typed{Given: true}, morning)
	}
	return u, nil, nil
}

func ullaMatched(u activation.User) (activation.User, []activation.Effect, error) {
	u, _, effects, err := u.Match(ulla, u.LinkVersion, matching.Found{BirthKnown: true, SameBirth: true, SameName: true}, matching.Typed{}, morning)
	return u, effects, err
}

func ullaApproved(u activation.User) (activation.User, []activation.Effect, error) {
	return u.Approve(ulla, u.LinkVersion, allOffered, morning)
}

func ullaRejected(u activation.User) (activation.User, []activation.Effect, error) {
	return u.Reject(ulla, u.LinkVersion, privateOnly, morning)
}

func ullaEnrolled(a membership.Authenticator) userAct {
	return func(u activation.User) (activation.User, []activation.Effect, error) {
		return u.Enrolled(ulla, u.LinkVersion, ullas, a, allOffered, morning)
	}
}

func ullaDeleted(u activation.User) (activation.User, []activation.Effect, error) {
	return u.Apply(activation.Delete(), allOffered, kirsten, morning)
}

// userLines has one user in every standing.
func userLines() []activatepage.Line {
	until := morning.Add(30 * 24 * time.Hour)
	line := func(n string, name, email string, s activatepage.Standing) activatepage.Line {
		return activatepage.Line{ID: n + ullaID[8:], Name: name, Email: email, Standing: s, Until: until}
	}
	return []activatepage.Line{
		line("00000001", "Anders Bo Christensen", "anders@bo.example", activatepage.StandingImported),
		line("00000002", "Birgitte Østergård-Åkjær von Mühlenfels", "birgitte.oestergaard-aakjaer@meget-langt-domaenenavn-for-en-forening.example", activatepage.StandingInvited),
		line("00000003", "Carsten Dam", "carsten@dam.example", activatepage.StandingLapsed),
		line("00000004", "Ditte Eg", "ditte@eg.example", activatepage.StandingBounced),
		line("00000005", "Finn Gran", "finn@gran.example", activatepage.StandingRefused),
		line("00000006", "Ole Åberg", "ole@aaberg.example", activatepage.StandingActive),
		line("00000007", "Åse Ærø", "aase@aeroe.example", activatepage.StandingDeleted),
	}
}

var lineCounts = activation.Counts{ByState: map[activation.State]int{
	activation.Imported: 41, activation.Invited: 3, activation.Refused: 1, activation.Active: 12, activation.Deleted: 2,
}}
