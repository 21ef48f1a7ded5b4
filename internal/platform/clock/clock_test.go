package clock_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"tilslut/internal/platform/clock"
)

func TestTheHousesTimeIsTheDatabasesUntilATestShiftsIt(t *testing.T) {
	t.Parallel()
	db := time.Date(2026, 3, 1, 12, 0, 0, 1500, time.FixedZone("CET", 3600))
	var none *clock.Clock
	require.Equal(t, time.Date(2026, 3, 1, 11, 0, 0, 1000, time.UTC), none.At(db))
	var c clock.Clock
	c.Shift(24 * time.Hour)
	c.Shift(24 * time.Hour)
	require.Equal(t, time.Date(2026, 3, 3, 11, 0, 0, 1000, time.UTC), c.At(db))
}
