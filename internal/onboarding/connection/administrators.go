package connection

import (
	"slices"
	"strings"
	"time"

	"tilslut/internal/onboarding/person"
)

// AddAdministrator appoints somebody. The id is made by the caller; the same appointment twice is one, and the same id with other
// content is a change of that appointment (somebody went back in the browser). Of added, ID, Self, Representative, Name, Email, Language and
// Birth are read. Self is who adds; Representative is whom a reporter named. Birth is the keyed code of somebody else's date of birth,
// bound to ID; for those two it is dropped: the person who logs in is known. On a connected case the setup link goes out at once.
func (c Connection) AddAdministrator(by person.Ref, added Administrator, at time.Time) (Connection, []Effect, error) {
	c, err := c.write(by, at)
	if err == nil {
		err = c.mayAppoint(added.ID)
	}
	if err != nil {
		return c, nil, err
	}
	if old, ok := c.Administrator(added.ID); ok {
		if old.Withdrawn {
			return c, nil, nil
		}
		return c.ChangeAdministrator(by, added, at)
	}
	if len(c.Active()) >= c.rules().MaxAdministrators {
		return c, nil, ErrTooManyAdministrators
	}
	fresh := Administrator{ID: added.ID, Birth: added.Birth, Appointment: 1}
	switch {
	case added.Representative && c.Role == person.Reporter, added.Self && c.Part(by) == Representative:
		fresh.Representative, fresh.Person, fresh.Birth = true, c.Invitation.Person, person.Code{}
	case added.Self:
		fresh.Self, fresh.Person, fresh.Birth = true, c.StartedBy, person.Code{}
	}
	if fresh, err = c.written(fresh, added); err != nil {
		return c, nil, err
	}
	if err := c.mayInvite(at); err != nil {
		return c, nil, err
	}
	c.Administrators = append(slices.Clip(c.Administrators), fresh)
	return c.touch(EventAdministrator, by, at, fresh.ID).invite(fresh.ID, at)
}

// ChangeAdministrator corrects an appointment: name, e-mail, language, and the date of birth where a new code is given (a zero
// Birth keeps the one there is). Self can't become somebody else. On a connected case whatever was corrected makes a new link,
// and the older one is superseded; the same content again sends a new link only where the last letter came back. Another name or
// date of birth means somebody else, who is to be recognised anew.
func (c Connection) ChangeAdministrator(by person.Ref, changed Administrator, at time.Time) (Connection, []Effect, error) {
	c, err := c.write(by, at)
	if err == nil {
		err = c.mayAppoint(changed.ID)
	}
	if err != nil {
		return c, nil, err
	}
	old, ok := c.Administrator(changed.ID)
	if !ok || old.Withdrawn {
		return c, nil, ErrNoAdministrator
	}
	fresh := old
	if !old.known() && !changed.Birth.IsZero() {
		fresh.Birth = changed.Birth
	}
	if fresh, err = c.written(fresh, changed); err != nil {
		return c, nil, err
	}
	anew := !old.known() && (fresh.Name != old.Name || !sameCode(fresh.Birth, old.Birth))
	if anew && c.State == Connected {
		fresh.Appointment, fresh.Progress = old.Appointment+1, Progress{}
	}
	same := !anew && fresh.Name == old.Name && fresh.Email == old.Email && fresh.Language == old.Language
	if same && !(c.State == Connected && c.Bounced(LetterSetup, old.ID)) {
		return c, nil, nil
	}
	if err := c.mayInvite(at); err != nil {
		return c, nil, err
	}
	return c.replace(fresh).touch(EventAdministratorChanged, by, at, fresh.ID).invite(fresh.ID, at)
}

// CorrectAddress is ChangeAdministrator for the e-mail alone.
func (c Connection) CorrectAddress(by person.Ref, id, email string, at time.Time) (Connection, []Effect, error) {
	a, _ := c.Administrator(id)
	a.ID, a.Email, a.Birth = id, email, person.Code{}
	return c.ChangeAdministrator(by, a, at)
}

// RemoveAdministrator takes an appointment back. Before a link was sent it leaves nothing behind; afterwards the link says that it
// was withdrawn. The last administrator of a confirmed case stays: name another first.
func (c Connection) RemoveAdministrator(by person.Ref, id string, at time.Time) (Connection, []Effect, error) {
	c, err := c.write(by, at)
	if err == nil {
		err = c.mayAppoint(id)
	}
	if err != nil {
		return c, nil, err
	}
	a, ok := c.Administrator(id)
	switch {
	case !ok || a.Withdrawn:
		return c, nil, nil
	case !c.Answering() && len(c.Active()) == 1:
		return c, nil, ErrLastAdministrator
	case a.LinkVersion == 0:
		c.Administrators = slices.DeleteFunc(slices.Clone(c.Administrators), func(b Administrator) bool { return b.ID == id })
	default:
		// The date of birth has nobody to be compared with any longer.
		a.Withdrawn, a.Birth = true, person.Code{}
		c = c.replace(a)
	}
	return c.touch(EventAdministratorRemoved, by, at, id), nil, nil
}

// mayAppoint answers whether the administrator is managed on the case now. Once the association is set up, only those are who were
// appointed before and have not approved yet.
func (c Connection) mayAppoint(id string) error {
	switch c.State {
	case Draft, Returned, AwaitingRepresentative, AwaitingMailbox, UnderReview, MoreDocumentation, AwaitingObjection:
		return nil
	case Connected:
		if a, ok := c.Administrator(id); !c.SetUpAt.IsZero() && (!ok || !a.Progress.DoneAt.IsZero()) {
			return ErrSetUp
		}
		return nil
	case Rejected, Expired, Withdrawn:
	}
	return ErrState
}

// known answers whether the person is known by her login, so that no date of birth is needed.
func (a Administrator) known() bool { return a.Self || a.Representative }

// Manages answers whether the case can still add somebody (id "") or correct an appointment.
func (c Connection) Manages(id string) bool { return !c.Taken && c.mayAppoint(id) == nil }

// written takes the typed fields of an appointment over into a, and checks it against the others of the case.
func (c Connection) written(a, typed Administrator) (Administrator, error) {
	var err error
	before := a
	if a.Name, a.Email, err = writable(typed.Name, typed.Email); err != nil {
		return a, err
	}
	a.Language = spoken(typed.Language, c.Language)
	// Once the person was recognised the date of birth is forgotten, and only somebody else would need one.
	recognised := !a.Progress.MatchedAt.IsZero() && a.Name == before.Name
	if !a.known() && a.Birth.IsZero() && !recognised {
		return a, ErrNoBirth
	}
	for _, b := range c.Active() {
		switch {
		case b.ID == a.ID:
		case strings.EqualFold(a.Email, b.Email):
			return a, ErrDuplicateEmail
		case a.Self && b.Self, a.Representative && b.Representative:
			return a, ErrSelfTwice
		}
	}
	return a, nil
}

// mayInvite answers whether a correction may send a setup link now; before the connection none is sent.
func (c Connection) mayInvite(at time.Time) error {
	if c.State != Connected {
		return nil
	}
	return c.mayWrite(LetterSetup, at)
}

// invite orders the setup link of an administrator of a connected case. Before that, links wait for the connection.
func (c Connection) invite(id string, at time.Time) (Connection, []Effect, error) {
	a, ok := c.Administrator(id)
	if !ok || c.State != Connected {
		return c, nil, nil
	}
	return c.sendLink(a, c.boundBy(), at)
}

// sendLink orders a new setup link; by "" is for a link that somebody asked for who was not logged in.
func (c Connection) sendLink(a Administrator, by person.Ref, at time.Time) (Connection, []Effect, error) {
	a.LinkVersion++
	a.LinkAt = at
	link := SendSetupLink{Case: c.ID, Administrator: a.ID, Version: a.LinkVersion}
	return c.replace(a).note(Event{Kind: EventSetupLink, At: at, By: by, Subject: a.ID}).order(at, link), []Effect{link}, nil
}

// replace puts an administrator in the place of the one with the same id, in a copy of the list.
func (c Connection) replace(a Administrator) Connection {
	c.Administrators = slices.Clone(c.Administrators)
	for i := range c.Administrators {
		if c.Administrators[i].ID == a.ID {
			c.Administrators[i] = a
		}
	}
	return c
}

func sameCode(a, b person.Code) bool { return a.Epoch == b.Epoch && slices.Equal(a.Tag, b.Tag) }
