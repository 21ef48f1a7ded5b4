-- The terms: every version that was ever published, as it was shown.

-- +goose Up

-- A version is never changed: what somebody accepted stays what it was.
create table terms_version (
    name         text primary key check (name ~ '^[0-9A-Za-z][0-9A-Za-z.-]{0,31}$'),
    kind         text not null check (kind in ('material', 'addition')),
    published_at timestamptz not null,
    applies_from timestamptz not null check (applies_from >= published_at),
    danish       text not null check (danish <> ''),
    english      text not null check (english <> ''),
    danish_hash  text not null check (danish_hash ~ '^[0-9a-f]{64}$'),
    english_hash text not null check (english_hash ~ '^[0-9a-f]{64}$')
);
create index terms_version_applies on terms_version (applies_from desc, published_at desc);
