package main

import (
	"context"
	"fmt"
	"os"
)

// tilslut is the service's program with everything that it is told.
type tilslut struct {
	program     string
	environment []string
	out         *log
}

// prepare brings the database to this version and publishes the sample terms. Both do nothing the second time. A database that
// holds other terms of that name, or terms of somebody's own, keeps them.
func (t tilslut) prepare(ctx context.Context, data *folder) error {
	t.out.hush(true)
	defer t.out.hush(false)
	if err := run(ctx, t.out, t.environment, t.program, "migrate"); err != nil {
		return t.explain(fmt.Errorf("tilslut migrate: %w", err))
	}
	err := run(ctx, t.out, t.environment, t.program, "terms", "publish", "--version", termsVersion, "--kind", "addition",
		"--da", data.in("terms", "da.md"), "--en", data.in("terms", "en.md"))
	if err != nil && ctx.Err() == nil {
		fmt.Fprintln(os.Stderr, "desk: the sample terms were not published, the database goes on with what it has")
	}
	return ctx.Err()
}

// explain adds what the program said last.
func (t tilslut) explain(err error) error {
	return fmt.Errorf("%w\n%s\n(all of it: %s)", err, t.out.tail(), t.out.file.Name())
}
