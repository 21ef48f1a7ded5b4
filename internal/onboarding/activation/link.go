package activation

import (
	"time"

	"tilslut/internal/onboarding/person"
)

// PurposeActivate is what the flow's links are signed for: id and version are the user's. They open at /activate/{token}.
const PurposeActivate = "activate"

// LinkStatus is how an activation link stands.
type LinkStatus string

// The ways in which a link can stand. Each but LinkUnknown has a page of its own with a way on.
const (
	LinkGood       LinkStatus = "good"
	LinkExpired    LinkStatus = "expired"
	LinkUsed       LinkStatus = "used"       // the user is active
	LinkRefused    LinkStatus = "refused"    // the user rejected private MitID, and nothing else was on offer
	LinkSuperseded LinkStatus = "superseded" // a newer one was sent
	LinkWithdrawn  LinkStatus = "withdrawn"  // the user was deleted, or deleted and restored since
	LinkNotYours   LinkStatus = "not-yours"  // somebody else is logged in than the person who was matched
	LinkUnknown    LinkStatus = "unknown"    // there never was such a link
)

// LinkStatuses answers all of them.
func LinkStatuses() []LinkStatus {
	return []LinkStatus{LinkGood, LinkExpired, LinkUsed, LinkRefused, LinkSuperseded, LinkWithdrawn, LinkNotYours, LinkUnknown}
}

// Link judges an activation link without changing anything. by is who is logged in, "" before the login: then only the link itself is
// judged. Whoever was matched may go on with an older link, too.
func (u User) Link(by person.Ref, version int, at time.Time) LinkStatus {
	mine := by != "" && (by == u.Person || by == u.Separate)
	switch {
	case version < 1 || version > u.LinkVersion:
		return LinkUnknown
	case u.State == Deleted || u.State == Imported:
		return LinkWithdrawn
	case by != "" && u.Person != "" && !mine:
		return LinkNotYours
	case u.State == Active:
		return LinkUsed
	case u.State == Refused:
		return LinkRefused
	case u.LinkOver(at):
		return LinkExpired // of a newer one, too: from here a new one can be ordered.
	case version < u.LinkVersion && !mine:
		return LinkSuperseded
	}
	return LinkGood
}

// open is the guard before every act of a user: the link is good for this person.
func (u User) open(by person.Ref, version int, at time.Time) error {
	if by == "" {
		return ErrNotYours
	}
	switch u.Link(by, version, at) {
	case LinkGood:
		return nil
	case LinkExpired:
		return ErrLinkExpired
	case LinkUsed:
		return ErrLinkUsed
	case LinkRefused:
		return ErrRefused
	case LinkSuperseded:
		return ErrLinkSuperseded
	case LinkWithdrawn:
		return ErrLinkWithdrawn
	case LinkNotYours:
		return ErrNotYours
	case LinkUnknown:
	}
	return ErrLinkUnknown
}

// Renew sends a new link to the registered address after the old one ran out, and tells the user administrators. It is the one act that
// needs no login: whoever holds an old link may press the button, but where the letter goes is not theirs to say. A second
// press finds the new link good and changes nothing.
func (u User) Renew(version int, at time.Time) (User, []Effect, error) {
	switch status := u.Link("", version, at); {
	case (status == LinkGood || status == LinkSuperseded) && !u.AskedAt.IsZero() && u.AskedAt.Equal(u.LinkAt):
		return u, nil, nil // the link that was asked for is on its way.
	case status != LinkExpired:
		return u, nil, ErrState
	case !u.AskedAt.IsZero() && at.Before(u.AskedAt.Add(u.Rules.OrDefaults().RenewAfter)):
		return u, nil, ErrTooSoon
	}
	u.AskedAt = at
	u, effects, err := u.note(EventAsked, "", at).link(at)
	return u, append(effects, TellAdministrators{User: u.ID, About: AboutNewLink, Version: u.LinkVersion}), err
}

// Resend sends a new link because a user administrator asks for it. version is that of the link they saw: when there is a newer one, it
// was resent already, and nothing happens.
func (u User) Resend(by person.Ref, version int, at time.Time) (User, []Effect, error) {
	switch {
	case u.State != Invited:
		return u, nil, ErrState
	case version != u.LinkVersion:
		return u, nil, nil
	}
	return u.note(EventLink, by, at).link(at)
}
