package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"syscall"
	_ "time/tzdata" // Deadlines are Danish dates, also on a machine without a time-zone database.

	"github.com/alecthomas/kong"

	"tilslut/internal/platform/config"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, os.Args[1:], os.Getenv, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "tilslut:", err)
		stop()
		os.Exit(1)
	}
}

// commands are the command line: one field a command, each with a Run of its own.
type commands struct {
	config.Settings

	Serve   serveCommand   `cmd:"" help:"Answer requests and send letters."`
	Migrate migrateCommand `cmd:"" help:"Bring the database to this version, as the role that owns the tables."`
	Terms   struct {
		Publish publishCommand `cmd:"" help:"Publish a version of the terms."`
	} `cmd:"" help:"The terms that a representative accepts."`
	Users struct {
		Import importCommand `cmd:"" help:"Import the users of an association from a file."`
	} `cmd:"" help:"The users that an association had before."`
	Audit struct {
		Verify verifyCommand `cmd:"" help:"Recompute the audit of every association."`
	} `cmd:"" help:"What happened, as it was recorded."`
	Check   checkCommand   `cmd:"" help:"Try every setting and every neighbour, one line each."`
	Inspect inspectCommand `cmd:"" hidden:"" help:"Look at one uploaded file, in a process with limits."`
}

// errHelped stops run after kong has printed a help text.
var errHelped = errors.New("help printed")

// run is main without the process: arguments, environment and output come in, an error comes out.
func run(ctx context.Context, args []string, getenv func(string) string, stdout io.Writer) (err error) {
	var c commands
	defer func() { // kong ends the process after --help; a function can't.
		if got := recover(); got != nil {
			if stopped, ok := got.(error); !ok || !errors.Is(stopped, errHelped) {
				panic(got)
			}
		}
	}()
	parser, err := kong.New(&c,
		kong.Name("tilslut"),
		kong.Description("Takes a Danish association from 'do we need MitID Erhverv?' to members who act digitally on its behalf. Every flag may stand in the environment: --cvr-url is TILSLUT_CVR_URL."),
		kong.Resolvers(config.Environment(getenv)),
		kong.Writers(stdout, stdout),
		kong.Exit(func(int) { panic(errHelped) }),
	)
	if err != nil {
		return err
	}
	command, err := parser.Parse(args)
	if err != nil {
		return err
	}
	command.BindTo(ctx, (*context.Context)(nil))
	command.BindTo(stdout, (*io.Writer)(nil))
	return command.Run(c.Settings)
}

// logger writes one JSON object a line, for a machine to collect.
func logger(out io.Writer, level slog.Level) *slog.Logger {
	return slog.New(slog.NewJSONHandler(out, &slog.HandlerOptions{Level: level}))
}
