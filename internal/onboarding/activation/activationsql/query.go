package activationsql

// Every statement of the room. A test has the server prepare each of them against the migrated schema.

// agreementColumns are the association's, as membership.Agreement has them.
const agreementColumns = `
       g.cvr, a.name as association_name, coalesce(c.number, '') as number, g.private, g.authenticators, g.set_up_at, g.set_up_by::text`

// agreementTables give an agreement as g, its association as a, and the case that connected it as c.
const agreementTables = `
       join association a on a.cvr = g.cvr
       left join connection c on c.id = a.connection_id`

const userColumns = `
select u.id::text, u.name, u.email, u.language, u.birth_epoch, u.birth_tag, u.rid, u.state, u.choice, coalesce(u.inviter::text, '') as inviter,
       coalesce((select m.name from member m
                  where m.cvr = u.cvr and (m.person = u.inviter or m.separate_person = u.inviter) limit 1), '') as inviter_name,
       u.link_version, u.link_at, u.asked_at, u.wrong_link, u.code_epoch, u.code_tag, u.code_until, u.code_tries, u.code_version,
       coalesce(u.person::text, '') as person, u.matched_by, u.matched_at, u.answer,
       coalesce(u.separate_person::text, '') as separate_person, u.separate_with, coalesce(u.member_id::text, '') as member_id,
       u.imported_at, u.invited_at, u.refused_at, u.activated_at, u.deleted_at, clock_timestamp() as now,` + agreementColumns + `
  from imported_user u join agreement g on g.cvr = u.cvr` + agreementTables

// One user.
const (
	selectUser      = userColumns + ` where u.cvr = @cvr and u.id = @id`
	selectByLink    = userColumns + ` where u.id = @id`
	lockUser        = userColumns + ` where u.cvr = @cvr and u.id = @id for no key update of u`
	selectLettersOf = `
select x.kind, x.subject::text, x.version, x.state, x.reason, x.at
  from activation_letter x join imported_user u on u.id = x.user_id and u.cvr = x.cvr
 where u.id = @id order by x.n`
	// A name and an address that somebody else without a number has already change no row.
	updateUser = `
update imported_user u
   set name = @name, name_key = @name_key, search = @search, email = @email, birth_epoch = @birth_epoch, birth_tag = @birth_tag,
       state = @state, choice = @choice, inviter = nullif(@inviter::text, '')::uuid,
       link_version = @link_version, link_at = @link_at, asked_at = @asked_at, wrong_link = @wrong_link,
       bounced = u.bounced and u.link_version = @link_version,
       code_epoch = @code_epoch, code_tag = @code_tag, code_until = @code_until, code_tries = @code_tries, code_version = @code_version,
       person = nullif(@person::text, '')::uuid, matched_by = @matched_by, matched_at = @matched_at, answer = @answer,
       separate_person = nullif(@separate_person::text, '')::uuid, separate_with = @separate_with, member_id = nullif(@member_id::text, '')::uuid,
       invited_at = @invited_at, refused_at = @refused_at, activated_at = @activated_at, deleted_at = @deleted_at
 where u.id = @id and u.cvr = @cvr
   and (u.rid <> '' or (u.name = @name and u.email = @email) or not exists (
        select from imported_user o where o.cvr = @cvr and o.rid = '' and o.id <> @id
           and lower(o.email) = lower(@email) and lower(o.name) = lower(@name)))`
	insertLetter = `
insert into activation_letter (user_id, kind, subject, version, cvr, state, at)
values (@id, @kind, @subject, @version, @cvr, @state, @at)`
)

// The member that a user becomes.
const (
	lockMember = `
select m.id::text, coalesce(m.separate_person::text, '') as separate_person, m.separate_with, m.name, m.email, m.language,
       m.private, m.consent, m.roles, m.since
  from member m where m.cvr = @cvr and m.person = @person for no key update`
	// selectTaken answers whether a separate MitID is somebody else's: a member's private or separate one, here or elsewhere.
	selectTaken = `
select exists (select from member o where not (o.cvr = @cvr and o.person = @person)
                  and (o.separate_person = @separate::uuid or o.person = @separate::uuid))`
	insertMember = `
insert into member (id, cvr, person, separate_person, separate_with, name, email, language, private, consent, roles, since)
values (@id, @cvr, @person, nullif(@separate::text, '')::uuid, @separate_with, @name, @email, @language, @private, @consent, @roles, @since)
on conflict (cvr, person) do nothing`
	updateMember = `
update member
   set separate_person = nullif(@separate::text, '')::uuid, separate_with = @separate_with, name = @name, email = @email, language = @language,
       private = @private, consent = @consent, roles = @roles
 where id = @id and cvr = @cvr`
)

// reason is Transition.Meets: why a transition doesn't meet the user u, ” when it does.
const reason = `
       case when not (u.state = any(@from::text[])) then u.state
            when @to::text = 'invited' and u.state = 'invited' and u.choice = @choice and u.link_at > @link_over then 'invited'
            when @to::text = 'imported' and u.deleted_at <= @too_late then 'too-late'
            else '' end as reason`

// Several users at once.
const (
	selectAgreement = `
select` + agreementColumns + `, clock_timestamp() as now from agreement g` + agreementTables + ` where g.cvr = @cvr`
	weighUsers = `
select u.id::text,` + reason + ` from imported_user u where u.cvr = @cvr and u.id = any(@ids::uuid[]) order by u.id`
	transitUsers = `
with chosen as (
    select u.id,` + reason + ` from imported_user u where u.cvr = @cvr and u.id = any(@ids::uuid[]) order by u.id for no key update
), met as (
    update imported_user u
       set state = @to, deleted_at = case when @to = 'deleted' then @at::timestamptz end, refused_at = null,
           choice = case when @to = 'invited' then @choice else u.choice end,
           inviter = case when @to = 'invited' then nullif(@by::text, '')::uuid else u.inviter end,
           invited_at = case when @to = 'invited' then @at else u.invited_at end,
           link_at = case when @to = 'invited' then @at else u.link_at end,
           link_version = u.link_version + case when @to = 'invited' then 1 else 0 end,
           bounced = u.bounced and @to <> 'invited',
           answer = case when @to = 'imported' then u.answer else '' end,
           person = case when @to <> 'deleted' then u.person end,
           matched_by = case when @to <> 'deleted' then u.matched_by else '' end,
           matched_at = case when @to <> 'deleted' then u.matched_at end,
           code_epoch = case when @to <> 'deleted' then u.code_epoch else 0 end,
           code_tag = case when @to <> 'deleted' then u.code_tag end,
           code_until = case when @to <> 'deleted' then u.code_until end,
           code_tries = case when @to <> 'deleted' then u.code_tries else 0 end
      from chosen where chosen.id = u.id and chosen.reason = '' returning u.id, u.cvr, u.link_version
), lettered as (
    insert into activation_letter (user_id, kind, subject, version, cvr, state, at)
    select m.id, 'activation', m.id, m.link_version, m.cvr, 'queued', @at from met m where @to = 'invited' order by m.id
)
select chosen.id::text, chosen.reason, coalesce(met.link_version, 0) as version from chosen left join met on met.id = chosen.id order by chosen.id`
	// A user who came by an earlier file, with the same number or the same name and address, is passed over.
	insertUsers = `
insert into imported_user (id, cvr, name, name_key, search, email, language, birth_epoch, birth_tag, rid, state, imported_at)
select n.id, @cvr, n.name, n.name_key, n.search, n.email, coalesce(c.language, 'da'), n.birth_epoch, nullif(n.birth_tag, ''), n.rid, 'imported', @at
  from unnest(@ids::uuid[], @names::text[], @keys::text[], @searches::text[], @emails::text[], @epochs::integer[], @tags::bytea[], @rids::text[])
       as n (id, name, name_key, search, email, birth_epoch, birth_tag, rid)
       left join association a on a.cvr = @cvr left join connection c on c.id = a.connection_id
on conflict do nothing returning id::text`
)
