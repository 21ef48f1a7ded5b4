-- Connections: the associations, the cases by which people connect them, and what each case needs and sends.

-- +goose Up

-- An association is its CVR number. What stands here is public, but for who connected it.
create table association (
    cvr           char(8) primary key check (cvr ~ '^[0-9]{8}$'),
    name          text not null,
    form_code     integer not null,
    connection_id uuid unique,
    connected_at  timestamptz,
    set_up_at     timestamptz,
    check ((connection_id is null) = (connected_at is null)),
    check (set_up_at is null or connected_at is not null)
);

-- One person's case for one association. started_by and the other references to persons are random; no name that a
-- login said is kept, only what was typed.
create table connection (
    id                  uuid primary key,
    number              text not null unique check (number ~ '^T-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{2}$'),
    cvr                 char(8) not null references association,
    state               text not null check (state in ('draft', 'awaiting_representative', 'awaiting_mailbox', 'under_review',
                            'more_documentation', 'returned', 'rejected', 'expired', 'connected', 'withdrawn')),
    started_by          uuid not null,
    role                text not null default '' check (role in ('', 'representative', 'reporter')),
    contact_name        text not null default '',
    contact_email       text not null default '',
    contact_version     integer not null default 0,
    language            text not null check (language in ('da', 'en')),
    verdict             text not null default '',
    evidence            text not null default '' check (evidence in ('', 'attested', 'registered', 'documented')),
    automatic           boolean not null default false,
    found_email         text not null default '',
    register_email      text not null default '',
    terms_version       text not null default '',
    terms_hash          text not null default '',
    terms_at            timestamptz,
    terms_by            uuid,
    mailbox_sent_at     timestamptz,
    mailbox_version     integer not null default 0,
    created_at          timestamptz not null,
    changed_at          timestamptz not null,
    confirmed_at        timestamptz,
    connected_at        timestamptz,
    unique (id, cvr),
    check ((state = 'connected') = (connected_at is not null)),
    check (state <> 'awaiting_mailbox' or (mailbox_sent_at is not null and register_email <> ''))
);
-- The last guard of what the law says already: one open case for each person and association, one connected for each
-- association.
create unique index connection_open on connection (cvr, started_by) where state not in ('connected', 'withdrawn');
create unique index connection_connected on connection (cvr) where state = 'connected';
create index connection_of_person on connection (started_by, created_at);
create index connection_draft on connection (changed_at) where state = 'draft';
create index connection_mailbox on connection (mailbox_sent_at) where state = 'awaiting_mailbox';

alter table association add foreign key (connection_id, cvr) references connection (id, cvr);

-- Who was appointed. The id is the invitation's, too: the date of birth is a keyed code bound to it.
create table administrator (
    id            uuid primary key,
    cvr           char(8) not null,
    connection_id uuid not null,
    place         integer not null,
    person        uuid,
    name          text not null,
    email         text not null,
    language      text not null check (language in ('da', 'en')),
    birth_epoch   integer not null default 0,
    birth_tag     bytea,
    link_version  integer not null default 0,
    link_at       timestamptz,
    withdrawn     boolean not null default false,
    foreign key (connection_id, cvr) references connection (id, cvr) on delete cascade,
    check ((link_version = 0) = (link_at is null)),
    check (person is null or birth_tag is null)
);
create index administrator_of_connection on administrator (connection_id, place);
create index administrator_of_person on administrator (person) where person is not null;

-- What happened to a case, for its timeline. The audit trail has the same, and is kept when a draft is deleted.
create table connection_event (
    connection_id uuid not null,
    n             integer not null check (n >= 0),
    cvr           char(8) not null,
    kind          text not null,
    at            timestamptz not null,
    actor         uuid,
    subject       uuid,
    details       jsonb not null default '{}',
    primary key (connection_id, n),
    foreign key (connection_id, cvr) references connection (id, cvr) on delete cascade
);

-- Each letter that was ordered, and what became of it. Neither the text nor the address is kept, and of a refusal only a
-- code of our own.
create table letter (
    connection_id uuid not null,
    kind          text not null,
    subject       uuid not null,
    version       integer not null,
    cvr           char(8) not null,
    n             bigint generated always as identity,
    state         text not null check (state in ('queued', 'sent', 'bounced')),
    reason        text not null default '',
    at            timestamptz not null,
    primary key (connection_id, kind, subject, version),
    foreign key (connection_id, cvr) references connection (id, cvr) on delete cascade
);
