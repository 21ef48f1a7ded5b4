package outbox

import (
	"context"
	"time"

	"github.com/riverqueue/river"
)

// Workers is the list of what the house can carry out.
type Workers struct {
	river    *river.Workers
	periodic []*river.PeriodicJob
	kinds    []string
	config   Config
}

// NewWorkers makes an empty list. The config is the one that the Runner will have.
func NewWorkers(config Config) *Workers {
	return &Workers{river: river.NewWorkers(), config: config.withDefaults()}
}

// Handle says how an effect is carried out. Work may be called more than once for one effect and must then do the same
// again. GaveUp, which may be nil, is called when an error is permanent or the attempts are used up; it is told the
// last error, and is tried again itself should it fail. Handling a kind twice is a mistake and panics, at start.
func Handle[T Effect](w *Workers, work func(ctx context.Context, effect T) error, gaveUp func(ctx context.Context, effect T, err error) error) {
	handle(w, 0, work, gaveUp)
}

// HandleMail is Handle for an effect that sends a letter: it may take MailTimeout.
func HandleMail[T Effect](w *Workers, work func(ctx context.Context, effect T) error, gaveUp func(ctx context.Context, effect T, err error) error) {
	handle(w, w.config.MailTimeout, work, gaveUp)
}

func handle[T Effect](w *Workers, timeout time.Duration, work func(context.Context, T) error, gaveUp func(context.Context, T, error) error) {
	var effect T
	w.kinds = append(w.kinds, effect.Kind())
	river.AddWorker(w.river, &worker[T]{config: w.config, timeout: timeout, work: work, gaveUp: gaveUp})
}

// Kinds are the kinds handled, for a test that none was forgotten.
func (w *Workers) Kinds() []string { return w.kinds }

// Periodic puts an effect every so often, once for all instances together, and soon after a start.
func (w *Workers) Periodic(every time.Duration, effect Effect) {
	construct := func() (river.JobArgs, *river.InsertOpts) {
		return effect, &river.InsertOpts{UniqueOpts: river.UniqueOpts{ByPeriod: every}}
	}
	w.periodic = append(w.periodic, river.NewPeriodicJob(river.PeriodicInterval(every), construct,
		&river.PeriodicJobOpts{RunOnStart: true}))
}
