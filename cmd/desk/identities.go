package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"tilslut/internal/outside/oidc/oidctest"
)

// identities is the file with the separate MitID that were enrolled at the stand-in: the service knows them after the next
// start, so the broker must, too.
type identities string

func (i identities) load() (all []oidctest.Persona, err error) {
	text, err := os.ReadFile(string(i))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	if err := json.Unmarshal(text, &all); err != nil {
		return nil, fmt.Errorf("%s can't be read: delete it to begin without separate MitID: %w", string(i), err)
	}
	return all, nil
}

// keep writes the file whole, or leaves the old one.
func (i identities) keep(all []oidctest.Persona) error {
	text, err := json.MarshalIndent(all, "", "\t")
	if err != nil {
		return err
	}
	next := filepath.Join(filepath.Dir(string(i)), ".mitid.next")
	if err := os.WriteFile(next, text, 0o600); err != nil {
		return err
	}
	return os.Rename(next, string(i))
}
