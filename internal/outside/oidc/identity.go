package oidc

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/identity"
	"tilslut/internal/onboarding/person"
)

const (
	// maxAuthAge is how long ago the person may have proved who they are.
	maxAuthAge = 5 * time.Minute
	maxName    = 300 // runes; MitID's longest names are below half of that
)

// said is what a broker said in one login.
type said struct{ idToken, userInfo claims }

// find answers the values of the first literal name that has any.
func (s said) find(f Field) []string {
	from := f.From
	if len(from) == 0 {
		from = []string{"id_token"}
	}
	for _, place := range from {
		in := s.idToken
		if place == "userinfo" {
			in = s.userInfo
		}
		for _, name := range f.Names {
			if values := in.texts(name); len(values) > 0 {
				return values
			}
		}
	}
	return nil
}

// meets says whether one of the field's values is one of the condition's.
func (s said) meets(c Condition) bool {
	return slices.ContainsFunc(s.find(c.Field), func(value string) bool { return slices.Contains(c.Values, value) })
}

// identity reads what the profile maps, and nothing else. Errors: ErrFailed, ErrLevelTooLow.
func (p Profile) identity(s said, now time.Time) (identity.Identity, error) {
	fail := func(reason string) (identity.Identity, error) {
		return identity.Identity{}, refuse(identity.ErrFailed, reason)
	}
	for _, required := range p.Require {
		if !s.meets(required) {
			return fail("claims: a required value is missing")
		}
	}
	if slices.ContainsFunc(p.Refuse, s.meets) {
		return fail("claims: a refused value is present")
	}
	var who identity.Identity
	var ok bool
	if who.AuthTime, ok = single(s.find(p.Claims.AuthTime), parseInstant); !ok {
		return fail("claims: no time of authentication")
	}
	if age := now.Sub(who.AuthTime); age < -leeway || age > maxAuthAge+leeway {
		return fail("claims: the authentication is too old, or in the future")
	}
	if who.Level, ok = single(s.find(p.Claims.Level.Field), p.level); !ok {
		return fail("claims: no level that we know")
	}
	if who.Level < identity.Substantial {
		return identity.Identity{}, refuse(identity.ErrLevelTooLow, "claims: the level is "+who.Level.String())
	}
	if len(p.Claims.Name.Names) > 0 {
		if who.Name, ok = single(s.find(p.Claims.Name), usableName); !ok {
			return fail("claims: no usable name")
		}
	}
	if len(p.Claims.BirthDate.Names) > 0 {
		if who.BirthDate, ok = single(s.find(p.Claims.BirthDate), func(text string) (string, bool) { return birthDate(text, now) }); !ok {
			return fail("claims: no usable date of birth")
		}
	}
	who.Protected = s.meets(p.Claims.Protected) || slices.ContainsFunc(p.PlaceholderNames, func(placeholder string) bool {
		return strings.EqualFold(person.Clean(placeholder), who.Name)
	})
	who.Authenticator = p.authenticator(s.find(p.Claims.Authenticator.Field))
	who.Represents = p.represents(s)
	return who, nil
}

// single reads a claim that must have exactly one value: of several, nobody can say which one counts.
func single[T any](values []string, read func(string) (T, bool)) (T, bool) {
	if len(values) != 1 {
		var none T
		return none, false
	}
	return read(values[0])
}

func usableName(text string) (string, bool) {
	name := person.Clean(text)
	return name, name != "" && utf8.RuneCountInString(name) <= maxName && !person.LooksLikeCPR(name)
}

// birthDate takes YYYY-MM-DD only: a lenient reader would take other numbers for dates.
func birthDate(text string, now time.Time) (string, bool) {
	day, err := time.Parse(time.DateOnly, text)
	return text, err == nil && day.Year() >= 1850 && !day.After(now.Add(24*time.Hour))
}

// represents answers the attested CVR numbers, each once. What isn't a CVR number attests nothing, and fails nothing.
func (p Profile) represents(s said) []association.CVR {
	var out []association.CVR
	for _, rule := range p.Represents {
		if rule.When != nil && !s.meets(*rule.When) {
			continue
		}
		for _, value := range s.find(rule.Field) {
			for part := range strings.FieldsFuncSeq(value, func(r rune) bool { return r == ',' || r == ';' }) {
				if cvr, err := association.ParseCVR(part); err == nil && !slices.Contains(out, cvr) {
					out = append(out, cvr)
				}
			}
		}
	}
	return out
}
