package outbox

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver/riverpgxv5"
)

// Outbox takes effects. It only puts them; a Runner carries them out, in this process or another.
type Outbox struct{ client *river.Client[pgx.Tx] }

// New makes an outbox. It does not ask the database for anything yet.
func New(pool *pgxpool.Pool, config Config) (*Outbox, error) {
	client, err := river.NewClient(riverpgxv5.New(pool), config.withDefaults().inserting())
	if err != nil {
		return nil, err
	}
	return &Outbox{client}, nil
}

// Put enqueues effects in the caller's transaction, in one statement. They are carried out if it commits.
func Put[E Effect](ctx context.Context, o *Outbox, tx pgx.Tx, effects []E) error {
	if len(effects) == 0 {
		return nil
	}
	jobs := make([]river.InsertManyParams, len(effects))
	for i, effect := range effects {
		jobs[i].Args = effect
	}
	if _, err := o.client.InsertManyTx(ctx, tx, jobs); err != nil {
		return fmt.Errorf("outbox: %w", err)
	}
	return nil
}
