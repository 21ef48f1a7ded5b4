package limit

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

const (
	// countQuery adds one and answers what was there before, for this window, and what the window before came to. Counting
	// stops one beyond the limit.
	countQuery = `
with counted as (
	insert into rate_limit (key, "window", count) values (@key, @current, 1)
	on conflict (key, "window") do update set count = least(rate_limit.count + 1, @cap)
	returning count
)
select counted.count - 1, coalesce((select count from rate_limit where key = @key and "window" = @previous), 0) from counted`

	// sweepQuery removes windows that no limit looks at any more; none is longer than a day.
	sweepQuery = `delete from rate_limit where "window" < now() - interval '2 days'`

	// patience is how long a request waits to be counted.
	patience = time.Second
)

// counter is httprate's store.
type counter struct {
	pool *pgxpool.Pool
	cap  int
}

// Config is told the numbers of the limit.
func (c *counter) Config(limit int, _ time.Duration) { c.cap = limit + 1 }

// Get counts the request and answers the counts without it.
func (c *counter) Get(key string, current, previous time.Time) (now, before int, err error) {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	args := pgx.StrictNamedArgs{"key": key, "current": current, "previous": previous, "cap": c.cap}
	err = c.pool.QueryRow(ctx, countQuery, args).Scan(&now, &before)
	return now, before, err
}

// Increment has nothing left to do: Get has counted.
func (c *counter) Increment(string, time.Time) error { return nil }

// IncrementBy has nothing left to do: Get has counted.
func (c *counter) IncrementBy(string, time.Time, int) error { return nil }

// Sweep removes counts that are over. Run it every hour or so.
func (l *Limits) Sweep(ctx context.Context) error {
	_, err := l.Pool.Exec(ctx, sweepQuery)
	return err
}
