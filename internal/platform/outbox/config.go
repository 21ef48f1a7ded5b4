package outbox

import (
	"cmp"
	"log/slog"
	"time"

	"github.com/riverqueue/river"
)

// Config has the outbox's measures. Zero values mean the defaults; only tests give others.
type Config struct {
	// JobTimeout is how long a job may take (60 s). A letter may take MailTimeout (11 min), because a mail server has ten
	// minutes for its last answer.
	JobTimeout, MailTimeout time.Duration
	// RescueAfter is when a job whose worker was killed is taken over (90 s; a letter after MailTimeout).
	RescueAfter time.Duration
	// Attempts is how often a job is tried (27) before it is given up. The pause after the first failure is FirstRetry
	// (30 s); it doubles up to LongestRetry (4 h). With the defaults that is three days.
	Attempts                 int
	FirstRetry, LongestRetry time.Duration
	// Drain is how long Stop waits for running jobs before their contexts are cancelled (20 s).
	Drain time.Duration
	// Workers is how many jobs run at once in this process (50): most of them wait for a mail server.
	Workers int
	// Logger gets the queue's warnings; slog's default when nil.
	Logger *slog.Logger
}

// spare attempts are River's own reserve beyond ours: a worker that is killed in its last attempt has not yet told
// anybody that it gave up.
const spare = 5

func (c Config) withDefaults() Config {
	c.JobTimeout = cmp.Or(c.JobTimeout, time.Minute)
	c.MailTimeout = cmp.Or(c.MailTimeout, 11*time.Minute)
	c.RescueAfter = cmp.Or(c.RescueAfter, 90*time.Second)
	c.Attempts = cmp.Or(c.Attempts, 27)
	c.FirstRetry = cmp.Or(c.FirstRetry, 30*time.Second)
	c.LongestRetry = cmp.Or(c.LongestRetry, 4*time.Hour)
	c.Drain = cmp.Or(c.Drain, 20*time.Second)
	c.Workers = cmp.Or(c.Workers, 50)
	if c.Logger == nil {
		c.Logger = slog.Default()
	}
	return c
}

// inserting is what every client needs, also one that only puts.
func (c Config) inserting() *river.Config {
	return &river.Config{Logger: c.Logger, MaxAttempts: c.Attempts + spare}
}

// working is for the client that carries out.
func (c Config) working(w *Workers) *river.Config {
	config := c.inserting()
	config.Workers = w.river
	config.PeriodicJobs = w.periodic
	config.Queues = map[string]river.QueueConfig{river.QueueDefault: {MaxWorkers: c.Workers}}
	config.JobTimeout = c.JobTimeout
	config.RescueStuckJobsAfter = c.RescueAfter
	config.SoftStopTimeout = c.Drain
	config.CompletedJobRetentionPeriod = time.Hour
	config.CancelledJobRetentionPeriod = 7 * 24 * time.Hour
	config.DiscardedJobRetentionPeriod = 7 * 24 * time.Hour
	// Of two versions side by side, the old one leaves alone what it does not know.
	config.FetchOnlyKnownKinds = true
	config.RetryPolicy = c
	return config
}
