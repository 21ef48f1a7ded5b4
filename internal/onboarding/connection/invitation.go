package connection

import (
	"slices"
	"strings"
	"time"

	"tilslut/internal/onboarding/identity"
	"tilslut/internal/onboarding/person"
)

// PurposeInvitation is what the representative's link is signed for; its id is the case's. It opens at
// /connect/representative/{token}.
const PurposeInvitation = "representative"

// Invitation is how a reporter's case reaches the representative.
type Invitation struct {
	Version    int        // of the newest link; 0 = never sent
	SentAt     time.Time  // when her days began
	RemindedAt time.Time  // when she was last reminded, by the reporter or by the clock; zero = not since SentAt
	Person     person.Ref // who has taken the case up; "" = nobody yet
}

// Send hands what the reporter prepared to the representative: her link goes out, and her days begin. A case that came back is sent
// again by a new link.
func (c Connection) Send(by person.Ref, at time.Time) (Connection, []Effect, error) {
	c, err := c.open(by, at)
	switch {
	case err != nil:
		return c, nil, err
	case c.Role != person.Reporter:
		return c, nil, ErrState
	case c.Part(by) != Starter:
		return c, nil, ErrNotYourTurn
	case c.State == AwaitingRepresentative:
		return c, nil, nil
	case c.State != Draft && c.State != Returned:
		return c, nil, ErrState
	case len(c.Missing(Starter)) > 0:
		return c, nil, ErrIncomplete
	}
	if err := c.mayWrite(LetterInvitation, at); err != nil {
		return c, nil, err
	}
	c.State, c.Comment, c.Ended = AwaitingRepresentative, "", Ended{}
	return c.touch(EventSent, by, at, "").invited(by, at)
}

// invited orders a new link for the representative and begins her days.
func (c Connection) invited(by person.Ref, at time.Time) (Connection, []Effect, error) {
	c.Invitation.Version++
	c.Invitation.SentAt, c.Invitation.RemindedAt = at, time.Time{}
	link := SendInvitation{Case: c.ID, Version: c.Invitation.Version}
	return c.note(Event{Kind: EventInvited, At: at, By: by}).order(at, link), []Effect{link}, nil
}

// Remind sends the representative the link once more, for the reporter, at most once in RemindEvery.
func (c Connection) Remind(by person.Ref, at time.Time) (Connection, []Effect, error) {
	c, err := c.open(by, at)
	switch {
	case err != nil:
		return c, nil, err
	case c.Part(by) != Starter:
		return c, nil, ErrNotYourTurn
	case c.State != AwaitingRepresentative:
		return c, nil, ErrState
	case !c.MayRemind(at):
		return c, nil, nil
	}
	c, effects := c.reminded(at)
	return c.touch(EventReminded, by, at, ""), effects, nil
}

// MayRemind answers whether the reporter may remind now.
func (c Connection) MayRemind(at time.Time) bool {
	return c.State == AwaitingRepresentative && !at.Before(c.RemindFrom())
}

// RemindFrom is when the reporter may remind next. Zero where nothing was sent.
func (c Connection) RemindFrom() time.Time {
	last := c.Invitation.SentAt
	if c.Invitation.RemindedAt.After(last) {
		last = c.Invitation.RemindedAt
	}
	return after(last, c.rules().RemindEvery)
}

func (c Connection) reminded(at time.Time) (Connection, []Effect) {
	c.Invitation.RemindedAt = at
	return c.tell(LetterInvitationReminder, Representative, at)
}

// CorrectRepresentative mends the representative's name or address after the case was sent: a new link goes out and the older one is
// superseded. Whoever had taken the case up by the older one was not meant, and what she accepted is taken back.
func (c Connection) CorrectRepresentative(by person.Ref, contact Contact, at time.Time) (Connection, []Effect, error) {
	c, err := c.open(by, at)
	switch {
	case err != nil:
		return c, nil, err
	case c.Part(by) != Starter:
		return c, nil, ErrNotYourTurn
	case c.State != AwaitingRepresentative:
		return c, nil, ErrState
	}
	named, changed, err := c.named(contact, c.Language)
	if err != nil || !changed && !c.Bounced(LetterInvitation, c.ID) {
		return c, nil, err
	}
	if err := named.mayWrite(LetterInvitation, at); err != nil {
		return c, nil, err
	}
	return named.touch(EventRepresentative, by, at, "").invited(by, at)
}

// named takes over how the representative is reached; another name or address means somebody else.
func (c Connection) named(contact Contact, lang string) (Connection, bool, error) {
	name, email, err := writable(contact.Name, contact.Email)
	if err != nil {
		return c, false, err
	}
	before := c
	c.Contact.Name, c.Contact.Email = name, email
	c.Contact.Version = max(c.Contact.Version, 1)
	c.Language = spoken(lang, c.Language)
	if c.Contact.Name == before.Contact.Name && c.Contact.Email == before.Contact.Email {
		return c, c.Language != before.Language, nil
	}
	if c.Contact.Name != before.Contact.Name {
		c.Finding = Finding{} // what the register said was about the other name.
	}
	return c.unclaimed().follow(before.Contact), true, nil
}

// follow takes a correction of the representative over to her appointment as administrator, where it says the same as the contact did
// before. An address that another administrator has stays where it is.
func (c Connection) follow(before Contact) Connection {
	for _, a := range c.Active() {
		if !a.Representative {
			continue
		}
		if a.Name == before.Name {
			a.Name = c.Contact.Name
		}
		taken := slices.ContainsFunc(c.Active(), func(b Administrator) bool { return b.ID != a.ID && strings.EqualFold(b.Email, c.Contact.Email) })
		if a.Email == before.Email && !taken {
			a.Email = c.Contact.Email
		}
		c = c.replace(a)
	}
	return c
}

// unclaimed is the case without anybody who has taken it up, and without what she did as the representative.
func (c Connection) unclaimed() Connection {
	c.Invitation.Person, c.Terms, c.DocumentName, c.NameMatch = "", Acceptance{}, "", ""
	for _, a := range c.Administrators {
		if a.Representative {
			a.Person = ""
			c = c.replace(a)
		}
	}
	return c
}

// Expects answers whether a login can be that of the representative whom the reporter named: her name as MitID knows it, or, for
// whoever's name is protected, that she may represent the association.
func (c Connection) Expects(who identity.Identity) bool {
	if who.Protected {
		return slices.Contains(who.Represents, c.Association)
	}
	return person.MatchName(c.Contact.Name, who.Name)
}

// InvitationLink judges a representative's link without changing anything. by is who is logged in, "" before the login: then only
// the link itself is judged.
func (c Connection) InvitationLink(by person.Ref, version int, at time.Time) LinkStatus {
	c, _, _ = c.Lapse(at)
	switch {
	case version < 1 || version > c.Invitation.Version:
		return LinkUnknown
	case c.State == Withdrawn:
		return LinkWithdrawn
	case by != "" && c.Invitation.Person != "" && c.Part(by) == Nobody:
		return LinkNotYours
	case version < c.Invitation.Version:
		return LinkSuperseded
	case c.State == Expired && c.Ended.By == ByInvitation:
		return LinkExpired
	case c.Role != person.Reporter || c.State != AwaitingRepresentative:
		return LinkUsed
	case c.Taken:
		return LinkTaken
	}
	return LinkGood
}

// Claim is the representative taking up what a reporter sent her: whoever holds the link, has logged in and is expected (Expects). From
// then on the case is hers to change, to send back, to decline or to approve. A reporter who turns out to be the representative goes
// on as one.
func (c Connection) Claim(by person.Ref, version int, expected bool, at time.Time) (Connection, []Effect, error) {
	switch status := c.InvitationLink(by, version, at); {
	case by == "":
		return c, nil, ErrNotYours
	case c.Part(by) != Nobody && (status == LinkUsed || c.Invitation.Person != "" && status == LinkGood):
		return c, nil, nil
	case status == LinkNotYours:
		return c, nil, ErrNotYours
	case status == LinkGood && !expected:
		return c, nil, ErrWrongPerson
	case status == LinkGood:
	default:
		return c, nil, linkErrors[status]
	}
	if by == c.StartedBy {
		return c.becomesRepresentative().touch(EventRole, by, at, "", "role", string(person.Representative)), nil, nil
	}
	c.Invitation.Person = by
	for _, a := range c.Administrators {
		if a.Representative {
			a.Person = by
			c = c.replace(a)
		}
	}
	c.Finding = Finding{} // what the reporter saw was about a name; now there is a login to weigh.
	return c.touch(EventClaimed, by, at, ""), nil, nil
}
