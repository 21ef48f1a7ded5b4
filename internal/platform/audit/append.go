package audit

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/jackc/pgx/v5"

	"tilslut/internal/onboarding/association"
)

const appendCall = `select audit_append(@association, @commitments, @salts, @payloads)`

// Append writes events in the caller's transaction, in one round trip. Those of one association keep their order. Its
// chain stays locked until the transaction ends, so this belongs at the end of it.
func Append(ctx context.Context, tx pgx.Tx, at time.Time, events ...Event) error {
	if len(events) == 0 {
		return nil
	}
	batch, err := Batch(at, events...)
	if err != nil {
		return err
	}
	if err := tx.SendBatch(ctx, batch).Close(); err != nil {
		return fmt.Errorf("audit: %w", err)
	}
	return nil
}

// Batch is Append's work as a batch, for a caller that has more to send with it.
func Batch(at time.Time, events ...Event) (*pgx.Batch, error) {
	byAssociation := map[association.CVR][]Event{}
	for _, event := range events {
		byAssociation[event.Association] = append(byAssociation[event.Association], event)
	}
	var order []association.CVR
	for cvr := range byAssociation {
		order = append(order, cvr)
	}
	slices.Sort(order) // Two transactions that lock several chains lock them in the same order.
	batch := &pgx.Batch{}
	for _, cvr := range order {
		arguments, err := arguments(cvr, at, byAssociation[cvr])
		if err != nil {
			return nil, err
		}
		batch.Queue(appendCall, arguments)
	}
	return batch, nil
}

func arguments(cvr association.CVR, at time.Time, events []Event) (pgx.StrictNamedArgs, error) {
	var commitments, salts [][]byte
	var payloads []string
	for _, event := range events {
		e, err := event.entry(at)
		if err != nil {
			return nil, fmt.Errorf("audit: %w", err)
		}
		commitments, salts, payloads = append(commitments, e.commitment), append(salts, e.salt), append(payloads, e.payload)
	}
	return pgx.StrictNamedArgs{
		"association": string(cvr), "commitments": commitments, "salts": salts, "payloads": payloads,
	}, nil
}
