package activation

import (
	"strings"
	"time"
	"unicode"

	"tilslut/internal/onboarding/membership"
	"tilslut/internal/onboarding/person"
)

// PageSize is how many users are shown at once.
const PageSize = 25

// MaxCandidates is how many users that fit a search are looked at. Of more, the page says that the search wants to be narrower.
const MaxCandidates = 1000

// Filter says which users a list shows.
type Filter struct {
	State  State  // "" = those who wait: imported, invited and refused
	Search string // a part of name or e-mail, "" = all
	After  string // id of the last user shown, "" = the beginning
}

// Line is one user in the list.
type Line struct {
	ID, Name, Email string
	State           State
	Choice          Choice
	BirthKnown      bool
	Bounced         bool      // the letter with the newest link came back
	LinkUntil       time.Time // zero = no link was sent
	DeletedAt       time.Time
	Matched         bool
}

// Page is a part of the list, by name, with what stands above it.
type Page struct {
	Lines     []Line // at most PageSize
	Next      string // Filter.After of the next page; "" where this is the last
	Capped    bool   // there are more than MaxCandidates hits: some are not shown
	Counts    Counts
	Agreement membership.Agreement
	At        time.Time
}

// Counts is how many users of an association are in each state, and how many of them want an administrator's attention.
type Counts struct {
	ByState  map[State]int
	Bounced  int // invited, and the letter came back; counted up to MaxCandidates, like the next two
	Expiring int // invited, and the link runs out within a week
	Expired  int // invited, and the link ran out
}

// Waiting is how many are imported, invited or refused.
func (c Counts) Waiting() int { return c.ByState[Imported] + c.ByState[Invited] + c.ByState[Refused] }

// Summary is what a transition did to some users, or would do.
type Summary struct {
	Met []string          // the users it met, by id
	Not map[Reason]int    // how many it didn't, and why
	Why map[string]Reason // of each user it didn't meet
}

// Swept says what a sweep did.
type Swept struct{ Reminded, Purged int }

// Recipient is a user administrator whom a letter goes to.
type Recipient struct{ Name, Email, Language string }

// SearchKey is what of a user is searched, and how a search is asked: small letters, one space between words.
func SearchKey(name, email string) string { return strings.ToLower(person.Clean(name + " " + email)) }

// SortKey is a name as lists are ordered: letters alone, with æ, ø and å after z.
func SortKey(name string) string {
	return strings.Map(func(r rune) rune {
		switch r = unicode.ToLower(r); r {
		case 'æ':
			return '{'
		case 'ø':
			return '|'
		case 'å':
			return '}'
		}
		return r
	}, person.Clean(name))
}
