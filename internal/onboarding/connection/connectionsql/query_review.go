package connectionsql

import "tilslut/internal/onboarding/connection"

// The statements of the caseworkers. See query.go.

// today is the day in Denmark; @shift is what tests add to the time.
const today = `((clock_timestamp() + @shift::interval) at time zone 'Europe/Copenhagen')::date`

const undecided = `c.state in ('under_review', 'more_documentation') and not ` + taken

// What the views hold. New, mine, others and waiting are everything undecided, each case in one of them.
const (
	viewNew     = `c.state = 'under_review' and c.review_by is null`
	viewMine    = `c.state = 'under_review' and c.review_by = nullif(@by::text, '')::uuid`
	viewOthers  = `c.state = 'under_review' and c.review_by is distinct from nullif(@by::text, '')::uuid and c.review_by is not null`
	viewWaiting = `c.state = 'more_documentation'`
	viewOverdue = `c.state = 'under_review' and c.review_due < ` + today
)

const queueColumns = `
select c.id::text, c.number, c.cvr, a.name as association, a.form_code, c.state, c.submitted_at, c.review_due as due,
       c.review_round as round, c.replaces is not null as recovery, c.decided_at,
       exists (select from document x
                where x.connection_id = c.id and x.round <= c.review_round and x.scan = 'waiting' and x.gone_at is null) as scanning, `

// searched finds a case's number, a CVR number, or a part of the association's name as Danes write it.
const searched = `
   and (@like::text = '' or c.number = @number or c.cvr = @cvr or lower(a.name collate "da-x-icu") like lower(@like collate "da-x-icu"))`

// queued are the lines of a view of what is undecided, with who has them.
const queued = queueColumns + `coalesce(c.review_by::text, '') as review_by, c.review_by_name as by_name
  from connection c join association a on a.cvr = c.cvr
 where ` + undecided + `
   and case @view::text when 'new' then ` + viewNew + ` when 'mine' then ` + viewMine + ` when 'others' then ` + viewOthers + `
       when 'waiting' then ` + viewWaiting + ` when 'overdue' then ` + viewOverdue + ` else true end` + searched

// decided are the lines of what was decided, with who did it last.
const decided = queueColumns + `coalesce(d.decided_by::text, '') as review_by, d.by_name
  from connection c join association a on a.cvr = c.cvr
 cross join lateral (select l.decided_by, l.by_name from review_decision l where l.connection_id = c.id order by l.n desc limit 1) d
 where c.decided_at is not null and c.state not in ('under_review', 'more_documentation')` + searched

// orders are what lines are sorted by, and the type of that.
var orders = map[connection.Order][2]string{
	connection.ByDue: {"c.review_due", "date"}, connection.BySubmitted: {"c.submitted_at", "timestamptz"},
	connection.ByName: {`a.name collate "da-x-icu"`, "text"}, byDecided: {"c.decided_at", "timestamptz"},
}

// byDecided is the order of what was decided.
const byDecided connection.Order = "decided"

// inOrder is the part of sorted lines that goes on behind a place (@key, @after), or begins.
func inOrder(lines string, by connection.Order, down bool) string {
	key, kind := orders[by][0], orders[by][1]
	direction, beyond := "", ">"
	if down {
		direction, beyond = " desc", "<"
	}
	return lines + `
   and (@after::uuid is null or (` + key + `, c.id) ` + beyond + ` (nullif(@key::text, '')::` + kind + `, @after))
 order by ` + key + direction + `, c.id` + direction + ` limit @most`
}

const (
	selectCounts = `
select count(*) filter (where ` + viewNew + `) as new, count(*) filter (where ` + viewMine + `) as mine,
       count(*) filter (where ` + viewOthers + `) as others, count(*) filter (where ` + viewWaiting + `) as waiting,
       count(*) filter (where ` + viewOverdue + `) as overdue, count(*) as all, clock_timestamp() as now
  from connection c join association a on a.cvr = c.cvr
 where ` + undecided + `
`
	// What the caseworker looks up besides. A draft that was never sent to anybody is its owner's alone.
	selectEarlier = `
select o.id::text, o.number, o.state, o.created_at, o.changed_at, o.started_by = c.started_by as same,
       coalesce((select d.kind from review_decision d where d.connection_id = o.id order by d.n desc limit 1), '') as last
  from connection c join connection o on o.cvr = c.cvr and o.id <> c.id
 where c.id = @id and (o.state <> 'draft' or o.submitted_at is not null)
 order by o.created_at desc, o.id limit 100`
	selectNumber = `
select id::text from connection where number = @number`
	selectSubject = `
select cvr, clock_timestamp() as now from connection where id = @id`
	// Who was here lately can be handed a case.
	upsertCaseworker = `
insert into caseworker as w (ref, name, seen_at) values (@ref, @name, clock_timestamp() + @shift::interval)
on conflict (ref) do update set name = excluded.name, seen_at = excluded.seen_at
 where w.name <> excluded.name or w.seen_at < excluded.seen_at - interval '1 day'`
	selectCaseworkers = `
select ref::text, name from caseworker
 where seen_at > clock_timestamp() + @shift::interval - interval '90 days' order by name collate "da-x-icu", ref`
	selectLive = `
select id::text from document where id = any(@ids::uuid[]) and gone_at is null`
	// Weeks begin on a Monday, in Denmark. A case comes in when it is submitted, answered or reopened; of cases that were deleted, what came
	// in and was decided is known by the decision. A case that was reopened was not decided by that.
	selectStatistics = `
with weeks as (
    select (date_trunc('week', ` + today + `::timestamp) - n * interval '7 days') as monday from generate_series(0, @weeks::integer - 1) n
), since as (
    select min(monday) at time zone 'Europe/Copenhagen' as at from weeks
), came as (
    select date_trunc('week', x.at at time zone 'Europe/Copenhagen') as monday, count(*) as n from (
        select e.at from connection_event e, since where e.kind in ('submitted', 'reopened') and e.at >= since.at
        union all
        select d.submitted_at from review_decision d, since
         where d.connection_id is null and d.kind <> 'reopened' and d.submitted_at >= since.at
    ) x group by 1
), went as (
    select date_trunc('week', d.at at time zone 'Europe/Copenhagen') as monday, count(*) as n,
           count(*) filter (where (d.at at time zone 'Europe/Copenhagen')::date <= d.due) as in_time,
           percentile_cont(0.5) within group (order by extract(epoch from d.at - d.submitted_at)::double precision) as median
      from review_decision d, since where d.kind <> 'reopened' and d.at >= since.at group by 1
)
select w.monday::date as monday, coalesce(came.n, 0) as submitted, coalesce(went.n, 0) as decided, coalesce(went.in_time, 0) as in_time,
       coalesce(went.median, 0) as median
  from weeks w left join came on came.monday = w.monday left join went on went.monday = w.monday
 order by w.monday`
)
