package oidc

import (
	"context"
	"errors"
	"net"
	"net/url"

	"tilslut/internal/onboarding/fault"
)

// A refusal is a sentinel of package identity with a reason. The reason is made of words that stand in this package: never
// of what a neighbour or a browser sent, so it can be logged.
type refusal struct {
	fault  *fault.Fault
	reason string
}

func refuse(f *fault.Fault, reason string) error { return &refusal{fault: f, reason: reason} }

func (r *refusal) Error() string { return r.fault.Error() + ": " + r.reason }

func (r *refusal) Unwrap() error { return r.fault }

// describe says what went wrong on the way to a neighbour without repeating its answer. The texts of the libraries quote
// whole answers, tokens included, so they are not used.
func describe(err error) string {
	var (
		netErr  net.Error
		lookup  *net.DNSError
		dial    *net.OpError
		request *url.Error
	)
	switch {
	case errors.Is(err, errTooLarge):
		return "the answer is too large"
	case errors.As(err, &netErr) && netErr.Timeout(), errors.Is(err, context.DeadlineExceeded):
		return "no answer in time"
	case errors.Is(err, context.Canceled):
		return "nobody waits for the answer any more"
	case errors.As(err, &lookup):
		return "the host name is unknown"
	case errors.As(err, &dial):
		return "no connection"
	case errors.As(err, &request):
		return "no answer (TLS or transport)"
	}
	return "the answer can't be used"
}
