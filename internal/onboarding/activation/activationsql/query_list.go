package activationsql

// The statements of lists, letters and the clock. See query.go.

const lineColumns = `
select u.id::text, u.name, u.email, u.state, u.choice, u.birth_tag is not null as birth_known, u.bounced, u.link_at, u.deleted_at,
       u.person is not null as matched`

// after begins a list behind a user; the place is looked up by id, so that no name travels in an address.
const after = ` (u.name_key, u.id) > (coalesce((select p.name_key from imported_user p where p.id = @after and p.cvr = @cvr), ''),
       coalesce(@after::uuid, '00000000-0000-0000-0000-000000000000'))`

// Lists. Those who wait are a list of their own, because a partial index has it in order.
const (
	listWaiting = lineColumns + `, false as capped
  from imported_user u where u.cvr = @cvr and u.state in ('imported', 'invited', 'refused') and` + after + `
 order by u.name_key, u.id limit @most`
	listState = lineColumns + `, false as capped
  from imported_user u where u.cvr = @cvr and u.state = @state and` + after + `
 order by u.name_key, u.id limit @most`
	listSearch = `
with u as materialized (
    select * from imported_user c where c.cvr = @cvr and c.search like @like and c.state = any(@states::text[]) limit @candidates + 1
)` + lineColumns + `, (select count(*) from u) > @candidates as capped
  from u where` + after + `
 order by u.name_key, u.id limit @most`
	// Some users, chosen by id, with the time that their links are judged by.
	listSome = lineColumns + `, false as capped, clock_timestamp() as now
  from imported_user u where u.cvr = @cvr and u.id = any(@ids::uuid[])
 order by u.name_key, u.id`
	selectCounts = `
select coalesce((select jsonb_object_agg(n.state, n.n) from imported_count n where n.cvr = @cvr), '{}') as by_state,
       (select count(*) from (select from imported_user u
         where u.cvr = @cvr and u.bounced and u.state = 'invited' limit @candidates) x) as bounced,
       (select count(*) from (select from imported_user u
         where u.cvr = @cvr and u.state = 'invited' and u.link_at > clock_timestamp() + @shift::interval - @life::interval
           and u.link_at <= clock_timestamp() + @shift::interval - @life::interval + @soon::interval limit @candidates) x) as expiring,
       (select count(*) from (select from imported_user u
         where u.cvr = @cvr and u.state = 'invited' and u.link_at <= clock_timestamp() + @shift::interval - @life::interval
         limit @candidates) x) as expired`
)

// What became of letters. A letter that was accepted once stays sent, whatever a second attempt met.
const (
	markSent = `
update activation_letter set state = 'sent', reason = '', at = @at
 where user_id = @id and cvr = @cvr and kind = @kind and subject = @subject and version = @version and state <> 'sent'`
	markBounced = `
with bounced as (
    update activation_letter set state = 'bounced', reason = @reason, at = @at
     where user_id = @id and cvr = @cvr and kind = @kind and subject = @subject and version = @version and state = 'queued'
    returning user_id, cvr, kind, version
)
update imported_user u set bounced = true from bounced b
 where u.id = b.user_id and u.cvr = b.cvr and b.kind = 'activation' and u.link_version = b.version`
	// The letter's row is what makes it one letter however often the fan-out runs.
	insertNotices = `
insert into activation_letter (user_id, kind, subject, version, cvr, state, at)
select u.id, @kind, m.id, @version, u.cvr, 'queued', clock_timestamp() + @shift::interval
  from imported_user u join member m on m.cvr = u.cvr and m.roles && array['user-administrator']
 where u.id = @id order by m.since, m.id
on conflict do nothing
returning subject::text`
	selectRecipient = `
select m.name, m.email, m.language from member m join imported_user u on u.cvr = m.cvr
 where u.id = @id and m.id = @member and m.roles && array['user-administrator']`
)

// What time does, to many users at once.
const (
	selectNow = `select clock_timestamp()`
	// Nobody is reminded at an address that the first letter came back from.
	insertReminders = `
with due as (
    select u.id, u.cvr, u.link_version from imported_user u
     where u.state = 'invited' and u.link_at > @from and u.link_at <= @until and not u.bounced
       and not exists (select from activation_letter x
                        where x.user_id = u.id and x.kind = @kind and x.subject = u.id and x.version = u.link_version)
     order by u.link_at limit @most for no key update of u skip locked
)
insert into activation_letter (user_id, kind, subject, version, cvr, state, at)
select d.id, @kind, d.id, d.link_version, d.cvr, 'queued', @at from due d
on conflict do nothing
returning user_id::text as id, version`
	purgeUsers = `
with due as (
    select u.id from imported_user u where u.state = 'deleted' and u.deleted_at <= @before
     order by u.deleted_at limit @most for update skip locked
)
delete from imported_user u using due where due.id = u.id returning u.id::text, u.cvr`
)
