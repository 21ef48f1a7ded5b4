package overviewsql

// pendingQuery gives the invitations that are known to be a person's: whoever appointed herself, whoever was matched. What a setup
// says of an earlier appointment counts no longer.
const pendingQuery = `
with appointed as (
    select w.id from administrator w where w.person = @person::uuid
    union
    select s.id from setup s join administrator w on w.id = s.id and w.appointment = s.appointment where s.person = @person::uuid
)
select 'setup' as kind, w.id::text as id, w.link_version as version, w.link_at, coalesce(s.person is not null, false) as matched,
    w.cvr, a.name as association, clock_timestamp() as now
from appointed
join administrator w on w.id = appointed.id
join association a on a.cvr = w.cvr
left join setup s on s.id = w.id and s.appointment = w.appointment
where not w.withdrawn and w.link_version > 0 and s.done_at is null
union all
select 'activation', u.id::text, u.link_version, u.link_at, true, u.cvr, a.name, clock_timestamp()
from imported_user u join association a on a.cvr = u.cvr
where u.person = @person::uuid and u.state = 'invited'
order by link_at desc, id
limit 50`

// associationsQuery gives the associations in which a person is a member, by either MitID.
const associationsQuery = `
select m.cvr, a.name, m.roles && array['organisation-administrator', 'user-administrator'] as administers
from member m join association a on a.cvr = m.cvr
where m.person = @person::uuid or m.separate_person = @person::uuid
order by a.name, m.cvr
limit @most`

// administratorsQuery gives who administers an association, its users or both.
const administratorsQuery = `
select m.id::text as id, m.name, m.email, m.roles, m.since
from member m
where m.cvr = @cvr and m.roles && array['organisation-administrator', 'user-administrator']
order by m.name, m.id
limit 100`

// setupQuery gives the setup by which a person became an administrator.
const setupQuery = `
select s.id::text from setup s where s.person = @person::uuid and s.cvr = @cvr and s.done_at is not null order by s.done_at limit 1`

// mineQuery gives a person's cases, the newest first, from a place in the list on: those that she started, those that a reporter prepared
// for her, and those that want new administrators for an association that she administers, as long as she may object. An index on a
// person's cases serves each of the first two however many there are, and few cases wait for objections at a time. A letter counts as come
// back when it is the newest of its kind, the person can correct the address, and its addressee is still appointed.
const mineQuery = `
with mine as (
    (select c.id, 'starter' as part from connection c
      where c.started_by = @person::uuid and (@from_start or (c.created_at, c.id) < (@after_at, @after_id::uuid))
      order by c.created_at desc, c.id desc limit @most)
    union all
    (select c.id, 'representative' from connection c
      where c.invitation_person = @person::uuid and c.role = 'reporter' and c.started_by <> @person::uuid
        and (@from_start or (c.created_at, c.id) < (@after_at, @after_id::uuid))
      order by c.created_at desc, c.id desc limit @most)
    union all
    select c.id, '' from connection c join association a using (cvr)
     where c.state = 'awaiting_objection' and c.started_by <> @person::uuid and a.connection_id = c.replaces
       and (@from_start or (c.created_at, c.id) < (@after_at, @after_id::uuid))
       and case when a.set_up_at is not null then exists (
            select from member m where m.cvr = c.cvr and 'organisation-administrator' = any (m.roles)
               and (m.person = @person::uuid or m.separate_person = @person::uuid))
           else exists (
            select from administrator w left join setup s on s.id = w.id and s.cvr = w.cvr and s.appointment = w.appointment
             where w.connection_id = c.replaces and w.cvr = c.cvr and not w.withdrawn and coalesce(s.person, w.person) = @person::uuid)
           end
)
select c.id::text as id, c.number, c.cvr, a.name as association, c.state, mine.part, c.role,
    a.connection_id is not null and a.connection_id <> c.id and a.connection_id is distinct from c.replaces as taken,
    exists (
        select from letter l
        where l.connection_id = c.id and l.state = 'bounced'
          and case when mine.part = 'starter' and c.role = 'reporter' then l.kind = 'invitation' and c.state = 'awaiting_representative'
              else l.kind in ('receipt', 'setup') or l.kind = 'mailbox' and c.state = 'awaiting_mailbox' end
          and not exists (select from letter newer where newer.connection_id = l.connection_id and newer.kind = l.kind
              and newer.subject = l.subject and newer.version > l.version)
          and not exists (select from administrator w where w.id = l.subject and w.withdrawn)
    ) as bounced,
    c.mailbox_sent_at, c.invited_at, c.asked_at, c.approved_at,
    c.created_at as started_at, c.changed_at, c.connected_at,
    case when c.state = 'connected' then a.set_up_at end as set_up_at
from mine join connection c on c.id = mine.id join association a using (cvr)
order by c.created_at desc, c.id desc
limit @most`
