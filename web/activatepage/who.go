package activatepage

import (
	"context"
	"time"

	"tilslut/internal/onboarding/activation"
	"tilslut/internal/platform/i18n"
)

// Head is what every page of an administrator knows: whose users these are.
type Head struct {
	CVR         string // eight digits
	Association string // the association's name
}

// at is the address of one of the pages of imported users; "" is the list.
func (h Head) at(page string) string {
	if page == "" {
		return "/association/" + h.CVR + "/imported"
	}
	return "/association/" + h.CVR + "/imported/" + page
}

// Standing is how a user stands, in the eyes of the administrator. It is derived: a link that has expired and a letter that
// came back are no states of their own.
type Standing string

// The standings.
const (
	StandingImported Standing = "imported" // not activated yet
	StandingInvited  Standing = "invited"  // a link is on its way, or there
	StandingLapsed   Standing = "lapsed"   // the link was not used in time
	StandingBounced  Standing = "bounced"  // the letter came back
	StandingActive   Standing = "active"
	StandingRefused  Standing = "refused" // said no to private MitID, and there was nothing else
	StandingDeleted  Standing = "deleted" // can be restored for a while
)

// Line is a user in a list.
type Line struct {
	ID       string // UUID
	Name     string
	Email    string
	Standing Standing
	Until    time.Time // of Invited: when the link lapses; of Deleted: until when the user can be restored
}

// LineOf reads a line from a user, as they stand at a time.
func LineOf(u activation.User, at time.Time) Line {
	l := Line{ID: u.ID, Name: u.Name, Email: u.Email, Standing: StandingImported}
	switch u.State {
	case activation.Invited:
		l.Standing, l.Until = StandingInvited, u.LinkUntil()
		if u.LinkOver(at) {
			l.Standing = StandingLapsed
		} else if u.Bounced() {
			l.Standing = StandingBounced
		}
	case activation.Active:
		l.Standing = StandingActive
	case activation.Refused:
		l.Standing = StandingRefused
	case activation.Deleted:
		l.Standing, l.Until = StandingDeleted, u.RestoreUntil()
	case activation.Imported:
	}
	return l
}

// LineIn reads a line from a list, as the user stands at a time.
func LineIn(l activation.Line, at time.Time) Line {
	u := activation.User{ID: l.ID, Name: l.Name, Email: l.Email, State: l.State, DeletedAt: l.DeletedAt}
	line := LineOf(u, at)
	if l.State == activation.Invited {
		line.Until = l.LinkUntil
		switch {
		case !at.Before(l.LinkUntil):
			line.Standing = StandingLapsed
		case l.Bounced:
			line.Standing = StandingBounced
		}
	}
	return line
}

// standing says how the user stands.
func (l Line) standing(ctx context.Context) string {
	date := i18n.Date(ctx, l.Until)
	switch l.Standing {
	case StandingInvited:
		return i18n.T(ctx, "imported.standing.invited", "Date", date)
	case StandingLapsed:
		return i18n.T(ctx, "imported.standing.lapsed")
	case StandingBounced:
		return i18n.T(ctx, "imported.standing.bounced")
	case StandingActive:
		return i18n.T(ctx, "imported.standing.active")
	case StandingRefused:
		return i18n.T(ctx, "imported.standing.refused")
	case StandingDeleted:
		return i18n.T(ctx, "imported.standing.deleted", "Date", date)
	case StandingImported:
	}
	return i18n.T(ctx, "imported.standing.imported")
}
