-- Who logs in, and who is on the way to.

-- +goose Up

-- A person is a random reference and a keyed code: HMAC over what the broker calls them, in one epoch of the keys, which
-- are not in this database. There is nothing else about a person, here or anywhere.
create table person (
    ref        uuid primary key default gen_random_uuid(),
    epoch      integer not null check (epoch >= 0),
    tag        bytea not null check (length(tag) = 32),
    created_at timestamptz not null default now(),
    unique (epoch, tag)
);

-- A login under way: what its callback must answer to. The browser that began it has the name whose hash this is. A row is
-- deleted by being used, and says nothing about a person.
create table login_attempt (
    cookie_hash bytea primary key check (length(cookie_hash) = 32),
    state       text not null,
    nonce       text not null,
    verifier    text not null,
    created_at  timestamptz not null default now()
);
create index login_attempt_created on login_attempt (created_at);
