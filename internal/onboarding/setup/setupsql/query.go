package setupsql

// Every statement of the room. A test has the server prepare each of them against the migrated schema.

const setupColumns = `
select x.id::text, x.cvr, a.name as association_name, a.set_up_at, c.id::text as connection, c.replaces is not null as recovery, c.number,
       case when c.role = 'reporter' then coalesce(c.invitation_person::text, '') else c.started_by::text end as appointer,
       c.contact_name, c.contact_email, c.language as contact_language,
       coalesce(x.person::text, '') as self, x.name, x.email, x.language, x.birth_epoch, x.birth_tag, x.link_version, x.link_at, x.withdrawn,
       x.appointment,
       coalesce((select l.state = 'bounced' from letter l where l.connection_id = x.connection_id and l.cvr = x.cvr
                  and l.kind = 'setup' and l.subject = x.id and l.version = x.link_version), false) as bounced,
       coalesce(s.person::text, '') as person, coalesce(s.method, '') as method, s.matched_at,
       coalesce(s.code_epoch, 0) as code_epoch, s.code_tag, s.code_until, coalesce(s.code_tries, 0) as code_tries,
       coalesce(s.code_version, 0) as code_version, s.code_needed_at, s.private, coalesce(s.authenticators, '{}') as authenticators,
       coalesce(s.own, '') as own, coalesce(s.separate_person::text, '') as separate, coalesce(s.separate_with, '') as separate_with, s.done_at,
       coalesce(g.private, false) as agreement_private, coalesce(g.authenticators, '{}') as agreement_authenticators,
       g.set_up_at as agreement_set_up_at, coalesce(g.set_up_by::text, '') as agreement_set_up_by,
       array(select unnest(array[m.person, m.separate_person])::text from member m
              where m.cvr = x.cvr and 'organisation-administrator' = any (m.roles) order by m.since, m.id) as issuers,
       clock_timestamp() as now
  from administrator x
  join connection c on c.id = x.connection_id and c.cvr = x.cvr
  join association a on a.cvr = c.cvr
  left join setup s on s.id = x.id and s.cvr = x.cvr and s.appointment = x.appointment
  left join agreement g on g.cvr = x.cvr`

const (
	selectSetup = setupColumns + `
 where x.id = @id`
	// The person's membership of the association, where there is one.
	selectMember = `
select m.id::text, m.cvr, m.person::text, coalesce(m.separate_person::text, '') as separate, m.separate_with, m.name, m.email, m.language,
       m.private, m.consent, m.roles, m.since
  from administrator x join setup s on s.id = x.id and s.cvr = x.cvr and s.appointment = x.appointment
  join member m on m.cvr = x.cvr and m.person = s.person
 where x.id = @id`
	selectLetters = `
select l.kind, l.version, l.state, l.reason, l.at
  from setup_letter l join administrator x on x.id = l.setup_id and x.cvr = l.cvr
 where x.id = @id order by l.n`
)

// The locks, in their order.
const (
	lockAssociation = `
select a.cvr from association a where a.cvr = (select cvr from administrator where id = @id) for no key update`
	lockSetup = setupColumns + `
 where x.id = @id for no key update of x`
)

// Saving a setup.
const (
	upsertSetup = `
insert into setup (id, cvr, appointment, person, method, matched_at, code_epoch, code_tag, code_until, code_tries, code_version, code_needed_at,
                   private, authenticators, own, separate_person, separate_with, done_at)
values (@id, @cvr, @appointment, nullif(@person::text, '')::uuid, @method, @matched_at, @code_epoch, @code_tag, @code_until, @code_tries,
        @code_version, @code_needed_at, @private, @authenticators, @own, nullif(@separate::text, '')::uuid, @separate_with, @done_at)
on conflict (id) do update
   set appointment = excluded.appointment, person = excluded.person, method = excluded.method, matched_at = excluded.matched_at,
       code_epoch = excluded.code_epoch, code_tag = excluded.code_tag, code_until = excluded.code_until, code_tries = excluded.code_tries,
       code_version = excluded.code_version, code_needed_at = excluded.code_needed_at, private = excluded.private,
       authenticators = excluded.authenticators, own = excluded.own, separate_person = excluded.separate_person,
       separate_with = excluded.separate_with, done_at = excluded.done_at
 where setup.cvr = excluded.cvr`
	forgetBirth = `
update administrator set birth_epoch = 0, birth_tag = null where id = @id and cvr = @cvr`
	insertAgreement = `
insert into agreement (cvr, private, authenticators, set_up_at, set_up_by) values (@cvr, @private, @authenticators, @at, @by)`
	setUpAssociation = `
update association set set_up_at = @at where cvr = @cvr and set_up_at is null`
	upsertMember = `
insert into member (id, cvr, person, separate_person, separate_with, name, email, language, private, consent, roles, since)
values (@id, @cvr, @person, nullif(@separate::text, '')::uuid, @separate_with, @name, @email, @language, @private, @consent, @roles, @since)
on conflict (id) do update
   set separate_person = excluded.separate_person, separate_with = excluded.separate_with, name = excluded.name, email = excluded.email,
       language = excluded.language, private = excluded.private, consent = excluded.consent, roles = excluded.roles
 where member.cvr = excluded.cvr and member.person = excluded.person`
	insertLetter = `
insert into setup_letter (setup_id, kind, version, cvr, state, at) values (@id, @kind, @version, @cvr, @state, @at)`
)

// What became of letters. A letter that was accepted once stays sent, whatever a second attempt met.
const (
	markSent = `
update setup_letter set state = 'sent', reason = '', at = @at
 where setup_id = @id and kind = @kind and version = @version and state <> 'sent'`
	markBounced = `
update setup_letter set state = 'bounced', reason = @reason, at = @at
 where setup_id = @id and kind = @kind and version = @version and state = 'queued'`
)

// Reminding many at once. See setup.Setup.Reminder for the law of it: the link ends after @at when it was sent after @ended, the first
// reminder is due from @first on, the last from @last on.
const (
	selectNow       = `select clock_timestamp()`
	insertReminders = `
with due as (
    select x.id, x.cvr, x.link_version, case when x.link_at <= @last then 'setup-last-reminder' else 'setup-reminder' end as kind
      from administrator x
      left join setup s on s.id = x.id and s.cvr = x.cvr and s.appointment = x.appointment
     where x.link_version > 0 and not x.withdrawn and s.done_at is null and x.link_at > @ended and x.link_at <= greatest(@first::timestamptz, @last)
       and not exists (select from letter l where l.connection_id = x.connection_id and l.cvr = x.cvr and l.kind = 'setup'
                          and l.subject = x.id and l.version = x.link_version and l.state = 'bounced')
)
insert into setup_letter (setup_id, kind, version, cvr, state, at)
select d.id, d.kind, d.link_version, d.cvr, 'queued', @at from due d
 where not exists (select from setup_letter l where l.setup_id = d.id and l.kind = d.kind and l.version = d.link_version)
 limit @most
on conflict do nothing
returning setup_id::text as id, cvr, kind, version`
)
