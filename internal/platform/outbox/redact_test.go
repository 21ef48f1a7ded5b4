package outbox

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/fault"
)

func TestWhatIsStoredAboutAnErrorNamesNobody(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"dial tcp 127.0.0.1:25: connect: connection refused":                 "dial tcp 127.0.0.1:25: connect: connection refused",
		"550 5.1.1 <anna.berg@example.dk>: no such user":                     "550 5.1.1 <<address>>: no such user",
		"RCPT TO anna%40example.dk failed":                                   "RCPT TO <address> failed",
		`mail: "Anna Berg" <a@b.dk>`:                                         "mail: <quoted> <<address>>",
		`"anna berg"@example.dk is odd`:                                      "<quoted> is odd",
		"GET https://tilslut.example/setup/abc?x=1 gave 500":                 "GET <link> gave 500",
		"token AbCdEfGhIjKlMnOpQrStUvWxYz012345":                             "token <token>",
		"number 010190-1234 refused":                                         "number <number> refused",
		`ERROR: duplicate key value violates "letter_pkey" (SQLSTATE 23505)`: "ERROR: duplicate key value violates <quoted> (SQLSTATE 23505)",
	} {
		require.Equal(t, want, redacted(errors.New(text)).Error())
	}
	refusal := fmt.Errorf("to anna@example.dk: %w", fault.New(fault.Refused, "smtp.refused"))
	require.Equal(t, "smtp.refused", redacted(refusal).Error())
	require.NoError(t, errors.Unwrap(redacted(refusal)))
}

func TestThePausesAddUpToAboutThreeDays(t *testing.T) {
	t.Parallel()
	config := Config{}.withDefaults()
	var total time.Duration
	for n := 1; n < config.Attempts; n++ {
		pause := config.pause(n)
		total += pause
		require.InDelta(t, float64(pause), float64(jitter(pause)), float64(pause)*0.1001)
	}
	require.Equal(t, 30*time.Second, config.pause(1))
	require.Equal(t, time.Minute, config.pause(2))
	require.Equal(t, 4*time.Hour, config.pause(26))
	require.InDelta(t, 72, total.Hours(), 4)
}
