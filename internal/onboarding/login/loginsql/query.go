package loginsql

const (
	keepQuery = `insert into login_attempt (cookie_hash, state, nonce, verifier) values (@cookie, @state, @nonce, @verifier)`

	// takeQuery deletes the attempt whether or not it is still good: it is used up by being asked for.
	takeQuery = `
delete from login_attempt where cookie_hash = @cookie
returning state, nonce, verifier, created_at > now() - interval '10 minutes' as in_time`

	// personQuery finds a person by the tag of any epoch, or makes one under the newest. Of many who come at once for the
	// first time one makes the row; the others, whose look came too early, meet it in the conflict and answer it.
	personQuery = `
with found as (
	select ref from person where (epoch, tag) in (select * from unnest(@epochs::integer[], @tags::bytea[]))
), made as (
	insert into person (epoch, tag) select @epoch, @tag where not exists (select from found)
	on conflict (epoch, tag) do update set epoch = excluded.epoch
	-- A row that was met instead of made has been locked by this statement.
	returning ref, xmax = 0 as fresh
)
select ref::text, false as fresh from found union all select ref::text, fresh from made limit 1`

	sweepQuery = `delete from login_attempt where created_at < now() - interval '1 hour'`
)
