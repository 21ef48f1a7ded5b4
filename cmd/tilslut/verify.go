package main

import (
	"context"
	"fmt"
	"io"

	"tilslut/internal/platform/audit"
	"tilslut/internal/platform/config"
	"tilslut/internal/platform/postgres"
)

type verifyCommand struct{}

// Run recomputes every association's audit. What does not hold is printed, and the command then fails.
func (verifyCommand) Run(ctx context.Context, out io.Writer, s config.Settings) error {
	set, err := s.Migrate()
	if err != nil {
		return err
	}
	pool, err := postgres.Open(ctx, set.Service)
	if err != nil {
		return err
	}
	defer pool.Close()
	chains, broken, err := audit.VerifyAll(ctx, pool)
	if err != nil {
		return err
	}
	for _, b := range broken {
		fmt.Fprintln(out, b)
	}
	if len(broken) > 0 {
		return fmt.Errorf("%d places in the audit do not hold", len(broken))
	}
	fmt.Fprintf(out, "%d chains hold\n", chains)
	return nil
}
