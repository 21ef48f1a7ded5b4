package main

import (
	"context"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/outside/document"
)

// inspector looks into files for connectionhttp: the room and outside/document know nothing of each other.
type inspector struct{ *document.Inspector }

// Inspect answers what is to be kept of a file, and what is known of it.
func (i inspector) Inspect(ctx context.Context, content []byte, name string) ([]byte, connection.Document, error) {
	facts, err := i.Inspector.Inspect(ctx, content, name)
	return facts.Content, connection.Document{Format: string(facts.Kind), Pages: facts.Pages, Named: connection.Named(facts.Named)}, err
}
