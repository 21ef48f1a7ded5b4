package connection

import (
	"slices"
	"time"

	"tilslut/internal/onboarding/person"
)

// ChooseRole says which part the person plays: the representative's own case, or a reporter's. Who changes her mind keeps what she has
// answered about herself. An association that is locked out is for its representative alone.
func (c Connection) ChooseRole(by person.Ref, role person.Role, at time.Time) (Connection, []Effect, error) {
	c, err := c.open(by, at)
	switch {
	case err != nil:
		return c, nil, err
	case role != person.Representative && role != person.Reporter:
		return c, nil, ErrBadRole
	case c.Part(by) != Starter:
		return c, nil, ErrNotYourTurn
	case c.Role == role:
		return c, nil, nil
	case c.State != Draft && c.State != Returned, c.Replaces != "" && role == person.Reporter:
		return c, nil, ErrState
	}
	switch before := c.Role; {
	case role == person.Reporter && before == person.Representative:
		c.Reporter, c.ReporterLanguage = c.Contact, c.Language
		c.Contact = Contact{}
		c = c.unclaimed()
	case before == person.Reporter:
		c = c.unclaimed()
		c.Contact, c.Language = c.Reporter, c.ReporterLanguage
		c.Reporter = Contact{}
		c.Administrators = slices.DeleteFunc(slices.Clone(c.Administrators), func(a Administrator) bool { return a.Representative })
	}
	c.State, c.Role, c.Comment, c.Finding = Draft, role, "", Finding{}
	return c.touch(EventRole, by, at, "", "role", string(role)), nil, nil
}

// becomesRepresentative is the case of a reporter whom the link to the representative has led to herself: her own draft, as she
// prepared it.
func (c Connection) becomesRepresentative() Connection {
	c.State, c.Role, c.Reporter, c.Finding = Draft, person.Representative, Contact{}, Finding{}
	self := slices.ContainsFunc(c.Administrators, func(a Administrator) bool { return a.Self })
	c.Administrators = slices.Clone(c.Administrators)
	if self {
		c.Administrators = slices.DeleteFunc(c.Administrators, func(a Administrator) bool { return a.Representative })
	}
	for i, a := range c.Administrators {
		if a.Representative {
			c.Administrators[i].Representative, c.Administrators[i].Self, c.Administrators[i].Person = false, true, c.StartedBy
		}
	}
	return c
}

// SetFinding stores what a weighing showed, so that pages can lead the way. It decides nothing: Confirm weighs again.
func (c Connection) SetFinding(by person.Ref, f Finding, at time.Time) (Connection, []Effect, error) {
	c, err := c.write(by, at)
	switch {
	case err != nil:
		return c, nil, err
	case f.Association != c.Association:
		return c, nil, ErrState
	case c.Finding == c.found(f).Finding:
		return c, nil, nil
	case !c.Answering():
		return c, nil, ErrState
	}
	return c.found(f).touch(EventEvidence, by, at, "", "verdict", string(f.Verdict), "evidence", string(f.Evidence)), nil, nil
}

// found takes over a finding and, where the register answered, the association's name and form.
func (c Connection) found(f Finding) Connection {
	if f.Name == "" {
		f.Name, f.FormCode = c.AssociationName, c.FormCode
	}
	c.Finding, c.AssociationName, c.FormCode = f, f.Name, f.FormCode
	return c
}

// Way answers where a finding leads in this case. An association that is locked out is opened by a login that attests, or by a
// caseworker: a name and a mailbox are not enough.
func (c Connection) Way(f Finding) Way {
	if c.Replaces != "" && f.Verdict != VerdictAttested {
		return WayDocumentation
	}
	return f.Way()
}
