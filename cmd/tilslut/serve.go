package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"time"

	"golang.org/x/sync/errgroup"

	"tilslut/internal/platform/config"
	"tilslut/internal/platform/server"
)

type serveCommand struct {
	Role string `default:"all" enum:"all,web,worker" help:"web answers requests, worker sends letters, all does both."`
}

// Run serves until ctx ends, and then drains: requests under way are answered, jobs under way are finished or left for the next
// start. The service starts without any of its neighbours, its database included, and says so at /readyz.
func (c serveCommand) Run(ctx context.Context, out io.Writer, s config.Settings) error {
	set, err := s.Serve()
	if err != nil {
		return err
	}
	log := logger(out, set.LogLevel)
	slog.SetDefault(log)
	h, err := build(ctx, set, log)
	if err != nil {
		return err
	}
	defer h.close()
	running, ctx := errgroup.WithContext(ctx)
	if c.Role != "worker" {
		running.Go(func() error { return listen(ctx, set.Listen, h.web.Run) })
	}
	if c.Role != "web" {
		running.Go(func() error { return work(ctx, h) })
	}
	if set.MetricsListen != "" {
		running.Go(func() error { return listen(ctx, set.MetricsListen, serveMetrics(h.metrics)) })
	}
	log.Info("serving", "address", set.Listen, "role", c.Role)
	return running.Wait()
}

// work carries out effects until ctx ends.
func work(ctx context.Context, h *house) error {
	h.runner.Start(ctx)
	<-ctx.Done()
	stopping, cancel := context.WithTimeout(context.WithoutCancel(ctx), 50*time.Second)
	defer cancel()
	return h.runner.Stop(stopping)
}

func listen(ctx context.Context, address string, serve func(context.Context, net.Listener) error) error {
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", address)
	if err != nil {
		return fmt.Errorf("can't listen at %s: %w", address, err)
	}
	return serve(ctx, listener)
}

func serveMetrics(m *server.Metrics) func(context.Context, net.Listener) error {
	return func(ctx context.Context, listener net.Listener) error {
		web := &http.Server{Handler: m.Handler(), ReadHeaderTimeout: 5 * time.Second}
		stop := context.AfterFunc(ctx, func() { _ = web.Close() })
		defer stop()
		if err := web.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
			return err
		}
		return nil
	}
}
