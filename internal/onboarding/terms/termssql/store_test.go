package termssql_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"golang.org/x/sync/errgroup"

	"tilslut/internal/onboarding/terms"
	"tilslut/internal/onboarding/terms/termssql"
	"tilslut/internal/platform/audit"
	"tilslut/internal/platform/clock"
	"tilslut/internal/platform/postgres/postgrestest"
)

func version(name string, kind terms.Kind) terms.Version {
	return terms.Version{Name: name, Kind: kind, Danish: "# Vilkår " + name, English: "# Terms " + name}
}

func TestWhatIsPublishedIsInForceAndListedAndAudited(t *testing.T) {
	t.Parallel()
	store := &termssql.Store{Pool: postgrestest.New(t)}
	_, err := store.Current(t.Context())
	require.ErrorIs(t, err, terms.ErrNone)
	_, err = store.Named(t.Context(), "1.0")
	require.ErrorIs(t, err, terms.ErrUnknown)

	published, err := store.Publish(t.Context(), version("1.0", terms.Material))
	require.NoError(t, err)
	require.Equal(t, "# Vilkår 1.0\n", published.Danish)
	current, err := store.Current(t.Context())
	require.NoError(t, err)
	require.Equal(t, published, current)

	_, err = store.Publish(t.Context(), version("2.0", terms.Material))
	require.ErrorIs(t, err, terms.ErrNotice)
	addition, err := store.Publish(t.Context(), version("1.1", terms.Addition))
	require.NoError(t, err)
	again, err := store.Publish(t.Context(), version("1.1", terms.Addition))
	require.NoError(t, err)
	require.Equal(t, addition, again)
	all, _, err := store.List(t.Context())
	require.NoError(t, err)
	require.Equal(t, []terms.Version{addition, published}, all)
	require.NoError(t, audit.Verify(t.Context(), store.Pool, ""))
	var events int
	require.NoError(t, store.Pool.QueryRow(t.Context(), "select n from audit_head where association = ''").Scan(&events))
	require.Equal(t, 2, events)
}

func TestPublishedManyTimesAtOnceItIsThereOnce(t *testing.T) {
	t.Parallel()
	store := &termssql.Store{Pool: postgrestest.New(t)}
	var group errgroup.Group
	for range 16 {
		group.Go(func() error {
			_, err := store.Publish(context.Background(), version("1.0", terms.Material))
			return err
		})
	}
	require.NoError(t, group.Wait())
	all, _, err := store.List(t.Context())
	require.NoError(t, err)
	require.Len(t, all, 1)
}

// Publishing three versions a day apart, by a shifted clock, and asking on each day.
func TestTheQueryAgreesWithTheRule(t *testing.T) {
	t.Parallel()
	house := &clock.Clock{}
	store := &termssql.Store{Pool: postgrestest.New(t), Clock: house}
	for _, name := range []string{"1.0", "1.1", "1.2"} {
		house.Shift(24 * time.Hour)
		_, err := store.Publish(t.Context(), version(name, terms.Addition))
		require.NoError(t, err)
	}
	house.Shift(-4 * 24 * time.Hour)
	for range 6 {
		all, at, err := store.List(t.Context())
		require.NoError(t, err)
		want, ok := terms.InForce(all, at)
		got, err := store.Current(t.Context())
		if !ok {
			require.ErrorIs(t, err, terms.ErrNone)
		} else {
			require.NoError(t, err)
			require.Equal(t, want, got)
		}
		house.Shift(24 * time.Hour)
	}
}
