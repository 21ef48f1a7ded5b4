package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"syscall"

	"tilslut/internal/platform/postgres/cluster"
	"tilslut/internal/platform/postgres/postgrestest"
)

func main() {
	code, err := run(os.Args[1:])
	if err != nil {
		fmt.Fprintln(os.Stderr, "withpg:", err)
	}
	os.Exit(code)
}

func run(command []string) (code int, err error) {
	if len(command) == 0 {
		return 2, errors.New("usage: withpg COMMAND [ARGUMENT …]")
	}
	// A terminal's ^C reaches the command too; it ends first, and then the server. SIGTERM is passed on.
	signals := make(chan os.Signal, 4)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	cmd := exec.Command(command[0], command[1:]...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	cmd.Env = os.Environ()
	if os.Getenv(postgrestest.Variable) == "" {
		server, startErr := cluster.Start(context.Background(), cluster.Config{Test: true, NodeModules: postgrestest.Modules()})
		switch {
		case errors.Is(startErr, cluster.ErrNoServer) && os.Getenv("CI") != "true":
			fmt.Fprintln(os.Stderr, "withpg: going on without a database:", startErr)
		case startErr != nil:
			return 1, startErr
		default:
			defer func() { err = errors.Join(err, server.Stop()) }()
			cmd.Env = append(cmd.Env, postgrestest.Variable+"="+server.AdminURL)
		}
	}
	if err := cmd.Start(); err != nil {
		return 1, err
	}
	go func() {
		for s := range signals {
			if s != os.Interrupt {
				_ = cmd.Process.Signal(s)
			}
		}
	}()
	var exit *exec.ExitError
	if err := cmd.Wait(); err != nil && !errors.As(err, &exit) {
		return 1, err
	}
	if exit != nil {
		return max(1, exit.ExitCode()), nil
	}
	return 0, nil
}
