package connection

import (
	"time"
	"unicode/utf8"

	"tilslut/internal/onboarding/person"
)

// MaxName is how long a name may be, in characters.
const MaxName = 140

// SetContact stores how letters reach and greet the representative: her own details, or those by which a reporter names her. lang ("da" or
// "en") becomes the language of these letters, anything else leaves it. On a confirmed case it is CorrectContact.
func (c Connection) SetContact(by person.Ref, contact Contact, lang string, at time.Time) (Connection, []Effect, error) {
	c, err := c.write(by, at)
	if err != nil {
		return c, nil, err
	}
	if !c.Answering() {
		return c.CorrectContact(by, contact, at)
	}
	before := c
	if c.Part(by) == c.Decider() {
		if c, err = c.reached(contact, lang); err != nil {
			return c, nil, err
		}
	} else if c, _, err = c.named(contact, lang); err != nil {
		return c, nil, err
	}
	if c.Contact == before.Contact && c.Language == before.Language {
		return before, nil, nil
	}
	return c.touch(EventContact, by, at, ""), nil, nil
}

// reached takes over the representative's own details.
func (c Connection) reached(contact Contact, lang string) (Connection, error) {
	name, email, err := writable(contact.Name, contact.Email)
	if err != nil {
		return c, err
	}
	c.Contact = Contact{Name: name, Email: email, Version: max(c.Contact.Version, 1)}
	c.Language = spoken(lang, c.Language)
	return c, nil
}

// SetReporter stores how letters reach and greet the reporter; on a case that was sent, too.
func (c Connection) SetReporter(by person.Ref, contact Contact, lang string, at time.Time) (Connection, []Effect, error) {
	c, err := c.open(by, at)
	switch {
	case err != nil:
		return c, nil, err
	case c.Role != person.Reporter:
		return c, nil, ErrState
	case c.Part(by) != Starter:
		return c, nil, ErrNotYourTurn
	}
	name, email, err := writable(contact.Name, contact.Email)
	if err != nil {
		return c, nil, err
	}
	fresh := Contact{Name: name, Email: email, Version: max(c.Reporter.Version, 1)}
	if lang = spoken(lang, c.ReporterLanguage); fresh == c.Reporter && lang == c.ReporterLanguage {
		return c, nil, nil
	}
	c.Reporter, c.ReporterLanguage = fresh, lang
	return c.touch(EventReporter, by, at, ""), nil, nil
}

// CorrectContact mends the representative's name or e-mail after the confirmation. Once connected, the receipt is sent again: to
// the corrected address, or to the same one when the last receipt came back.
func (c Connection) CorrectContact(by person.Ref, contact Contact, at time.Time) (Connection, []Effect, error) {
	c, err := c.write(by, at)
	if err != nil {
		return c, nil, err
	}
	if c.Part(by) != c.Decider() {
		return c, nil, ErrNotYourTurn
	}
	name, email, err := writable(contact.Name, contact.Email)
	if err != nil {
		return c, nil, err
	}
	same := c.Contact.Name == name && c.Contact.Email == email
	if c.State != Connected {
		if same {
			return c, nil, nil
		}
		c.Contact.Name, c.Contact.Email = name, email
		c.Contact.Version = max(c.Contact.Version, 1)
		return c.touch(EventContactCorrected, by, at, ""), nil, nil
	}
	if same && !c.Bounced(LetterReceipt, c.ID) {
		return c, nil, nil
	}
	if err := c.mayWrite(LetterReceipt, at); err != nil {
		return c, nil, err
	}
	c.Contact = Contact{Name: name, Email: email, Version: c.Contact.Version + 1}
	receipt := SendReceipt{Case: c.ID, Version: c.Contact.Version}
	return c.touch(EventContactCorrected, by, at, "").order(at, receipt), []Effect{receipt}, nil
}

// Reach answers how letters reach and greet one side of the case, and in which language.
func (c Connection) Reach(to Part) (Contact, string) {
	if to == Starter && c.Role == person.Reporter {
		return c.Reporter, c.ReporterLanguage
	}
	return c.Contact, c.Language
}

// Applicants answers the sides of the case that are told what a caseworker does: the decider first.
func (c Connection) Applicants() []Part {
	if c.Role == person.Reporter {
		return []Part{Representative, Starter}
	}
	return []Part{Starter}
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
