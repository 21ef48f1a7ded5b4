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

// mineQuery gives a person's cases, the newest first, from a place in the list on. The index on (started_by, created_at)
// serves it however many there are. A letter counts as come back when it is the newest of its kind, the person can
// correct the address, and its addressee is still appointed.
const mineQuery = `
select c.id::text as id, c.number, c.cvr, a.name as association, c.state,
    a.connection_id is not null and a.connection_id <> c.id as taken,
    exists (
        select from letter l
        where l.connection_id = c.id and l.state = 'bounced'
          and (l.kind in ('receipt', 'setup') or l.kind = 'mailbox' and c.state = 'awaiting_mailbox')
          and not exists (select from letter newer where newer.connection_id = l.connection_id and newer.kind = l.kind
              and newer.subject = l.subject and newer.version > l.version)
          and not exists (select from administrator w where w.id = l.subject and w.withdrawn)
    ) as bounced,
    c.created_at as started_at, c.changed_at, c.connected_at,
    case when c.state = 'connected' then a.set_up_at end as set_up_at
from connection c join association a using (cvr)
where c.started_by = @person::uuid
  and (@from_start or (c.created_at, c.id) < (@after_at, @after_id::uuid))
order by c.created_at desc, c.id desc
limit @most`
