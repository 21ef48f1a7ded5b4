package connection

import (
	"time"
	"unicode/utf8"

	"tilslut/internal/onboarding/person"
)

// MaxName is how long a name may be, in characters.
const MaxName = 140

// SetContact stores how letters reach and greet the representative. lang ("da" or "en") becomes the language of these letters,
// anything else leaves it. On a confirmed case it is CorrectContact.
func (c Connection) SetContact(by person.Ref, contact Contact, lang string, at time.Time) (Connection, []Effect, error) {
	c, err := c.open(by, at)
	if err != nil {
		return c, nil, err
	}
	if c.State != Draft {
		return c.CorrectContact(by, contact, at)
	}
	name, email, err := writable(contact.Name, contact.Email)
	if err != nil {
		return c, nil, err
	}
	before := c
	c.Contact.Name, c.Contact.Email = name, email
	c.Contact.Version = max(c.Contact.Version, 1)
	c.Language = spoken(lang, c.Language)
	if c.Contact == before.Contact && c.Language == before.Language {
		return before, nil, nil
	}
	return c.touch(EventContact, at, ""), nil, nil
}

// CorrectContact mends the representative's name or e-mail after the confirmation. Once connected, the receipt is sent again: to
// the corrected address, or to the same one when the last receipt came back.
func (c Connection) CorrectContact(by person.Ref, contact Contact, at time.Time) (Connection, []Effect, error) {
	c, err := c.open(by, at)
	if err != nil {
		return c, nil, err
	}
	name, email, err := writable(contact.Name, contact.Email)
	if err != nil {
		return c, nil, err
	}
	same := c.Contact.Name == name && c.Contact.Email == email
	switch c.State {
	case AwaitingMailbox, Draft:
		if same {
			return c, nil, nil
		}
		c.Contact.Name, c.Contact.Email = name, email
		c.Contact.Version = max(c.Contact.Version, 1)
		return c.touch(EventContactCorrected, at, ""), nil, nil
	case Connected:
		if same && !c.Bounced(LetterReceipt, c.ID) {
			return c, nil, nil
		}
		if err := c.mayWrite(LetterReceipt, at); err != nil {
			return c, nil, err
		}
		c.Contact = Contact{Name: name, Email: email, Version: c.Contact.Version + 1}
		receipt := SendReceipt{Case: c.ID, Version: c.Contact.Version}
		return c.touch(EventContactCorrected, at, "").order(at, receipt), []Effect{receipt}, nil
	case AwaitingRepresentative, UnderReview, MoreDocumentation, Returned, Rejected, Expired, Withdrawn:
	}
	return c, nil, ErrState
}

// writable cleans a name and an e-mail that a person typed, or answers ErrBadContact. Forms have said what is wrong before.
func writable(name, email string) (string, string, error) {
	name = person.Clean(name)
	address, err := person.ParseEmail(email)
	if err != nil || name == "" || utf8.RuneCountInString(name) > MaxName || person.LooksLikeCPR(name) || person.LooksLikeCPR(address) {
		return "", "", ErrBadContact
	}
	return name, address, nil
}

// spoken answers lang where it is a language of the house, else the language so far.
func spoken(lang, soFar string) string {
	if lang == "da" || lang == "en" {
		return lang
	}
	return soFar
}
