package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"syscall"

	"github.com/alecthomas/kong"
)

type commands struct {
	Up      upCommand      `cmd:"" default:"withargs" help:"Bring up the whole house."`
	Gallery galleryCommand `cmd:"" help:"Serve every page and letter in every state."`
}

func main() {
	var c commands
	command := kong.Parse(&c, kong.Name("desk"), kong.Description("A developer's desk around the service."))
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	command.BindTo(ctx, (*context.Context)(nil))
	err := command.Run()
	stop()
	if err != nil && !errors.Is(err, context.Canceled) {
		fmt.Fprintln(os.Stderr, "desk:", err)
		os.Exit(1)
	}
}
