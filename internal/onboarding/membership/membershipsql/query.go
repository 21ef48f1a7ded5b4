package membershipsql

// Every statement of the room. A test has the server prepare each of them against the migrated schema.

// memberColumns are a member with the agreement. Somebody is alone when nobody else could come in as organisation administrator.
const memberColumns = `
select m.id::text, m.cvr, m.person::text, coalesce(m.separate_person::text, '') as separate, m.separate_with, m.name, m.email, m.language,
       m.private, m.consent, m.roles, m.since,
       not exists (select from member o where o.cvr = m.cvr and o.id <> m.id and 'organisation-administrator' = any (o.roles)
                      and (o.separate_person is not null or o.private and g.private)) as alone,
       a.name as association_name, coalesce(c.number, '') as number, g.private as agreement_private,
       g.authenticators, g.set_up_at, g.set_up_by::text, clock_timestamp() as now
  from member m
  join agreement g on g.cvr = m.cvr
  join association a on a.cvr = m.cvr
  left join connection c on c.id = a.connection_id and c.cvr = a.cvr`

// Who is there.
const (
	selectByPerson = memberColumns + `
 where m.person = @ref or m.separate_person = @ref order by a.name, m.cvr`
	selectInAssociation = memberColumns + `
 where m.cvr = @cvr and (m.person = @ref or m.separate_person = @ref)`
	selectMember = memberColumns + `
 where m.id = @id`
)

// Changing a member; the locks in their order.
const (
	lockAssociation = `
select a.cvr from association a where a.cvr = (select cvr from member where id = @id) for no key update`
	lockMember = memberColumns + `
 where m.id = @id for no key update of m`
	updateMember = `
update member
   set separate_person = nullif(@separate::text, '')::uuid, separate_with = @separate_with, name = @name, email = @email, language = @language,
       private = @private, consent = @consent, roles = @roles
 where id = @id and cvr = @cvr`
)

// Letters. The letter's row is what makes it one letter however often the fan-out runs.
const (
	insertConsentLetters = `
insert into member_letter (member_id, kind, recipient, version, cvr, state, at)
select m.id, 'consent-withdrawn', u.id, m.consent, m.cvr, 'queued', clock_timestamp()
  from member m join member u on u.cvr = m.cvr and u.id <> m.id and 'user-administrator' = any (u.roles)
 where m.id = @id and m.consent = @consent and not m.private
on conflict do nothing
returning recipient::text`
	selectLetter = `
select state from member_letter where member_id = @id and kind = 'consent-withdrawn' and recipient = @recipient and version = @version`
	markSent = `
update member_letter set state = 'sent', reason = '', at = @at
 where member_id = @id and kind = 'consent-withdrawn' and recipient = @recipient and version = @version and state <> 'sent'`
	markBounced = `
update member_letter set state = 'bounced', reason = @reason, at = @at
 where member_id = @id and kind = 'consent-withdrawn' and recipient = @recipient and version = @version and state = 'queued'`
)
