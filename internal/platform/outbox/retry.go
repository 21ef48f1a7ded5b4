package outbox

import (
	"math/rand/v2"
	"time"

	"github.com/riverqueue/river/rivertype"
)

// NextRetry is when a job that failed is tried again; it makes Config River's retry policy.
func (c Config) NextRetry(job *rivertype.JobRow) time.Time {
	return time.Now().Add(jitter(c.pause(job.Attempt)))
}

// pause follows attempt number n, which counts from 1.
func (c Config) pause(n int) time.Duration {
	pause := c.FirstRetry
	for range n - 1 {
		if pause *= 2; pause >= c.LongestRetry {
			return c.LongestRetry
		}
	}
	return pause
}

// jitter spreads a pause by a tenth either way, so that what failed together is not tried again together.
func jitter(pause time.Duration) time.Duration {
	return time.Duration(float64(pause) * (0.9 + 0.2*rand.Float64()))
}
