package session

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

// store keeps sessions in the table of that name. The tokens it is given are hashed already.
type store struct {
	pool *pgxpool.Pool
	kind string
	idle time.Duration
}

const (
	// findQuery is one round trip: it answers a session that is alive and touches it where that is due. A session that was
	// touched within the minute is not written to.
	findQuery = `
with touched as (
	update session set touched = now()
	where token_hash = @token and revoked_at is null and expires > now()
	  and touched > now() - @idle::interval and touched < now() - interval '1 minute'
)
select data from session
where token_hash = @token and revoked_at is null and expires > now() and touched > now() - @idle::interval`

	// commitQuery never revives: a row that is there already is only written to while it is alive.
	commitQuery = `
insert into session (token_hash, data, expires, touched) values (@token, @data, @expires, now())
on conflict (token_hash) do update set data = excluded.data, expires = excluded.expires, touched = now()
where session.revoked_at is null`

	// deleteQuery leaves a tombstone: what was in the session goes, that it is over stays until the sweep.
	deleteQuery = `
insert into session (token_hash, data, expires, touched, revoked_at) values (@token, '', now() + interval '1 day', now(), now())
on conflict (token_hash) do update set data = '', revoked_at = coalesce(session.revoked_at, now())`

	nowQuery = `select now()`

	// sweepQuery removes what has been over for longer than any request lasts.
	sweepQuery = `delete from session where expires < now() - interval '1 hour' or touched < now() - @idle::interval - interval '1 hour'`
)

// errRevoked means that a write came after the end of its session; it has changed nothing.
var errRevoked = errors.New("session: it has ended meanwhile")

// FindCtx answers the data of a session that is alive.
func (s *store) FindCtx(ctx context.Context, token string) ([]byte, bool, error) {
	var data []byte
	err := s.pool.QueryRow(ctx, findQuery, pgx.StrictNamedArgs{"token": s.key(token), "idle": s.idle}).Scan(&data)
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, false, nil
	}
	return data, err == nil, err
}

// CommitCtx writes a session; one that has ended stays ended, and the error says so.
func (s *store) CommitCtx(ctx context.Context, token string, data []byte, expires time.Time) error {
	tag, err := s.pool.Exec(ctx, commitQuery, pgx.StrictNamedArgs{"token": s.key(token), "data": data, "expires": expires})
	if err == nil && tag.RowsAffected() == 0 {
		return errRevoked
	}
	return err
}

// DeleteCtx ends a session for good, even one whose row has not been written yet.
func (s *store) DeleteCtx(ctx context.Context, token string) error {
	_, err := s.pool.Exec(ctx, deleteQuery, pgx.StrictNamedArgs{"token": s.key(token)})
	return err
}

// key is the row's key: the 32 bytes of the hash that scs writes in base64, and for a kind with a name the hash of both, so that
// no cookie of one kind opens anything under the name of another.
func (s *store) key(hashed string) []byte {
	raw, err := base64.RawURLEncoding.DecodeString(hashed)
	if err != nil {
		return []byte{} // No row has an empty key.
	}
	if s.kind == "" {
		return raw
	}
	sum := sha256.Sum256(append([]byte(s.kind+"."), raw...))
	return sum[:]
}

// now is the database's time, by which sessions live.
func (s *store) now(ctx context.Context) (time.Time, error) {
	var now time.Time
	err := s.pool.QueryRow(ctx, nowQuery).Scan(&now)
	return now, err
}

// Sweep removes the rows of sessions that are over. Run it every hour or so.
func (s *Sessions) Sweep(ctx context.Context) error {
	_, err := s.store.pool.Exec(ctx, sweepQuery, pgx.StrictNamedArgs{"idle": s.store.idle})
	return err
}

// The three below are scs's own interface, which it prefers the ones above to.

// Find is FindCtx without a context.
func (s *store) Find(token string) ([]byte, bool, error) {
	return s.FindCtx(context.Background(), token)
}

// Commit is CommitCtx without a context.
func (s *store) Commit(token string, data []byte, expires time.Time) error {
	return s.CommitCtx(context.Background(), token, data, expires)
}

// Delete is DeleteCtx without a context.
func (s *store) Delete(token string) error { return s.DeleteCtx(context.Background(), token) }
