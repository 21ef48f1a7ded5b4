package connectionsql

// Every statement of the room. A test has the server prepare each of them against the migrated schema.

// termsInForce is the name of the version of the terms that applies now, as terms.InForce has it; @shift is what tests add to the
// time.
const termsInForce = `
       coalesce((select v.name from terms_version v where v.applies_from <= clock_timestamp() + @shift::interval
                  order by v.applies_from desc, v.published_at desc, v.name desc limit 1), '')`

// taken answers whether another case connected the association: neither this one nor the one that it is to replace.
const taken = `(a.connection_id is not null and a.connection_id <> c.id and a.connection_id is distinct from c.replaces)`

// incumbents are who may object to new administrators: the association's administrators; where it was never set up, those appointed for it
// who are known.
const incumbents = `
       case when c.replaces is null then '{}' when a.set_up_at is not null then
           array(select r::text from member m cross join unnest(array[m.person, m.separate_person]) r
                  where m.cvr = c.cvr and 'organisation-administrator' = any (m.roles) and r is not null order by 1)
       else
           array(select coalesce(s.person, x.person)::text from administrator x
                   left join setup s on s.id = x.id and s.cvr = x.cvr and s.appointment = x.appointment
                  where x.connection_id = c.replaces and x.cvr = c.cvr and not x.withdrawn
                    and coalesce(s.person, x.person) is not null order by 1)
       end`

const caseColumns = `
select c.id::text, c.number, c.cvr, a.name as association_name, a.form_code, c.state, c.started_by::text, c.role,
       c.contact_name, c.contact_email, c.contact_version, c.language,
       c.reporter_name, c.reporter_email, c.reporter_version, c.reporter_language,
       c.invitation_version, c.invited_at, c.invitation_reminded_at, coalesce(c.invitation_person::text, '') as invitation_person, c.comment,
       c.verdict, c.evidence, c.automatic, c.found_email, c.register_email, c.document_name, c.name_match,
       c.terms_version, c.terms_hash, c.terms_at, coalesce(c.terms_by::text, '') as terms_by, ` + termsInForce + ` as terms_in_force,
       c.mailbox_sent_at, c.mailbox_version, c.review_round, c.submitted_at, c.review_due, coalesce(c.review_by::text, '') as review_by,
       c.review_by_name, c.review_taken_at, c.question, c.asked_at, c.review_reminded_at,
       c.ended_by, c.ended_at, c.ended_why, c.ended_text, coalesce(c.replaces::text, '') as replaces, c.approved_at, c.wake_at,
       c.created_at, c.changed_at, c.confirmed_at, c.connected_at, a.set_up_at,
       (select count(*) from letter l join connection o on o.id = l.connection_id
         where o.started_by = c.started_by and o.cvr = c.cvr and o.id <> c.id and l.kind = 'mailbox'
           and l.at > clock_timestamp() + @shift::interval - interval '1 day') as mailbox_elsewhere,
       (select count(*) from letter l join connection o on o.id = l.connection_id
         where o.started_by = c.started_by and o.id <> c.id and l.kind = 'invitation'
           and l.at > clock_timestamp() + @shift::interval - interval '1 day') as invitations_elsewhere,
       ` + taken + ` as taken,
       case when ` + taken + ` then (select min(k.connected_at) from connection k
         where k.cvr = c.cvr and k.id <> c.id and k.state = 'connected' and k.connected_at > c.created_at) end as taken_at,
       ` + incumbents + ` as incumbents, clock_timestamp() as now
  from connection c join association a on a.cvr = c.cvr`

const administratorColumns = `
select x.id::text, coalesce(x.person::text, '') as person, x.representative, x.name, x.email, x.language,
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

const documentColumns = `
select x.id::text, x.type, x.file, x.format, x.size, x.pages, x.named, x.round, x.added_by, x.added_at, x.scan, x.scan_at, x.gone_at
  from document x join connection c on c.id = x.connection_id and c.cvr = x.cvr`

const decisionColumns = `
select x.kind, coalesce(x.decided_by::text, '') as decided_by, x.by_name, x.submitted_at, x.due, x.at, x.why, x.text, x.answer
  from review_decision x join connection c on c.id = x.connection_id and c.cvr = x.cvr`

// One case, by its id.
const (
	selectCase           = caseColumns + ` where c.id = @id`
	selectAdministrators = administratorColumns + ` where c.id = @id order by x.place`
	selectEvents         = eventColumns + ` where c.id = @id order by x.n`
	selectLetters        = letterColumns + ` where c.id = @id order by x.n`
	selectDocuments      = documentColumns + ` where c.id = @id order by x.n`
	selectDecisions      = decisionColumns + ` where c.id = @id order by x.n`
)

// The locks, in their order.
const (
	lockAssociation = `
select a.cvr from association a where a.cvr = (select cvr from connection where id = @id) for no key update`
	lockCase = caseColumns + ` where c.id = @id for no key update of c`
)

// own are the cases of an association that are a person's: those that she started, open or holding, and what a reporter sent her as long as
// she has it. The newest comes first.
const own = `
  from connection c
 where c.cvr = @cvr and (c.started_by = @by and (c.id = a.connection_id or c.state not in ('connected', 'withdrawn'))
    or c.role = 'reporter' and c.invitation_person = @by and (c.id = a.connection_id or a.connection_id is null
        and c.state in ('awaiting_representative', 'awaiting_mailbox', 'under_review', 'more_documentation')))
 order by c.created_at desc limit 1`

// selectStanding is what somebody who is about to start must know of an association; it answers one row always.
const selectStanding = `
select a.connected_at, coalesce((select c.id::text` + own + `), '') as mine
  from (select 1) one left join association a on a.cvr = @cvr`

// Starting a case.
const (
	upsertAssociation = `
insert into association (cvr, name, form_code) values (@cvr, @name, @form_code)
on conflict (cvr) do update set name = excluded.name, form_code = excluded.form_code
returning coalesce(connection_id::text, '') as connection_id, clock_timestamp() as now`
	selectOwn = `
select o.id from association a cross join lateral (select c.id::text` + own + `) o where a.cvr = @cvr`
	selectStarted = `
select c.id::text from connection c where c.cvr = @cvr and c.started_by = @by and c.state not in ('connected', 'withdrawn')`
	insertCase = `
insert into connection (id, number, cvr, state, started_by, role, replaces, language, reporter_language, created_at, changed_at)
values (@id, @number, @cvr, @state, @by, @role, nullif(@replaces::text, '')::uuid, @language, @language, @at, @at)`
)
