package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"

	"tilslut/internal/platform/postgres/cluster"
)

type upCommand struct {
	Ports
	Data    string `env:"DESK_DATA" default:".data" help:"Folder that keeps everything between runs."`
	Tilslut string `env:"DESK_TILSLUT" help:"The service's program (default: tilslut beside this one)."`
}

// Run brings the house up, and takes it down again in the opposite order when ctx ends or a part of it dies.
func (u upCommand) Run(ctx context.Context) (err error) {
	var down []func() error
	defer func() {
		for i := len(down) - 1; i >= 0; i-- {
			err = errors.Join(err, down[i]())
		}
	}()
	data, err := enter(u.Data)
	if err != nil {
		return err
	}
	down = append(down, data.leave)
	if err := free(u.all()); err != nil {
		return err
	}

	databaseURL, ownerURL, databaseEnded, stopDatabase, err := database(ctx, data)
	if err != nil {
		return err
	}
	down = append(down, stopDatabase)

	around, err := neighbours(u.Ports, data)
	if err != nil {
		return err
	}
	down = append(down, around.stop)

	out, err := openLog(data.in("logs", "tilslut.log"), "tilslut", os.Stderr)
	if err != nil {
		return err
	}
	down = append(down, out.close)
	house := tilslut{program: u.program(), environment: settings(u.Ports, data.path, databaseURL, ownerURL), out: out}
	if err := house.prepare(ctx, data); err != nil {
		return err
	}
	service, err := start(out, house.environment, house.program, "serve")
	if err != nil {
		return err
	}
	down = append(down, func() error { return stopAloud(service) })
	if err := ready(ctx, u.Ports, service); err != nil {
		return house.explain(err)
	}
	printTable(os.Stdout, u.Ports, data.path)

	select {
	case <-ctx.Done():
		return nil
	case <-service.ended:
		return house.explain(fmt.Errorf("the service ended by itself: %w", service.err))
	case <-databaseEnded:
		return errors.New("the database ended by itself; its log is " + data.in("postgres.log"))
	}
}

// program is the service's program: the one given, else the one that was built together with this.
func (u upCommand) program() string {
	if u.Tilslut != "" {
		return u.Tilslut
	}
	self, err := os.Executable()
	if err != nil {
		return filepath.Join("bin", "tilslut")
	}
	return filepath.Join(filepath.Dir(self), "tilslut")
}

// database starts the private server, unless the environment names one. It answers empty addresses then: the environment has them.
func database(ctx context.Context, data *folder) (service, owner string, ended <-chan struct{}, stop func() error, err error) {
	for _, name := range []string{"TILSLUT_DATABASE_URL", "TILSLUT_DATABASE_URL_FILE"} {
		if os.Getenv(name) != "" {
			return "", "", nil, func() error { return nil }, nil
		}
	}
	server, err := cluster.Start(ctx, cluster.Config{Dir: data.path, NodeModules: []string{
		filepath.Join("internal", "tools", "postgres", "node_modules"),
		filepath.Join(data.path, "..", "internal", "tools", "postgres", "node_modules"),
	}})
	if err != nil {
		return "", "", nil, nil, fmt.Errorf("starting the database: %w", err)
	}
	return server.ServiceURL, server.OwnerURL, server.Done(), server.Stop, nil
}

// stopAloud lets the service drain. A second ^C ends the waiting.
func stopAloud(service *child) error {
	select {
	case <-service.ended:
		return nil
	default:
	}
	fmt.Fprintln(os.Stderr, "\nStopping: the service finishes what it is at (^C again kills it).")
	again := make(chan os.Signal, 1)
	signal.Notify(again, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer signal.Stop(again)
	hurry := make(chan struct{})
	go func() {
		select {
		case <-again:
			close(hurry)
		case <-service.ended:
		}
	}()
	return service.stop(hurry)
}
