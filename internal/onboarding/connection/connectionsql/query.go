package connectionsql

// Every statement of the room. A test has the server prepare each of them against the migrated schema.

// termsInForce is the name of the version of the terms that applies now, as terms.InForce has it; @shift is what tests add to the
// time.
const termsInForce = `
       coalesce((select v.name from terms_version v where v.applies_from <= clock_timestamp() + @shift::interval
                  order by v.applies_from desc, v.published_at desc, v.name desc limit 1), '')`

const caseColumns = `
select c.id::text, c.number, c.cvr, a.name as association_name, a.form_code, c.state, c.started_by::text, c.role,
       c.contact_name, c.contact_email, c.contact_version, c.language,
       c.verdict, c.evidence, c.automatic, c.found_email, c.register_email,
       c.terms_version, c.terms_hash, c.terms_at, coalesce(c.terms_by::text, '') as terms_by, ` + termsInForce + ` as terms_in_force,
       c.mailbox_sent_at, c.mailbox_version, c.created_at, c.changed_at, c.confirmed_at, c.connected_at, a.set_up_at,
       (select count(*) from letter l join connection o on o.id = l.connection_id
         where o.started_by = c.started_by and o.cvr = c.cvr and o.id <> c.id and l.kind = 'mailbox'
           and l.at > clock_timestamp() + @shift::interval - interval '1 day') as mailbox_elsewhere,
       (a.connection_id is not null and a.connection_id <> c.id) as taken, a.connected_at as association_connected_at, clock_timestamp() as now
  from connection c join association a on a.cvr = c.cvr`

const administratorColumns = `
select x.id::text, coalesce(x.person::text, '') as person, x.name, x.email, x.language,
       x.birth_epoch, x.birth_tag, x.link_version, x.link_at, x.withdrawn, x.appointment,
       s.code_needed_at, s.code_until, s.matched_at, s.done_at
  from administrator x join connection c on c.id = x.connection_id and c.cvr = x.cvr
  left join setup s on s.id = x.id and s.cvr = x.cvr and s.appointment = x.appointment`

// selectCaseOfAdministrator finds the case that appointed somebody.
const selectCaseOfAdministrator = `
select connection_id::text from administrator where id = @id`

const eventColumns = `
select x.kind, x.at, coalesce(x.actor::text, '') as actor, coalesce(x.subject::text, '') as subject, x.details
  from connection_event x join connection c on c.id = x.connection_id and c.cvr = x.cvr`

const letterColumns = `
select x.kind, x.subject::text, x.version, x.state, x.reason, x.at
  from letter x join connection c on c.id = x.connection_id and c.cvr = x.cvr`

// One case, by its id.
const (
	selectCase           = caseColumns + ` where c.id = @id`
	selectAdministrators = administratorColumns + ` where c.id = @id order by x.place`
	selectEvents         = eventColumns + ` where c.id = @id order by x.n`
	selectLetters        = letterColumns + ` where c.id = @id order by x.n`
)

// The locks, in their order.
const (
	lockAssociation = `
select a.cvr from association a where a.cvr = (select cvr from connection where id = @id) for no key update`
	lockCase = caseColumns + ` where c.id = @id for no key update of c`
)

// selectStanding is what somebody who is about to start must know of an association; it answers one row always.
const selectStanding = `
select a.connected_at,
       coalesce((select c.id::text from connection c
                  where c.cvr = @cvr and c.started_by = @by and (c.id = a.connection_id or c.state not in ('connected', 'withdrawn'))
                  order by c.created_at desc limit 1), '') as mine
  from (select 1) one left join association a on a.cvr = @cvr`

// Starting a case.
const (
	upsertAssociation = `
insert into association (cvr, name, form_code) values (@cvr, @name, @form_code)
on conflict (cvr) do update set name = excluded.name, form_code = excluded.form_code
returning coalesce(connection_id::text, '') as connection_id, clock_timestamp() as now`
	selectOwn = `
select c.id::text from connection c join association a on a.cvr = c.cvr
 where c.cvr = @cvr and c.started_by = @by and (c.id = a.connection_id or c.state not in ('connected', 'withdrawn'))
 order by c.created_at desc limit 1`
	deleteStale = `
delete from connection where id = @id and cvr = @cvr and state = 'draft'`
	insertCase = `
insert into connection (id, number, cvr, state, started_by, language, created_at, changed_at)
values (@id, @number, @cvr, @state, @by, @language, @at, @at)`
)

// Saving a case.
const (
	updateCase = `
update connection
   set state = @state, role = @role, contact_name = @contact_name, contact_email = @contact_email, contact_version = @contact_version,
       language = @language, verdict = @verdict, evidence = @evidence, automatic = @automatic, found_email = @found_email,
       register_email = @register_email, terms_version = @terms_version, terms_hash = @terms_hash, terms_at = @terms_at,
       terms_by = nullif(@terms_by::text, '')::uuid, mailbox_sent_at = @mailbox_sent_at, mailbox_version = @mailbox_version,
       changed_at = @changed_at, confirmed_at = @confirmed_at, connected_at = @connected_at
 where id = @id and cvr = @cvr`
	updateAssociation = `
update association set name = @name, form_code = @form_code where cvr = @cvr`
	connectAssociation = `
update association set connection_id = @id, connected_at = @at where cvr = @cvr and connection_id is null`
	// An id that is another case's administrator already changes no row, and the act fails: ids come from outside.
	upsertAdministrator = `
insert into administrator (id, cvr, connection_id, place, person, name, email, language, birth_epoch, birth_tag, link_version, link_at, withdrawn, appointment)
values (@id, @cvr, @case, @place, nullif(@person::text, '')::uuid, @name, @email, @language, @birth_epoch, @birth_tag, @link_version, @link_at, @withdrawn, @appointment)
on conflict (id) do update
   set place = excluded.place, name = excluded.name, email = excluded.email, language = excluded.language, birth_epoch = excluded.birth_epoch,
       birth_tag = excluded.birth_tag, link_version = excluded.link_version, link_at = excluded.link_at, withdrawn = excluded.withdrawn,
       appointment = excluded.appointment
 where administrator.connection_id = excluded.connection_id and administrator.cvr = excluded.cvr`
	deleteAdministrator = `
delete from administrator where id = @id and connection_id = @case and cvr = @cvr`
	insertEvent = `
insert into connection_event (connection_id, n, cvr, kind, at, actor, subject, details)
values (@case, @n, @cvr, @kind, @at, nullif(@actor::text, '')::uuid, nullif(@subject::text, '')::uuid, @details)`
	insertLetter = `
insert into letter (connection_id, kind, subject, version, cvr, state, at)
values (@case, @kind, @subject, @version, @cvr, @state, @at)`
)

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
select o.id, 'already-connected', o.id, 1, o.cvr, 'queued', clock_timestamp()
  from connection c join connection o on o.cvr = c.cvr and o.id <> c.id
 where c.id = @id and c.state = 'connected'
   and o.state not in ('connected', 'withdrawn', 'rejected', 'expired') and o.contact_email <> ''
 order by o.created_at
on conflict do nothing
returning connection_id::text`
)

// What time does, to many cases at once. See connection.Lapse for the law of it.
const (
	selectNow      = `select clock_timestamp()`
	lapseMailboxes = `
with due as (
    select id from connection where state = 'awaiting_mailbox' and mailbox_sent_at <= @before
     order by mailbox_sent_at limit @most for no key update skip locked
), lapsed as (
    update connection c set state = 'draft', changed_at = c.mailbox_sent_at + @life::interval
      from due where due.id = c.id returning c.id, c.cvr, c.changed_at
), noted as (
    insert into connection_event (connection_id, n, cvr, kind, at)
    select l.id, coalesce((select max(e.n) + 1 from connection_event e where e.connection_id = l.id), 0), l.cvr, 'mailbox_link_lapsed', l.changed_at
      from lapsed l
)
select id::text, cvr from lapsed`
	deleteDrafts = `
with due as (
    select id from connection where state = 'draft' and changed_at <= @before
     order by changed_at limit @most for update skip locked
)
delete from connection c using due where due.id = c.id returning c.id::text, c.cvr`
)
