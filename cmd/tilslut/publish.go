package main

import (
	"context"
	"fmt"
	"io"
	"os"

	"tilslut/internal/onboarding/terms"
	"tilslut/internal/onboarding/terms/termssql"
	"tilslut/internal/platform/config"
	"tilslut/internal/platform/postgres"
)

type publishCommand struct {
	Version string `required:"" help:"Name of the version, for example 1.0."`
	Kind    string `required:"" enum:"material,addition" help:"material: changes what is in force; addition: only adds to it."`
	Danish  string `name:"da" required:"" type:"existingfile" help:"File with the Danish text (Markdown)."`
	English string `name:"en" required:"" type:"existingfile" help:"File with the English text (Markdown)."`
}

// Run publishes a version of the terms. Doing it again with the same texts changes nothing.
func (c publishCommand) Run(ctx context.Context, out io.Writer, s config.Settings) error {
	set, err := s.Migrate() // of the settings, only the database is needed
	if err != nil {
		return err
	}
	danish, err := os.ReadFile(c.Danish)
	if err != nil {
		return err
	}
	english, err := os.ReadFile(c.English)
	if err != nil {
		return err
	}
	pool, err := postgres.Open(ctx, set.Service)
	if err != nil {
		return err
	}
	defer pool.Close()
	store := &termssql.Store{Pool: pool}
	version, err := store.Publish(ctx, terms.Version{Name: c.Version, Kind: terms.Kind(c.Kind), Danish: string(danish), English: string(english)})
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "version %s applies from %s\n", version.Name, version.AppliesFrom.Format("2006-01-02 15:04 MST"))
	return nil
}
