package connection

import (
	"time"

	"tilslut/internal/onboarding/person"
)

// OpenMailbox connects: the person who confirmed has opened the link that went to the association's mailbox in the register, so
// the name in the register and the mailbox belong together. f is weighed now, by the caller: days have gone by since the
// confirmation. The link says where to go, never who comes: somebody else who opens it changes nothing (ErrNotYours).
//
// Where the register no longer names the person, the case is a draft again, with what was found. Where it has another mailbox by
// now, the link proves nothing (ErrState); Confirm sends one there. A register that can't be asked connects nobody.
func (c Connection) OpenMailbox(by person.Ref, version int, f Finding, at time.Time) (Connection, []Effect, error) {
	c, err := c.open(by, at)
	if err != nil {
		return c, nil, err
	}
	switch status := c.MailboxLink(by, version, at); status {
	case LinkUsed:
		return c, nil, nil
	case LinkGood:
		return c.opened(by, f, at)
	case LinkExpired, LinkSuperseded, LinkUnknown, LinkWithdrawn, LinkTaken, LinkNotYours:
		return c, nil, linkErrors[status]
	}
	return c, nil, ErrLinkUnknown
}

// linkErrors are the refusals of a link that does not stand well.
var linkErrors = map[LinkStatus]error{
	LinkExpired: ErrLinkExpired, LinkSuperseded: ErrLinkSuperseded, LinkUnknown: ErrLinkUnknown, LinkUsed: ErrState,
	LinkWithdrawn: ErrWithdrawn, LinkTaken: ErrAlreadyConnected, LinkNotYours: ErrNotYours,
}

func (c Connection) opened(by person.Ref, f Finding, at time.Time) (Connection, []Effect, error) {
	if err := f.Refuses(c.Association); err != nil {
		return c, nil, err
	}
	switch way := c.Way(f); {
	case way == WayDocumentation:
		c = c.found(f).touch(EventEvidence, by, at, "", "verdict", string(f.Verdict), "evidence", string(f.Evidence))
		c.State = c.desk()
		c.Invitation.SentAt = c.moved(at)
		return c, nil, nil
	case way == WayMailbox && f.RegisterEmail != c.RegisterEmail:
		return c, nil, ErrState
	}
	return c.found(f).touch(EventMailboxOpened, by, at, "").connect(at)
}

// What the flow's links are signed for. A mailbox link's id is the case's, a setup link's is the administrator's.
const (
	PurposeMailbox = "mailbox" // opens at /connect/mailbox/{token}
	PurposeSetup   = "setup"   // opens at /setup/{token}
)

// LinkStatus is how a link in a letter stands.
type LinkStatus string

// The ways in which a link can stand. Each but LinkUnknown has a page of its own with a way on.
const (
	LinkGood       LinkStatus = "good"
	LinkExpired    LinkStatus = "expired"
	LinkUsed       LinkStatus = "used"
	LinkSuperseded LinkStatus = "superseded"
	LinkWithdrawn  LinkStatus = "withdrawn"
	LinkTaken      LinkStatus = "taken"     // another case connected the association
	LinkNotYours   LinkStatus = "not-yours" // somebody else is logged in
	LinkUnknown    LinkStatus = "unknown"   // there never was such a link
)

// MailboxLink judges a mailbox link without changing anything. by is who is logged in, "" before the login: then only the link
// itself is judged.
func (c Connection) MailboxLink(by person.Ref, version int, at time.Time) LinkStatus {
	switch {
	case version < 1 || version > c.MailboxVersion:
		return LinkUnknown
	case by != "" && c.Part(by) != c.Decider():
		return LinkNotYours
	case c.State == Withdrawn:
		return LinkWithdrawn
	case c.State == Connected:
		return LinkUsed
	case c.Taken:
		return LinkTaken
	case version < c.MailboxVersion:
		return LinkSuperseded
	case c.State != AwaitingMailbox || !at.Before(c.MailboxUntil()):
		return LinkExpired
	}
	return LinkGood
}
