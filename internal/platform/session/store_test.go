package session

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/stretchr/testify/require"

	"tilslut/internal/platform/postgres/postgrestest"
	"tilslut/internal/platform/secret"
)

func sessions(t *testing.T, pool *pgxpool.Pool) *Sessions {
	keys, err := secret.Parse(secret.Generate())
	require.NoError(t, err)
	return New(pool, keys, Config{})
}

// begun opens a session and answers its token.
func begun(t *testing.T, s *Sessions) string {
	ctx, err := s.scs.Load(context.Background(), "")
	require.NoError(t, err)
	s.scs.Put(ctx, loginKey, Login{Person: "anna", Level: 2})
	token, _, err := s.scs.Commit(ctx)
	require.NoError(t, err)
	return token
}

func alive(t *testing.T, s *Sessions, token string) bool {
	_, found, err := s.store.FindCtx(context.Background(), hash(token))
	require.NoError(t, err)
	return found
}

// TestNoWriteRevivesAnEndedSession: a slow request that loaded the session before the log-out writes after or during it.
func TestNoWriteRevivesAnEndedSession(t *testing.T) {
	t.Parallel()
	s := sessions(t, postgrestest.New(t))
	const races = 1000
	var wait sync.WaitGroup
	lane := make(chan struct{}, 8)
	for range races {
		lane <- struct{}{}
		wait.Go(func() {
			defer func() { <-lane }()
			token := begun(t, s)
			slow, err := s.scs.Load(context.Background(), token)
			require.NoError(t, err)
			s.scs.Put(slow, loginKey, Login{Person: "anna", Level: 3})
			var both sync.WaitGroup
			both.Go(func() { require.NoError(t, s.store.DeleteCtx(context.Background(), hash(token))) })
			both.Go(func() {
				if _, _, err := s.scs.Commit(slow); err != nil {
					require.ErrorIs(t, err, errRevoked)
				}
			})
			both.Wait()
			require.False(t, alive(t, s, token))
			_, _, err = s.scs.Commit(slow)
			require.ErrorIs(t, err, errRevoked)
			require.False(t, alive(t, s, token))
		})
	}
	wait.Wait()
}

func TestATombstoneComesBeforeItsSession(t *testing.T) {
	t.Parallel()
	s := sessions(t, postgrestest.New(t))
	token := strings.Repeat("A", tokenSize)
	require.NoError(t, s.store.DeleteCtx(context.Background(), hash(token)))
	require.ErrorIs(t, s.store.CommitCtx(context.Background(), hash(token), []byte("{}"), time.Now().Add(time.Hour)), errRevoked)
	require.False(t, alive(t, s, token))
}

func TestTheTableHoldsNoTokenAndNoMoreThanItMay(t *testing.T) {
	t.Parallel()
	pool := postgrestest.New(t)
	s := sessions(t, pool)
	token := begun(t, s)
	var stored, data string
	require.NoError(t, pool.QueryRow(context.Background(), `select encode(token_hash, 'hex'), convert_from(data, 'UTF8') from session`).Scan(&stored, &data))
	sum := sha256.Sum256([]byte(token))
	require.Equal(t, base64.RawURLEncoding.EncodeToString(sum[:]), hash(token))
	require.NotContains(t, stored, token)
	require.Len(t, stored, 64)
	require.Regexp(t, `^\{"person":"anna","level":2,"auth_time":"[^"]+","expires":"[^"]+"\}$`, data)

	require.NoError(t, s.store.DeleteCtx(context.Background(), hash(token)))
	require.NoError(t, pool.QueryRow(context.Background(), `select convert_from(data, 'UTF8') from session`).Scan(&data))
	require.Empty(t, data, "a tombstone says nothing about who lies there")
}

func TestALookUpWritesAtMostOnceAMinute(t *testing.T) {
	t.Parallel()
	pool := postgrestest.New(t)
	s := sessions(t, pool)
	token := begun(t, s)
	version := func() (xmin string) {
		require.NoError(t, pool.QueryRow(context.Background(), `select xmin::text from session`).Scan(&xmin))
		return xmin
	}
	before := version()
	require.True(t, alive(t, s, token))
	require.Equal(t, before, version())
	_, err := pool.Exec(context.Background(), `update session set touched = now() - interval '61 seconds'`)
	require.NoError(t, err)
	before = version()
	require.True(t, alive(t, s, token))
	after := version()
	require.NotEqual(t, before, after, "it is due")
	require.True(t, alive(t, s, token))
	require.Equal(t, after, version())
}

func TestTheSweepTakesWhatIsOverAndLeavesWhatLives(t *testing.T) {
	t.Parallel()
	pool := postgrestest.New(t)
	s := sessions(t, pool)
	ctx := context.Background()
	over, idle, fresh, revoked := begun(t, s), begun(t, s), begun(t, s), begun(t, s)
	require.NoError(t, s.store.DeleteCtx(ctx, hash(revoked)))
	_, err := pool.Exec(ctx, `update session set expires = now() - interval '61 minutes' where token_hash = $1`, s.store.key(hash(over)))
	require.NoError(t, err)
	_, err = pool.Exec(ctx, `update session set touched = now() - interval '91 minutes' where token_hash = $1`, s.store.key(hash(idle)))
	require.NoError(t, err)
	require.NoError(t, s.Sweep(ctx))
	var left int
	require.NoError(t, pool.QueryRow(ctx, `select count(*) from session`).Scan(&left))
	require.Equal(t, 2, left, "the live one and the young tombstone")
	require.True(t, alive(t, s, fresh))
}
