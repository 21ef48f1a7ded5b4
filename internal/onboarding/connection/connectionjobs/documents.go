package connectionjobs

import (
	"context"
	"errors"
	"iter"
	"slices"
	"time"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/fault"
)

// DocumentStore is what the jobs about documents need of connectionsql.
type DocumentStore interface {
	Load(ctx context.Context, id string) (connection.Connection, time.Time, error)
	Change(ctx context.Context, id string, decide func(connection.Connection, time.Time) (connection.Connection, []connection.Effect, error)) (connection.Connection, error)
	// LiveDocuments answers which of these documents are known and have bytes that are kept.
	LiveDocuments(ctx context.Context, ids []string) ([]string, error)
}

// Vault keeps the bytes of documents; outside/vault does. Get's fault is NotFound for what isn't there, and Refused for what was changed.
type Vault interface {
	Get(ctx context.Context, cvr association.CVR, id string) ([]byte, error)
	Delete(ctx context.Context, id string) error
	Stored(ctx context.Context, before time.Time) iter.Seq2[string, error]
}

// Scanner looks for harmful code; outside/antivirus does. found is what it was, "" = nothing; an error means that it is not known.
type Scanner interface {
	Scan(ctx context.Context, content []byte) (found string, err error)
}

// Archive looks after the documents that were uploaded. All fields must be set.
type Archive struct {
	Store   DocumentStore
	Vault   Vault
	Scanner Scanner
	Now     func() time.Time // compared with the vault's own clock, a day apart; nothing else is decided by it
}

// ScanDocument has a document scanned, once: it is visible from then on, or deleted. A scanner that does not answer is an error, and
// the document waits; the clock orders the scan again, for days if need be.
func (a *Archive) ScanDocument(ctx context.Context, job connection.ScanDocument) error {
	c, _, err := a.Store.Load(ctx, job.Case)
	if errors.Is(err, connection.ErrUnknown) {
		return nil // the draft was deleted.
	}
	if err != nil {
		return err
	}
	d, ok := c.Document(job.Document)
	if !ok || d.Scan != connection.ScanWaiting || !d.Gone.IsZero() {
		return nil
	}
	content, err := a.Vault.Get(ctx, c.Association, d.ID)
	if kind, _, _ := fault.KindOf(err); kind == fault.NotFound || kind == fault.Refused {
		return a.note(ctx, job, func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
			return c.Lost(d.ID, at)
		})
	}
	if err != nil {
		return err
	}
	found, err := a.Scanner.Scan(ctx, content)
	if err != nil {
		return err
	}
	return a.note(ctx, job, func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
		return c.Scanned(d.ID, found == "", at)
	})
}

// note writes to the case what became of a document.
func (a *Archive) note(ctx context.Context, job connection.ScanDocument, what func(connection.Connection, time.Time) (connection.Connection, []connection.Effect, error)) error {
	_, err := a.Store.Change(ctx, job.Case, what)
	if errors.Is(err, connection.ErrUnknown) {
		return nil
	}
	return err
}

// DiscardDocument deletes the bytes of a document that no case has any longer. One that was uploaded anew meanwhile stays.
func (a *Archive) DiscardDocument(ctx context.Context, job connection.DiscardDocument) error {
	live, err := a.Store.LiveDocuments(ctx, []string{job.Document})
	if err != nil || len(live) > 0 {
		return err
	}
	return a.Vault.Delete(ctx, job.Document)
}

// onTheWay is how long a document may lie in the vault before a case knows it.
const onTheWay = 24 * time.Hour

// batch is how many documents are looked up at a time.
const batch = 500

// SweepVault deletes what was laid into the vault and never reached a case, or lost its case: an upload that was killed in between, a
// draft that time has deleted.
func (a *Archive) SweepVault(ctx context.Context, _ connection.SweepVault) error {
	var ids []string
	for id, err := range a.Vault.Stored(ctx, a.Now().Add(-onTheWay)) {
		if err != nil {
			return err
		}
		if ids = append(ids, id); len(ids) == batch {
			if err := a.discard(ctx, ids); err != nil {
				return err
			}
			ids = nil
		}
	}
	return a.discard(ctx, ids)
}

// discard deletes those documents that no case has.
func (a *Archive) discard(ctx context.Context, ids []string) error {
	if len(ids) == 0 {
		return nil
	}
	live, err := a.Store.LiveDocuments(ctx, ids)
	if err != nil {
		return err
	}
	for _, id := range ids {
		if slices.Contains(live, id) {
			continue
		}
		if err := a.Vault.Delete(ctx, id); err != nil {
			return err
		}
	}
	return nil
}
