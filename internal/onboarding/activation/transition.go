package activation

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"time"

	"tilslut/internal/onboarding/membership"
	"tilslut/internal/onboarding/person"
)

// Transition is what a user administrator does to one user or to many: from which states, to which, and with which choice of login.
// Invite, Delete and Restore make them.
type Transition struct {
	From   []State
	To     State
	Choice Choice // of Invite
}

// Invite activates: the user gets a letter with a link. It also takes a user who is invited already where the choice is another one
// or the link ran out, and one who refused.
func Invite(choice Choice) Transition {
	return Transition{From: []State{Imported, Invited, Refused}, To: Invited, Choice: choice}
}

// Delete takes users off the list, for 30 days restorably. Links that were sent say that they were withdrawn.
func Delete() Transition { return Transition{From: []State{Imported, Invited, Refused}, To: Deleted} }

// Restore brings deleted users back as they were imported. Whoever was matched has to show again who they are.
func Restore() Transition { return Transition{From: []State{Deleted}, To: Imported} }

// Reason is why a transition doesn't meet a user: the state that it can't leave, or one of those below.
type Reason string

// ReasonMet is no reason: the transition meets the user. ReasonTooLate is of a user who can't be restored any longer. The
// other reasons are the words of states: ReasonInvited has been invited with this choice, and the link is good.
const (
	ReasonMet      Reason = ""
	ReasonTooLate  Reason = "too-late"
	ReasonImported        = Reason(Imported)
	ReasonInvited         = Reason(Invited)
	ReasonActive          = Reason(Active)
	ReasonRefused         = Reason(Refused)
	ReasonDeleted         = Reason(Deleted)
)

// Reasons answers every reason there is for not meeting a user.
func Reasons() []Reason {
	return []Reason{ReasonImported, ReasonInvited, ReasonActive, ReasonRefused, ReasonDeleted, ReasonTooLate}
}

// Allowed answers whether an association's setup lets the transition happen at all: nil or ErrNotAllowed.
func (t Transition) Allowed(a membership.Agreement) error {
	if t.To == Invited && !t.Choice.Allowed(a) {
		return ErrNotAllowed
	}
	return nil
}

// Meets answers why the transition doesn't meet a user, or ReasonMet. The statement of activationsql says the same.
func (t Transition) Meets(u User, at time.Time) Reason {
	switch {
	case !slices.Contains(t.From, u.State):
		return Reason(u.State)
	case t.To == Invited && u.State == Invited && u.Choice == t.Choice && !u.LinkOver(at):
		return ReasonInvited
	case t.To == Imported && !at.Before(u.RestoreUntil()):
		return ReasonTooLate
	}
	return ReasonMet
}

// Apply is a transition of one user. One that has been made already changes nothing; one that can't be made is refused with
// ErrNotAllowed, ErrTooLate or ErrState.
func (u User) Apply(t Transition, a membership.Agreement, by person.Ref, at time.Time) (User, []Effect, error) {
	if err := t.Allowed(a); err != nil {
		return u, nil, err
	}
	switch reason := t.Meets(u, at); {
	case reason == Reason(t.To):
		return u, nil, nil
	case reason == ReasonTooLate:
		return u, nil, ErrTooLate
	case reason != ReasonMet:
		return u, nil, ErrState
	}
	u.State = t.To
	u.DeletedAt = time.Time{}
	switch t.To {
	case Invited:
		u.Choice, u.Answer, u.Inviter, u.InvitedAt, u.RefusedAt = t.Choice, NoAnswer, by, at, time.Time{}
		return u.note(EventInvited, by, at, "choice", string(t.Choice)).link(at)
	case Deleted:
		u.DeletedAt, u.RefusedAt = at, time.Time{}
		return u.forget().note(EventDeleted, by, at), nil, nil
	case Imported:
		return u.note(EventRestored, by, at), nil, nil
	case Active, Refused:
	}
	return u, nil, ErrState
}

// link orders a new activation link; the older ones are superseded.
func (u User) link(at time.Time) (User, []Effect, error) {
	u.LinkVersion++
	u.LinkAt = at
	send := SendActivation{User: u.ID, Version: u.LinkVersion}
	return u.order(at, send), []Effect{send}, nil
}

// Root names a set of users in the audit: SHA-256 over their ids in order, lower-case hexadecimal.
func Root(ids []string) string {
	hash := sha256.New()
	for _, id := range slices.Sorted(slices.Values(ids)) {
		hash.Write([]byte(id + "\n"))
	}
	return hex.EncodeToString(hash.Sum(nil))
}
