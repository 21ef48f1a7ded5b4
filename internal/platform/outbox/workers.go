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
	handle(w, &worker[T]{work: work, gaveUp: gaveUp, attempts: w.config.Attempts})
}

// HandleMail is Handle for an effect that sends a letter: it may take MailTimeout.
func HandleMail[T Effect](w *Workers, work func(ctx context.Context, effect T) error, gaveUp func(ctx context.Context, effect T, err error) error) {
	handle(w, &worker[T]{work: work, gaveUp: gaveUp, attempts: w.config.Attempts, timeout: w.config.MailTimeout})
}

// HandleOrderedAgain is Handle for an effect that is ordered again as long as it matters: it is given up after few attempts, with the
// defaults within an hour, so that orders don't pile up while a neighbour is away.
func HandleOrderedAgain[T Effect](w *Workers, work func(ctx context.Context, effect T) error) {
	handle(w, &worker[T]{work: work, attempts: min(fewAttempts, w.config.Attempts)})
}

// fewAttempts come to 31 minutes with the default pauses.
const fewAttempts = 7

func handle[T Effect](w *Workers, how *worker[T]) {
	var effect T
	w.kinds = append(w.kinds, effect.Kind())
	how.config = w.config
	river.AddWorker(w.river, how)
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
