-- Setups: each administrator's way from the link to the receipt.

-- +goose Up

-- Raised when an appointment comes to mean somebody else, by another name or date of birth: what belongs to an earlier one counts no
-- longer.
alter table administrator add column appointment integer not null default 1;
alter table administrator add unique (id, cvr);
create index administrator_invited on administrator (link_at) where link_version > 0 and not withdrawn;

create table setup (
    id              uuid primary key,
    cvr             char(8) not null,
    appointment     integer not null,
    person          uuid,
    method          text not null default '' check (method in ('', 'login', 'birth', 'code')),
    matched_at      timestamptz,
    code_epoch      integer not null default 0,
    code_tag        bytea,
    code_until      timestamptz,
    code_tries      integer not null default 0,
    code_version    integer not null default 0,
    code_needed_at  timestamptz,
    private         boolean,
    authenticators  text[] not null default '{}',
    own             text not null default '' check (own in ('', 'private', 'separate')),
    separate_person uuid,
    separate_with   text not null default '',
    done_at         timestamptz,
    foreign key (id, cvr) references administrator (id, cvr) on delete cascade,
    check ((person is null) = (matched_at is null)),
    check (done_at is null or (person is not null and own <> '')),
    check ((code_tag is null) = (code_until is null))
);
create index setup_of_person on setup (person) where person is not null;

-- Each letter of a setup that was ordered, and what became of it. The link itself is the connection's.
create table setup_letter (
    setup_id uuid not null,
    kind     text not null,
    version  integer not null,
    cvr      char(8) not null,
    n        bigint generated always as identity,
    state    text not null check (state in ('queued', 'sent', 'bounced')),
    reason   text not null default '',
    at       timestamptz not null,
    primary key (setup_id, kind, version),
    foreign key (setup_id, cvr) references administrator (id, cvr) on delete cascade
);
