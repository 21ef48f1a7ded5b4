package main

import (
	"context"
	"errors"
	"net/mail"

	"tilslut/internal/outside/smtp"
	"tilslut/web/letter"
)

// sweep is the effect of the clock, once an hour: what has run out is removed.
type sweep struct{}

// Kind names the job.
func (sweep) Kind() string { return "house_sweep" }

// sweepOf removes sessions, logins under way and counts that are over.
func sweepOf(rooms ...interface {
	Sweep(ctx context.Context) error
}) func(context.Context, sweep) error {
	return func(ctx context.Context, _ sweep) error {
		var failed []error
		for _, room := range rooms {
			failed = append(failed, room.Sweep(ctx))
		}
		return errors.Join(failed...)
	}
}

// postman hands a letter to the mail server: web/letter and outside/smtp know nothing of each other.
type postman struct{ sender *smtp.Sender }

// Send sends one letter.
func (p postman) Send(ctx context.Context, m letter.Message) error {
	return p.sender.Send(ctx, smtp.Message(m))
}

// contact is the address where somebody answers, without the name before it: pages and letters show it.
func contact(address string) string {
	if parsed, err := mail.ParseAddress(address); err == nil {
		return parsed.Address
	}
	return address
}
