package connectionsql

// The statements of letters and of the clock. See query.go.

// What became of letters. A letter that was accepted once stays sent, whatever a second attempt met.
const (
	markSent = `
update letter set state = 'sent', reason = '', at = @at
 where connection_id = @case and kind = @kind and subject = @subject and version = @version and state <> 'sent'`
	markBounced = `
update letter set state = 'bounced', reason = @reason, at = @at
 where connection_id = @case and kind = @kind and subject = @subject and version = @version and state = 'queued'`
	// The letter's row is what makes it one letter however often the fan-out runs.
	insertToldOthers = `
insert into letter (connection_id, kind, subject, version, cvr, state, at)
select o.id, 'already-connected', o.id, 1, o.cvr, 'queued', clock_timestamp() + @shift::interval
  from connection c join connection o on o.cvr = c.cvr and o.id <> c.id
 where c.id = @id and c.state = 'connected'
   and o.state not in ('connected', 'withdrawn', 'rejected', 'expired')
   and case when o.role = 'reporter' then o.reporter_email else o.contact_email end <> ''
 order by o.created_at
on conflict do nothing
returning connection_id::text`
	// Who may object is told of each announcement once. Where the association was never set up, those are told who were appointed for it.
	insertToldIncumbents = `
insert into letter (connection_id, kind, subject, version, cvr, state, at)
select c.id, 'recovery', i.id, (select count(*) from connection_event e where e.connection_id = c.id and e.kind = 'administrators_announced'),
       c.cvr, 'queued', clock_timestamp() + @shift::interval
  from connection c join association a on a.cvr = c.cvr
 cross join lateral (
    select m.id, m.since as since from member m
     where m.cvr = c.cvr and a.set_up_at is not null and 'organisation-administrator' = any (m.roles)
    union all
    select x.id, x.link_at from administrator x
     where x.connection_id = c.replaces and x.cvr = c.cvr and a.set_up_at is null and not x.withdrawn
 ) i
 where c.id = @id and c.state = 'awaiting_objection'
 order by i.since, i.id
on conflict do nothing
returning subject::text, version`
	selectRecoveryRecipient = `
select m.name, m.email, m.language
  from connection c join association a on a.cvr = c.cvr join member m on m.cvr = c.cvr
 where c.id = @id and m.id = @to and a.set_up_at is not null and 'organisation-administrator' = any (m.roles)
union all
select x.name, x.email, x.language
  from connection c join association a on a.cvr = c.cvr join administrator x on x.connection_id = c.replaces and x.cvr = c.cvr
 where c.id = @id and x.id = @to and a.set_up_at is null and not x.withdrawn`
)

// What time does, to many cases. See connection.Connection.Tick for the law of it.
const (
	selectNow = `select clock_timestamp()`
	// The sweep goes on behind the last case that it met, whatever became of it.
	selectDue = `
select id::text, wake_at from connection
 where wake_at <= now() + @shift::interval and (wake_at, id) > (@after_at::timestamptz, @after_id::uuid)
 order by wake_at, id limit @most`
	deleteDrafts = `
with due as (
    select id from connection where state = 'draft' and changed_at <= @before
     order by changed_at limit @most for update skip locked
), ` + cutOff + `
delete from connection c using due where due.id = c.id returning c.id::text, c.cvr`
	deleteStale = `
with due as (
    select id from connection where id = @id and cvr = @cvr and state = 'draft'
), ` + cutOff + `
delete from connection c using due where due.id = c.id`
)

// cutOff leaves of the caseworkers' decisions about cases that are deleted (due) what the statistics need: when and in time, not what was
// written and by whom.
const cutOff = `cut as (
    update review_decision d set connection_id = null, decided_by = null, by_name = '', why = '{}', text = '', answer = ''
      from due where d.connection_id = due.id
)`
