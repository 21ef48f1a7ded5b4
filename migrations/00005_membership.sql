-- Memberships: what each association with MitID Erhverv has chosen, and who belongs to it.

-- +goose Up

-- One agreement for each association, founded by the administrator who approved the setup.
create table agreement (
    cvr            char(8) primary key references association,
    private        boolean not null,
    authenticators text[] not null check (authenticators <@ array['app', 'display', 'reader', 'chip']),
    set_up_at      timestamptz not null,
    set_up_by      uuid not null
);

-- A person in an association, by the private MitID they were matched with. Name, address and language are the association's, as
-- typed. A separate MitID opens one association and no other.
create table member (
    id              uuid primary key,
    cvr             char(8) not null references agreement,
    person          uuid not null,
    separate_person uuid unique,
    separate_with   text not null default '' check (separate_with in ('', 'app', 'display', 'reader', 'chip')),
    name            text not null,
    email           text not null,
    language        text not null check (language in ('da', 'en')),
    private         boolean not null,
    consent         integer not null default 0,
    roles           text[] not null check (roles <@ array['organisation-administrator', 'user-administrator', 'user'] and cardinality(roles) > 0),
    since           timestamptz not null,
    unique (cvr, person),
    unique (id, cvr),
    check (separate_person <> person),
    check (separate_person is not null or separate_with = '')
);
create index member_of_person on member (person);
create index member_administrator on member (cvr) where roles && array['organisation-administrator', 'user-administrator'];

-- Each letter about a member that was ordered, to whom, and what became of it.
create table member_letter (
    member_id uuid not null,
    kind      text not null,
    recipient uuid not null,
    version   integer not null,
    cvr       char(8) not null,
    state     text not null check (state in ('queued', 'sent', 'bounced')),
    reason    text not null default '',
    at        timestamptz not null,
    primary key (member_id, kind, recipient, version),
    foreign key (member_id, cvr) references member (id, cvr) on delete cascade,
    foreign key (recipient, cvr) references member (id, cvr) on delete cascade
);
