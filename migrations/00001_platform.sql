-- What the house itself needs: sessions, counters against floods, and the audit trail.

-- +goose Up

-- A session is found by the hash of its token, and never deleted by a logout: the row stays as a tombstone until it
-- expires, so that a slow request which ends after the logout cannot bring the session back.
create table session (
    token_hash bytea primary key,
    data       bytea not null,
    expires    timestamptz not null,
    touched    timestamptz not null default now(),
    revoked_at timestamptz
);
create index session_expires on session (expires);

-- Counters per key and stretch of time. Nothing is lost that matters when a crash empties it, hence unlogged.
create unlogged table rate_limit (
    key      text not null,
    "window" timestamptz not null,
    count    integer not null,
    primary key (key, "window")
);
create index rate_limit_window on rate_limit ("window");

-- The audit trail: one chain of events for each association, and one ('') for what belongs to none. An event's hash
-- covers the hash before it and a commitment to the payload; the payload and the salt of the commitment lie apart, so
-- that they can be erased one day without breaking the chain.
create table audit_head (
    association text primary key check (association ~ '^([0-9]{8})?$'),
    n           bigint not null,
    h           bytea not null
);

create table audit_event (
    association text not null,
    n           bigint not null check (n > 0),
    commitment  bytea not null check (length(commitment) = 32),
    h           bytea not null check (length(h) = 32),
    primary key (association, n)
);

create table audit_payload (
    association text not null,
    n           bigint not null,
    salt        bytea not null check (length(salt) = 32),
    payload     text not null,
    primary key (association, n)
);

-- audit_append is the only way in. It runs with its owner's rights: who calls it can write nothing else. The row in
-- audit_head is locked until the caller's transaction ends, which keeps the chain in the order of the commits.
-- h = SHA-256("tilslut-audit-v1" 00 | h before | length of association, 1 byte | association | n, 8 bytes | commitment)
-- +goose StatementBegin
create function audit_append(the_association text, commitments bytea[], salts bytea[], payloads text[]) returns bigint
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
as $$
declare
    last_n bigint;
    last_h bytea;
begin
    if cardinality(commitments) <> cardinality(salts) or cardinality(commitments) <> cardinality(payloads) then
        raise exception 'audit_append: every event needs a commitment, a salt and a payload';
    end if;
    insert into public.audit_head (association, n, h) values (the_association, 0, ''::bytea) on conflict do nothing;
    select n, h into strict last_n, last_h from public.audit_head where association = the_association for update;
    for i in 1 .. cardinality(commitments) loop
        last_n := last_n + 1;
        last_h := sha256(convert_to('tilslut-audit-v1', 'UTF8') || '\x00'::bytea || last_h
            || set_byte('\x00'::bytea, 0, octet_length(the_association)) || convert_to(the_association, 'UTF8')
            || int8send(last_n) || commitments[i]);
        insert into public.audit_event (association, n, commitment, h)
            values (the_association, last_n, commitments[i], last_h);
        insert into public.audit_payload (association, n, salt, payload)
            values (the_association, last_n, salts[i], payloads[i]);
    end loop;
    update public.audit_head set n = last_n, h = last_h where association = the_association;
    return last_n;
end
$$;
-- +goose StatementEnd
revoke all on function audit_append(text, bytea[], bytea[], text[]) from public;

-- +goose StatementBegin
create function audit_refuse() returns trigger
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
begin
    raise exception 'the audit trail is only added to: % of % refused', lower(tg_op), tg_table_name
        using errcode = 'insufficient_privilege';
end
$$;
-- +goose StatementEnd
create trigger audit_event_refuse before update or delete or truncate on audit_event
    for each statement execute function audit_refuse();
create trigger audit_payload_refuse before update or delete or truncate on audit_payload
    for each statement execute function audit_refuse();
create trigger audit_head_refuse before delete or truncate on audit_head
    for each statement execute function audit_refuse();
