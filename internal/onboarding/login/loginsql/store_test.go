package loginsql_test

import (
	"context"
	"crypto/rand"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/login"
	"tilslut/internal/onboarding/login/loginsql"
	"tilslut/internal/onboarding/person"
	"tilslut/internal/platform/postgres/postgrestest"
	"tilslut/internal/platform/secret"
)

func hash() []byte {
	b := make([]byte, 32)
	_, _ = rand.Read(b)
	return b
}

var attempt = login.Attempt{State: "s", Nonce: "n", Verifier: "v"}

func TestAnAttemptIsTakenOnce(t *testing.T) {
	t.Parallel()
	s, ctx := loginsql.New(postgrestest.New(t)), context.Background()
	mine, other := hash(), hash()
	require.NoError(t, s.Keep(ctx, mine, attempt))
	_, found, _, err := s.Take(ctx, other)
	require.NoError(t, err)
	require.False(t, found)

	var taken sync.Map
	var wait sync.WaitGroup
	for i := range 32 {
		wait.Go(func() {
			got, found, inTime, err := s.Take(ctx, mine)
			require.NoError(t, err)
			if found {
				require.True(t, inTime)
				require.Equal(t, attempt, got)
				taken.Store(i, true)
			}
		})
	}
	wait.Wait()
	count := 0
	taken.Range(func(any, any) bool { count++; return true })
	require.Equal(t, 1, count)
}

func TestAnAttemptIsGoodForTenMinutes(t *testing.T) {
	t.Parallel()
	pool := postgrestest.New(t)
	s, ctx := loginsql.New(pool), context.Background()
	for age, good := range map[string]bool{"9 minutes 55 seconds": true, "10 minutes 1 second": false} {
		name := hash()
		require.NoError(t, s.Keep(ctx, name, attempt))
		_, err := pool.Exec(ctx, `update login_attempt set created_at = now() - $1::interval`, age)
		require.NoError(t, err)
		_, found, inTime, err := s.Take(ctx, name)
		require.NoError(t, err)
		require.True(t, found)
		require.Equal(t, good, inTime, age)
		_, found, _, err = s.Take(ctx, name)
		require.NoError(t, err)
		require.False(t, found, "late or not, it is used up")
	}
	require.NoError(t, s.Keep(ctx, hash(), attempt))
	require.NoError(t, s.Keep(ctx, hash(), attempt))
	_, err := pool.Exec(ctx, `update login_attempt set created_at = now() - interval '2 hours' where cookie_hash in (select cookie_hash from login_attempt limit 1)`)
	require.NoError(t, err)
	require.NoError(t, s.Sweep(ctx))
	var left int
	require.NoError(t, pool.QueryRow(ctx, `select count(*) from login_attempt`).Scan(&left))
	require.Equal(t, 1, left)
}

func keys(t *testing.T, text string) *secret.Keys {
	k, err := secret.Parse(text)
	require.NoError(t, err)
	return k
}

func TestSixtyFourFirstLoginsAtOnceAreOnePerson(t *testing.T) {
	t.Parallel()
	pool := postgrestest.New(t)
	s, k := loginsql.New(pool), keys(t, secret.Generate())
	for _, subject := range []string{"anna", "bo", "carla"} {
		refs := make([]person.Ref, 64)
		var first atomic.Int32
		start := make(chan struct{})
		var wait sync.WaitGroup
		for i := range refs {
			wait.Go(func() {
				<-start
				ref, fresh, err := s.NewPerson(context.Background(), k.PersonCodes("https://broker.example", subject))
				require.NoError(t, err)
				if fresh {
					first.Add(1)
				}
				refs[i] = ref
			})
		}
		close(start)
		wait.Wait()
		require.EqualValues(t, 1, first.Load(), "for one of them it is the first time")
		for _, ref := range refs {
			require.Equal(t, refs[0], ref)
		}
		require.Len(t, string(refs[0]), 36)
	}
	var people int
	require.NoError(t, pool.QueryRow(context.Background(), `select count(*) from person`).Scan(&people))
	require.Equal(t, 3, people)
}

func TestAPersonIsKnownAgainAfterAKeyWasAdded(t *testing.T) {
	t.Parallel()
	s, ctx := loginsql.New(postgrestest.New(t)), context.Background()
	text := secret.Generate()
	old := keys(t, text)
	anna, err := s.Person(ctx, old.PersonCodes("i", "anna"))
	require.NoError(t, err)
	for _, line := range strings.Split(secret.Generate(), "\n") {
		if strings.HasPrefix(line, "person 0") {
			text += strings.Replace(line, "person 0", "person 1", 1) + "\n"
		}
	}
	fresh := keys(t, text)
	again, err := s.Person(ctx, fresh.PersonCodes("i", "anna"))
	require.NoError(t, err)
	require.Equal(t, anna, again)
	bo, err := s.Person(ctx, fresh.PersonCodes("i", "bo"))
	require.NoError(t, err)
	require.NotEqual(t, anna, bo)
	elsewhere, err := s.Person(ctx, fresh.PersonCodes("j", "anna"))
	require.NoError(t, err)
	require.NotEqual(t, anna, elsewhere, "the same name at another issuer is another person")
	_, err = s.Person(ctx, nil)
	require.Error(t, err)
}
