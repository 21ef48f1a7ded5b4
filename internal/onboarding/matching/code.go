package matching

import (
	"strings"
	"time"

	"tilslut/internal/onboarding/fault"
	"tilslut/internal/onboarding/person"
)

// The measures of the temporary activation code.
const (
	CodeLength = 10
	CodeTries  = 3
	CodeLife   = 14 * 24 * time.Hour
)

// Why a login was not enough, or a code did not help.
var (
	// ErrWrongPerson means that somebody else was expected.
	ErrWrongPerson = fault.New(fault.Forbidden, "matching.wrong-person")
	// ErrNeedsCode means that the temporary code has to be typed, too.
	ErrNeedsCode = fault.New(fault.Conflict, "matching.needs-code")
	// ErrNoCode means that no code has been issued yet.
	ErrNoCode = fault.New(fault.Conflict, "matching.no-code")
	// ErrWrongCode means that it is another code. A try is gone.
	ErrWrongCode = fault.New(fault.Invalid, "matching.wrong-code")
	// ErrCodeUsedUp means that no try is left: a new code must be issued.
	ErrCodeUsedUp = fault.New(fault.Conflict, "matching.code-used-up")
	// ErrCodeExpired means that the code is too old: a new one must be issued.
	ErrCodeExpired = fault.New(fault.Gone, "matching.code-expired")
)

// Code is a temporary activation code as it is kept. The zero value means that none was issued.
type Code struct {
	Tag     person.Code // keyed code of what was shown once, bound to the invitation
	Until   time.Time
	Tries   int // left
	Version int // raised by every new code, from 1
}

// Usable answers whether the code can still help.
func (c Code) Usable(at time.Time) bool { return c.check(at) == nil }

func (c Code) check(at time.Time) error {
	switch {
	case c.Tag.IsZero():
		return ErrNoCode
	case c.Tries < 1:
		return ErrCodeUsedUp
	case !at.Before(c.Until):
		return ErrCodeExpired
	}
	return nil
}

// Issue answers a new code in the place of this one.
func (c Code) Issue(tag person.Code, at time.Time) Code {
	return Code{Tag: tag, Until: at.Add(CodeLife), Tries: CodeTries, Version: c.Version + 1}
}

// Typed is what the person typed for the code, compared by whoever has the keys.
type Typed struct {
	Given bool // something was typed
	Same  bool // it is the code
}

// Decide answers how the person is matched, and the code as it is afterwards: erased by a match, a try poorer with ErrWrongCode,
// which must be kept although it is refused. The errors are those above.
func (c Code) Decide(f Found, typed Typed, at time.Time) (Method, Code, error) {
	switch Judge(f) {
	case Matched:
		return ByBirth, Code{Version: c.Version}, nil
	case WrongPerson:
		return "", c, ErrWrongPerson
	case NeedsCode:
	}
	if !typed.Given {
		return "", c, ErrNeedsCode
	}
	if err := c.check(at); err != nil {
		return "", c, err
	}
	if !typed.Same {
		c.Tries--
		return "", c, ErrWrongCode
	}
	return ByCode, Code{Version: c.Version}, nil
}

// alphabet is Crockford's: 32 characters that can be read aloud.
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

// NewCode makes a code of at least ten random bytes, as it is coded and compared: ten characters without a gap. Fewer bytes make no
// code: the answer is "".
func NewCode(random []byte) string {
	if len(random) < CodeLength {
		return ""
	}
	code := make([]byte, CodeLength)
	for i := range code {
		code[i] = alphabet[random[i]%byte(len(alphabet))]
	}
	return string(code)
}

// Grouped is a code as it is shown: "7K4M2 QX9TB".
func Grouped(code string) string {
	if len(code) != CodeLength {
		return code
	}
	return code[:CodeLength/2] + " " + code[CodeLength/2:]
}

// CleanCode reads a code as people type it: in small letters, with gaps and hyphens, O for 0, I and L for 1. The answer is as
// NewCode makes it, or "" for what can't be a code.
func CleanCode(s string) string {
	code := strings.Map(func(r rune) rune {
		switch r {
		case ' ', '-', '.', '–':
			return -1
		case 'O':
			return '0'
		case 'I', 'L':
			return '1'
		}
		return r
	}, strings.ToUpper(person.Clean(s)))
	if len(code) != CodeLength || strings.Trim(code, alphabet) != "" {
		return ""
	}
	return code
}
