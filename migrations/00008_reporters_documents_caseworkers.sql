-- Connections in full: what a reporter prepares for the representative, documents, caseworkers, and associations that are locked out.

-- +goose Up

-- Contact is the representative's, whoever typed it; the reporter's own details stand beside it. wake_at is when the clock has something
-- to do on the case, by the law (connection.Connection.Wake); null is never.
alter table connection
    drop constraint connection_state_check,
    add constraint connection_state_check check (state in ('draft', 'awaiting_representative', 'returned', 'awaiting_mailbox', 'under_review',
        'more_documentation', 'awaiting_objection', 'rejected', 'expired', 'connected', 'withdrawn')),
    add column reporter_name      text not null default '',
    add column reporter_email     text not null default '',
    add column reporter_version   integer not null default 0,
    add column reporter_language  text not null default 'da' check (reporter_language in ('da', 'en')),
    add column invitation_version integer not null default 0,
    add column invited_at         timestamptz,
    add column invitation_reminded_at timestamptz,
    add column invitation_person  uuid,
    add column comment            text not null default '',
    add column document_name      text not null default '',
    add column name_match         text not null default '' check (name_match in ('', 'same', 'protected')),
    add column review_round       integer not null default 0,
    add column submitted_at       timestamptz,
    add column review_due         date,
    add column review_by          uuid,
    add column review_by_name     text not null default '',
    add column review_taken_at    timestamptz,
    add column question           text not null default '',
    add column asked_at           timestamptz,
    add column review_reminded_at timestamptz,
    add column decided_at         timestamptz,
    add column ended_by           text not null default '',
    add column ended_at           timestamptz,
    add column ended_why          text[] not null default '{}',
    add column ended_text         text not null default '',
    add column replaces           uuid,
    add column approved_at        timestamptz,
    add column wake_at            timestamptz,
    add foreign key (replaces, cvr) references connection (id, cvr),
    add check (replaces is null or role <> 'reporter'),
    add check (state <> 'awaiting_representative' or (role = 'reporter' and invited_at is not null)),
    add check (state not in ('under_review', 'more_documentation') or (submitted_at is not null and review_due is not null)),
    add check (state <> 'more_documentation' or asked_at is not null),
    add check (state <> 'awaiting_objection' or (replaces is not null and approved_at is not null)),
    add check ((review_by is null) = (review_taken_at is null)),
    add check ((ended_by = '') = (ended_at is null));

update connection set reporter_language = language;
update connection set ended_by = 'applicant', ended_at = changed_at where state = 'withdrawn';
-- The first sweep finds out when it really is: that depends on the settings.
update connection set wake_at = mailbox_sent_at where state = 'awaiting_mailbox';

-- The clock goes by wake_at now.
drop index connection_mailbox;
create index connection_wake on connection (wake_at, id) where wake_at is not null;

-- One case connects an association. Where it is locked out, another one may take the first one's place, and each is replaced once;
-- association.connection_id is the case that holds.
drop index connection_connected;
create unique index connection_connected on connection (cvr) where state = 'connected' and replaces is null;
create unique index connection_replaced on connection (replaces) where state = 'connected';

create index connection_of_association on connection (cvr, created_at);
create index connection_of_representative on connection (invitation_person, created_at) where invitation_person is not null;
create index connection_objection on connection (created_at, id) where state = 'awaiting_objection';
-- The caseworkers' queue, and what they decided.
create index connection_due on connection (review_due, id) where state in ('under_review', 'more_documentation');
create index connection_submitted on connection (submitted_at, id) where state in ('under_review', 'more_documentation');
create index connection_decided on connection (decided_at, id)
    where decided_at is not null and state not in ('under_review', 'more_documentation');
create index connection_event_submitted on connection_event (at) where kind in ('submitted', 'reopened');

-- Whom a reporter named as the representative, as distinct from who appointed herself (person is set for both once they are known).
alter table administrator add column representative boolean not null default false;

-- What is known of an uploaded file. Its bytes lie in the vault under the id; gone_at is when they were deleted.
create table document (
    id            uuid primary key,
    cvr           char(8) not null,
    connection_id uuid not null,
    n             bigint generated always as identity,
    type          text not null check (type in ('general-meeting', 'board-meeting', 'board-list', 'statutes', 'other')),
    file          text not null,
    format        text not null check (format in ('pdf', 'png', 'jpeg')),
    size          integer not null check (size > 0),
    pages         integer not null check (pages > 0),
    named         text not null check (named in ('unknown', 'found', 'missing', 'no-text')),
    round         integer not null check (round > 0),
    added_by      text not null check (added_by in ('starter', 'representative')),
    added_at      timestamptz not null,
    scan          text not null check (scan in ('waiting', 'clean', 'infected', 'lost')),
    scan_at       timestamptz not null,
    gone_at       timestamptz,
    foreign key (connection_id, cvr) references connection (id, cvr) on delete cascade
);
create index document_of_connection on document (connection_id, n);

-- What caseworkers decided. The statistics outlive the case: before a case is deleted its decisions are cut off from it, and lose what was
-- written and who wrote it (the foreign key refuses a deletion that forgets that).
create table review_decision (
    id            bigint generated always as identity primary key,
    connection_id uuid,
    n             integer not null check (n >= 0),
    cvr           char(8) not null references association,
    kind          text not null check (kind in ('approved', 'more', 'rejected', 'reopened')),
    decided_by    uuid,
    by_name       text not null,
    submitted_at  timestamptz,
    due           date,
    at            timestamptz not null,
    why           text[] not null default '{}',
    text          text not null default '',
    answer        text not null default '',
    unique (connection_id, n),
    foreign key (connection_id, cvr) references connection (id, cvr),
    -- What was objected to may never have been submitted before it is reopened.
    check (kind = 'reopened' or (submitted_at is not null and due is not null)),
    check (connection_id is not null or (decided_by is null and by_name = '' and why = '{}' and text = '' and answer = ''))
);
create index review_decision_at on review_decision (at);
create index review_decision_of_deleted on review_decision (submitted_at) where connection_id is null;

-- The caseworkers who have been here, by the names that their colleagues know them by.
create table caseworker (
    ref     uuid primary key,
    name    text not null check (name <> ''),
    seen_at timestamptz not null
);
