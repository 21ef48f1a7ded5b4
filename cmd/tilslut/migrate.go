package main

import (
	"context"
	"fmt"
	"io"

	"tilslut/internal/platform/config"
	"tilslut/internal/platform/postgres"
)

type migrateCommand struct{}

// Run brings the database to this version. It may be run at every start, by any number of instances at once.
func (migrateCommand) Run(ctx context.Context, out io.Writer, s config.Settings) error {
	set, err := s.Migrate()
	if err != nil {
		return err
	}
	if err := postgres.Migrate(ctx, set.Owner, set.Service); err != nil {
		return err
	}
	fmt.Fprintln(out, "the database is at this version")
	return nil
}
