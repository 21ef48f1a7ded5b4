package outbox

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/riverqueue/river"
)

// worker carries out one kind of effect for River.
type worker[T Effect] struct {
	river.WorkerDefaults[T]
	config   Config
	timeout  time.Duration
	attempts int
	work     func(context.Context, T) error
	gaveUp   func(context.Context, T, error) error
}

// Timeout is River's question how long this may take; zero leaves it to the client.
func (w *worker[T]) Timeout(*river.Job[T]) time.Duration { return w.timeout }

// Work is River's call. What it returns is stored and logged, so it is always a redacted error.
func (w *worker[T]) Work(ctx context.Context, job *river.Job[T]) error {
	err := safely(ctx, job.Args, w.work)
	if err == nil {
		return nil
	}
	// A job that is cut short because the house is closing has not failed: it is tried again.
	closing := errors.Is(ctx.Err(), context.Canceled)
	if !hopeless(err) && (closing || job.Attempt < w.attempts) {
		return redacted(err)
	}
	if err := w.giveUp(ctx, job, err); err != nil {
		return redacted(fmt.Errorf("giving up: %w", err))
	}
	return river.JobCancel(redacted(err))
}

// giveUp tells whoever can do something about it. The job's own time may be used up, so it gets some more.
func (w *worker[T]) giveUp(ctx context.Context, job *river.Job[T], cause error) error {
	w.config.Logger.WarnContext(ctx, "a job is given up", slog.String("kind", job.Kind), slog.Int64("job", job.ID),
		slog.Int("attempt", job.Attempt), slog.String("error", redacted(cause).Error()))
	if w.gaveUp == nil {
		return nil
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 10*time.Second)
	defer cancel()
	return safely(ctx, job.Args, func(ctx context.Context, effect T) error { return w.gaveUp(ctx, effect, cause) })
}

// safely turns a panic into an error; River would store the panic's value as it is.
func safely[T Effect](ctx context.Context, effect T, work func(context.Context, T) error) (err error) {
	defer func() {
		if value := recover(); value != nil {
			err = fmt.Errorf("panic: %v", value)
		}
	}()
	return work(ctx, effect)
}
