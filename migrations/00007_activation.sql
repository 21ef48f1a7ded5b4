-- Imported users: who may be activated, how far each of them is, and what was sent.

-- +goose Up

-- Search for a part of a name; both come with PostgreSQL, and the owner of a database may create them.
create extension if not exists pg_trgm;
create extension if not exists btree_gin;

-- A user whom the association had in the older solution. Name and address are the association's, as its file had them; name_key is
-- the name as lists are ordered, search is what is searched. The date of birth is a keyed code bound to the id, erased when
-- it has been used.
create table imported_user (
    id              uuid primary key,
    cvr             char(8) not null references agreement,
    name            text not null check (name <> ''),
    name_key        text collate "C" not null,
    search          text not null,
    email           text not null check (email <> ''),
    language        text not null check (language in ('da', 'en')),
    birth_epoch     integer not null default 0,
    birth_tag       bytea,
    rid             text not null default '' check (rid ~ '^[0-9]{0,20}$'),
    state           text not null check (state in ('imported', 'invited', 'active', 'refused', 'deleted')),
    choice          text not null default '' check (choice in ('', 'private', 'separate', 'ask')),
    inviter         uuid,
    link_version    integer not null default 0,
    link_at         timestamptz,
    asked_at        timestamptz,
    wrong_link      integer not null default 0,
    bounced         boolean not null default false,
    code_epoch      integer not null default 0,
    code_tag        bytea,
    code_until      timestamptz,
    code_tries      integer not null default 0,
    code_version    integer not null default 0,
    person          uuid,
    matched_by      text not null default '' check (matched_by in ('', 'birth', 'code')),
    matched_at      timestamptz,
    answer          text not null default '' check (answer in ('', 'approved', 'rejected')),
    separate_person uuid,
    separate_with   text not null default '',
    member_id       uuid,
    imported_at     timestamptz not null,
    invited_at      timestamptz,
    refused_at      timestamptz,
    activated_at    timestamptz,
    deleted_at      timestamptz,
    unique (id, cvr),
    foreign key (member_id, cvr) references member (id, cvr),
    check ((link_version = 0) = (link_at is null)),
    check ((person is null) = (matched_at is null)),
    check ((code_tag is null) = (code_until is null)),
    check ((state = 'active') = (activated_at is not null and member_id is not null)),
    check ((state = 'deleted') = (deleted_at is not null)),
    check (state not in ('invited', 'active', 'refused') or (choice <> '' and link_version > 0))
);
-- The same file twice changes nothing.
create unique index imported_user_rid on imported_user (cvr, rid) where rid <> '';
create unique index imported_user_typed on imported_user (cvr, lower(email), lower(name)) where rid = '';
create index imported_user_waiting on imported_user (cvr, name_key, id) where state in ('imported', 'invited', 'refused');
create index imported_user_listed on imported_user (cvr, state, name_key, id);
create index imported_user_search on imported_user using gin (cvr, search gin_trgm_ops);
create index imported_user_bounced on imported_user (cvr) where bounced and state = 'invited';
create index imported_user_link on imported_user (cvr, link_at) where state = 'invited';
create index imported_user_reminder on imported_user (link_at) where state = 'invited';
create index imported_user_deleted on imported_user (deleted_at) where state = 'deleted';
create index imported_user_of_person on imported_user (person) where person is not null and state <> 'active';

-- Each letter about an imported user that was ordered, to the user or to an administrator, and what became of it.
create table activation_letter (
    user_id uuid not null,
    kind    text not null,
    subject uuid not null,
    version integer not null,
    cvr     char(8) not null,
    n       bigint generated always as identity,
    state   text not null check (state in ('queued', 'sent', 'bounced')),
    reason  text not null default '',
    at      timestamptz not null,
    primary key (user_id, kind, subject, version),
    foreign key (user_id, cvr) references imported_user (id, cvr) on delete cascade
);

-- How many users an association has in each state, kept by the triggers below: nobody counts a hundred thousand rows for a page.
create table imported_count (
    cvr   char(8) not null references agreement,
    state text not null,
    n     integer not null,
    primary key (cvr, state)
);

-- The rows of one statement are counted together, and the counters locked in one order.
-- +goose StatementBegin
create function imported_user_counted() returns trigger
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
begin
    if tg_op = 'INSERT' then
        insert into public.imported_count as c (cvr, state, n)
            select cvr, state, count(*) from come group by 1, 2 order by 1, 2
            on conflict (cvr, state) do update set n = c.n + excluded.n;
    elsif tg_op = 'DELETE' then
        insert into public.imported_count as c (cvr, state, n)
            select cvr, state, -count(*) from gone group by 1, 2 order by 1, 2
            on conflict (cvr, state) do update set n = c.n + excluded.n;
    else
        insert into public.imported_count as c (cvr, state, n)
            select cvr, state, sum(d)
              from (select cvr, state, 1 as d from come union all select cvr, state, -1 from gone) moved
             group by 1, 2 having sum(d) <> 0 order by 1, 2
            on conflict (cvr, state) do update set n = c.n + excluded.n;
    end if;
    return null;
end
$$;
-- +goose StatementEnd
create trigger imported_user_come after insert on imported_user
    referencing new table as come for each statement execute function imported_user_counted();
create trigger imported_user_gone after delete on imported_user
    referencing old table as gone for each statement execute function imported_user_counted();
create trigger imported_user_moved after update on imported_user
    referencing old table as gone new table as come for each statement execute function imported_user_counted();
