package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"time"

	"tilslut/internal/onboarding/terms/termssql"
	"tilslut/internal/platform/audit"
	"tilslut/internal/platform/config"
	"tilslut/internal/platform/postgres"
	"tilslut/internal/platform/secret"
)

type checkCommand struct{}

var errCheck = errors.New("not everything is as it should be; see the lines above")

// Run tries every setting and every neighbour, and prints a line for each: what it is, and "ok" or what to mend.
func (checkCommand) Run(ctx context.Context, out io.Writer, s config.Settings) error {
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	failed := false
	line := func(what string, err error) {
		said := "ok"
		if err != nil {
			failed, said = true, err.Error()
		}
		fmt.Fprintf(out, "%-14s %s\n", what, said)
	}
	set, err := s.Serve()
	line("settings", err)
	if err != nil {
		return errCheck
	}
	keys, err := secret.Load(set.KeysFile)
	line("keys", err)
	pool, err := postgres.Open(ctx, set.DatabaseURL)
	if err == nil {
		defer pool.Close()
		err = postgres.Ready(ctx, pool)
	}
	line("database", err)
	if err == nil {
		_, err = (&termssql.Store{Pool: pool}).Current(ctx)
		line("terms", err)
		line("audit", audit.Apart(ctx, pool))
	}
	outside, err := open(set, keys, slog.New(slog.NewTextHandler(os.Stderr, nil)))
	line("clients", err)
	if err == nil {
		line("MitID broker", outside.broker.Check(ctx))
		if outside.staff != nil {
			line("staff login", outside.staff.Check(ctx))
		} else {
			fmt.Fprintf(out, "%-14s %s\n", "staff login", "none: nobody can log in at /review (TILSLUT_STAFF_ISSUER)")
		}
		line("CVR register", outside.register.Check(ctx))
		line("mail server", outside.mail.Check(ctx))
		line("virus scanner", outside.scanner.Check(ctx))
	}
	if err == nil && keys != nil { // The vault is tried with a document, which is sealed.
		line("vault", outside.vault.Check(ctx))
	}
	if failed {
		return errCheck
	}
	return nil
}
