package overviewsql

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
