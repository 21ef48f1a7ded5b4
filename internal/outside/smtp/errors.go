package smtp

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/textproto"

	gomail "github.com/wneessen/go-mail"

	"tilslut/internal/onboarding/fault"
)

var (
	// ErrRefused says that this letter will never be taken: the mail server answered 5xx, or the address can't be written to.
	ErrRefused = fault.New(fault.Refused, "mail.refused")
	// ErrUnavailable says that the letter was not taken now; the same letter may be tried again later.
	ErrUnavailable = fault.New(fault.Unavailable, "mail.unavailable")
)

// judge turns a failed transaction into one of ours, with the reply's numbers and none of its words. nil stays nil.
func judge(ctx context.Context, err error) error {
	if err == nil {
		return nil
	}
	var failed *gomail.SendError
	if !errors.As(err, &failed) {
		return unreachable(ctx, "sending", err)
	}
	stage := failed.Reason.String()
	code := failed.ErrorCode()
	if code == 0 {
		if ctx.Err() != nil {
			return fmt.Errorf("%w: %s: %w", ErrUnavailable, stage, context.Cause(ctx))
		}
		return fmt.Errorf("%w: %s: no answer", ErrUnavailable, stage)
	}
	reply := fmt.Sprintf("%s: %d %s", stage, code, failed.EnhancedStatusCode())
	if code >= 500 && aboutTheLetter(failed.Reason) {
		return fmt.Errorf("%w: %s", ErrRefused, reply)
	}
	return fmt.Errorf("%w: %s", ErrUnavailable, reply)
}

// aboutTheLetter tells whether a reply at this point judges the letter or its recipient, rather than us.
func aboutTheLetter(reason gomail.SendErrReason) bool {
	return reason == gomail.ErrSMTPRcptTo || reason == gomail.ErrSMTPData ||
		reason == gomail.ErrWriteContent || reason == gomail.ErrSMTPDataClose
}

// unreachable says why there is no usable connection. A reply is told by its number, everything else is the network's or
// TLS's own error, which names the server at most.
func unreachable(ctx context.Context, doing string, err error) error {
	var reply *textproto.Error
	var network net.Error
	switch {
	case ctx.Err() != nil:
		return fmt.Errorf("%w: %s: %w", ErrUnavailable, doing, context.Cause(ctx))
	case errors.As(err, &reply):
		return fmt.Errorf("%w: %s: answered %d", ErrUnavailable, doing, reply.Code)
	case errors.As(err, &network) && network.Timeout():
		return fmt.Errorf("%w: %s: no answer in time", ErrUnavailable, doing)
	}
	return fmt.Errorf("%w: %s: %w", ErrUnavailable, doing, err)
}

// diedIdle tells whether a kept connection was closed by the server before this letter began: nothing was sent on it.
func diedIdle(err error) bool {
	var failed *gomail.SendError
	if !errors.As(err, &failed) {
		return false
	}
	early := failed.Reason == gomail.ErrSMTPMailFrom || failed.Reason == gomail.ErrConnCheck
	return early && (failed.ErrorCode() == 0 || failed.ErrorCode() == 421)
}
