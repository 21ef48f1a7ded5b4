package main

import (
	"context"
	"fmt"
	"net/http"
	"time"

	"tilslut/web/gallery"
)

type galleryCommand struct {
	Port int `env:"DESK_GALLERY_PORT" default:"8086" help:"Where the gallery listens."`
}

// Run serves the gallery until ctx ends.
func (g galleryCommand) Run(ctx context.Context) error {
	if err := free([]port{{g.Port, "the gallery", "DESK_GALLERY_PORT"}}); err != nil {
		return err
	}
	server := &http.Server{Addr: local(g.Port), Handler: gallery.Handler(), ReadHeaderTimeout: 10 * time.Second}
	failed := make(chan error, 1)
	go func() { failed <- server.ListenAndServe() }()
	fmt.Printf("Every page and letter in every state: http://%s\n^C stops it.\n", local(g.Port))
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
		return server.Close()
	}
}
