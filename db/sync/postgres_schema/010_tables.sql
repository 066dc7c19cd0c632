-- The tables of a shared store. `company` leads every key, no trigger, no advisory lock, no identity that orders anything,
-- so that a firm that outgrows one server can spread them. Nobody but tacit_owner may touch a table that is not granted below.

create schema tacit;
create schema tacit_report;

create table tacit.company (
    company        int primary key,
    store_id       text not null,
    schema_version int not null,
    min_read       int not null,
    min_write      int not null,
    created_at     timestamptz not null default now()
);

-- One row a database login. `colleague` is null until that person's first laptop joins. own_login: made by us, so ours to switch off.
create table tacit.person (
    company   int not null references tacit.company,
    login     text collate "C" not null,
    colleague text collate "C",
    role      text not null check (role in ('rep', 'manager', 'administrator')),
    active    boolean not null default true,
    own_login boolean not null,
    added_at  timestamptz not null default now(),
    primary key (company, login),
    unique (company, colleague)
);
create index person_login on tacit.person (login);

-- Audiences have numbers so that row-level security compares integers. `said` is how one travels: people:A,B,C where the key is
-- people:UUID, else the key.
create table tacit.audience (
    company int not null,
    number  int generated always as identity,
    key     text collate "C" not null,
    said    text collate "C" not null,
    primary key (company, number),
    unique (company, key)
);

-- Of teams and of named people. Everyone and me:COLLEAGUE need no rows.
create table tacit.audience_member (
    company   int not null,
    audience  int not null,
    colleague text collate "C" not null,
    primary key (company, audience, colleague)
);
create index audience_member_colleague on tacit.audience_member (company, colleague);

-- db/domain/sync/ops.py's State, so that what most operations do rewrites little: `version`, `clock` and `author` are those of every
-- field that has none of its own in `stamps` ([version, clock, author]). A new record keeps its `data` as it came: the names of FIXED
-- and the audience in it mean nothing, and a set that nobody has changed since is still the difference that made it. `sets` has the
-- others. received_at and changed_at are the store's own clock: nobody dates back.
create table tacit.record (
    company     int not null,
    id          text collate "C" not null,
    kind        text collate "C" not null,
    audience    int not null,
    data        jsonb not null,
    version     text collate "C",
    clock       text collate "C",
    author      text collate "C",
    stamps      jsonb not null,
    sets        jsonb not null,
    conflicts   jsonb not null,
    created_at  text collate "C" not null,
    created_by  text collate "C" not null,
    updated_at  text collate "C" not null,
    updated_by  text collate "C" not null,
    curated     boolean not null,
    gone        text not null,
    sha256      text collate "C",
    received_at timestamptz not null default now(),
    changed_at  timestamptz not null default now(),
    primary key (company, id)
) with (fillfactor = 80);
-- No index besides on `company` and something: where a table is still empty the planner takes either for looking up one record, and
-- a connection goes on with that plan while the table grows.
create index record_content on tacit.record (company, sha256) where sha256 is not null;

-- What changed last for whom: one row for a record in an audience, stamped again with every change, so that it does not
-- grow with history and a first sync is the same query as the next.
create table tacit.feed (
    company  int not null,
    audience int not null,
    record   text collate "C" not null,
    kind     text collate "C" not null,
    seq      bigint not null,
    gone     text not null default '' check (gone in ('', 'moved', 'erased')),
    primary key (company, audience, record)
);
create unique index feed_seq on tacit.feed (company, audience, seq);

-- The one number that orders everything. Its row is locked last in a push, and until the push is committed. Who waits for it waits in
-- the queue of the company's row (stamp_feed).
create table tacit.counter (
    company int primary key,
    seq     bigint not null,
    push    bigint not null
) with (fillfactor = 10);

-- Every accepted operation with its answer: what makes a repeated push harmless, and the history of every field. After an
-- erasure `value` is null. `more` has what was seen and past, where it matters. The author is in the key: nobody can take an id that
-- somebody else will want to use. So is the record, first: one index finds an operation and the history of a record.
create table tacit.op (
    company int not null,
    author  text collate "C" not null,
    id      text collate "C" not null,
    record  text collate "C" not null,
    field   text collate "C" not null,
    version text collate "C" not null,
    outcome text not null,
    kind    text collate "C" not null,
    clock   text collate "C" not null,
    base    text collate "C",
    value   jsonb,
    more    jsonb,
    at      timestamptz not null default now(),
    primary key (company, record, author, id)
);

-- The last batch of each device: of two laptops from one copied disk the second is told by it.
create table tacit.device (
    company   int not null,
    colleague text collate "C" not null,
    device    text collate "C" not null,
    n         bigint not null,
    batch     text not null,
    seen_at   timestamptz not null default now(),
    primary key (company, colleague, device)
);

-- A token of every push. Who holds one that the store does not know talks to a store that was restored or replaced.
create table tacit.proof (
    company int not null,
    push    bigint not null,
    token   text collate "C" not null,
    at      timestamptz not null default now(),
    primary key (company, push)
);
create index proof_token on tacit.proof (company, token);

-- Content of attachments, by the SHA-256 of the whole file. Until it is complete it belongs to who sends it, so that nobody
-- can spoil another's file; `holder` are those who showed that they have it.
create table tacit.sending (
    company   int not null,
    sha256    text collate "C" not null,
    colleague text collate "C" not null,
    number    int not null,
    total     int not null,
    content   bytea not null,
    at        timestamptz not null default now(),
    primary key (company, sha256, colleague, number)
);
create table tacit.content (
    company int not null,
    sha256  text collate "C" not null,
    chunks  int not null,
    primary key (company, sha256)
);
create table tacit.chunk (
    company int not null,
    sha256  text collate "C" not null,
    number  int not null,
    content bytea not null,
    primary key (company, sha256, number)
);
create table tacit.holder (
    company   int not null,
    sha256    text collate "C" not null,
    colleague text collate "C" not null,
    primary key (company, sha256, colleague)
);

-- How two changes of a field meet: from the declarations of db/records. A field that is not here is a scalar.
create table tacit.rule (
    kind  text collate "C" not null,
    field text collate "C" not null,
    merge text not null,
    primary key (kind, field)
);
-- Which status may follow which: from db/domain/promises.py.
create table tacit.status_step (
    old text collate "C" not null,
    new text collate "C" not null,
    primary key (old, new)
);
