package fault

import "errors"

// Kind is the sort of failure, from the point of view of the one who asked.
type Kind int

const (
	// Invalid means that what was sent can't be used as it is; the sender can correct it.
	Invalid Kind = iota + 1
	// NotFound means that there is no such thing, or that the asker may not know of it.
	NotFound
	// Forbidden means that the asker is known and may not do this.
	Forbidden
	// Conflict means that the thing's present state does not allow this.
	Conflict
	// Gone means that it was there once: expired, used, superseded or withdrawn.
	Gone
	// TooMany means that the asker must wait before trying again.
	TooMany
	// Unavailable means that a part of the house, or a neighbour, does not answer now; trying later helps.
	Unavailable
	// Unauthenticated means that the asker has to log in first.
	Unauthenticated
	// Refused means that a neighbour said no for good (a mail server's 5xx); trying again won't help.
	Refused
)

// Fault is a failure with a kind and the key of the message that explains it, for example "connection.not-yours".
type Fault struct {
	Kind Kind
	Key  string
}

// New makes a fault. Keep it in a package variable: faults are compared by identity.
func New(kind Kind, key string) *Fault { return &Fault{Kind: kind, Key: key} }

// Error answers the key: it is for logs, people get the sentence behind it.
func (f *Fault) Error() string { return f.Key }

// KindOf finds the first fault in err's chain. It answers false where there is none: then it is our own mistake.
func KindOf(err error) (kind Kind, key string, ok bool) {
	var f *Fault
	if errors.As(err, &f) {
		return f.Kind, f.Key, true
	}
	return 0, "", false
}
