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

-- db/domain/sync/ops.py's State, so that what most operations do rewrites little. `data` is what the record was made with and nobody
-- changed since: the names of FIXED and the audience in it mean nothing, a set is still the difference that made it, and `version`,
-- `clock` and `author` are those of each of its fields. `stamps` has what was changed: {field: [version, clock, author, value]}, of the
-- audience [version] (one without a value says of whom that in `data` is); `sets` the rows of changed sets. Whoever may see a record
-- sees nothing that it said before. received_at and changed_at are the store's own clock: nobody dates back. `batch` and `place` are those of the push that changed it last, and so say its number in the feed (tacit.push).
-- What an edit changes lies together, what it leaves comes last: that much less is written to the log.
create table tacit.record (
    company     int not null,
    audience    int not null,
    id          text collate "C" not null,
    kind        text collate "C" not null,
    received_at timestamptz not null default now(),
    batch       bigint not null,
    changed_at  timestamptz not null default now(),
    place       int not null,
    updated_at  text collate "C" not null,
    updated_by  text collate "C" not null,
    curated     boolean not null,
    gone        text not null,
    stamps      jsonb not null,
    sets        jsonb not null,
    conflicts   jsonb not null,
    created_at  text collate "C" not null,
    created_by  text collate "C" not null,
    version     text collate "C",
    clock       text collate "C",
    author      text collate "C",
    sha256      text collate "C",
    data        jsonb not null,
    primary key (company, id)
) with (fillfactor = 80);
-- No other index on `company` and something: where a table is still empty the planner takes either for looking up one record, and
-- a connection goes on with that plan while the table grows.
create index record_content on tacit.record (company, sha256) where sha256 is not null;
create index record_line on tacit.record (batch, audience);

-- An audience that a record has gone from, until it comes back: those who had it there are told once. With the line of each record
-- these are the feed: what changed last for whom, one line for a record in an audience, stamped again with every change, so that
-- it does not grow with history and a first sync is the same query as the next.
create table tacit.gone (
    company  int not null,
    audience int not null,
    record   text collate "C" not null,
    kind     text collate "C" not null,
    batch    bigint not null,
    place    int not null,
    erased   boolean not null,
    primary key (company, audience, record)
);
create index gone_line on tacit.gone (batch, audience);

-- What a push writes names its batch: a number of its own that orders nothing, for it is taken when the push begins.
create sequence tacit.batch;

-- The one number that orders everything. Its row is locked last in a push, and until the push is committed. Who waits for it waits in
-- the queue of the company's row (order_push).
create table tacit.counter (
    company int primary key,
    seq     bigint not null,
    push    bigint not null
) with (fillfactor = 10);

-- The pushes in the order of their commits: the lines of its batch have the `lines` numbers up to `last`, by their places. The token
-- is for who pushed or pulled: who holds one that the store does not know talks to a store that was restored or replaced.
create table tacit.push (
    company int not null,
    last    bigint not null,
    push    bigint not null,
    lines   int not null,
    batch   bigint not null,
    token   text collate "C" not null,
    at      timestamptz not null default now(),
    primary key (company, last, push)
);
create index push_token on tacit.push (token);

-- Every accepted operation with its answer: what makes a repeated push harmless, and the history of every field. After an
-- erasure `value` is null. `more` has what was seen and past, where it matters. The author is in the key: nobody can take an id that
-- somebody else will want to use. So is the record, first: one index finds an operation and the history of a record.
-- What made a record, and said no more than that, is not written twice: it lies in the record, its id is the record's version. What
-- a field was made with goes into `more` of the operation that changes it first (`was`); the rest comes here before a record is
-- written by any other way than push_edits (write_back).
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

-- How two changes of a field meet: from the declarations of db/records. A field that is not here is a scalar. `rules` has them all in
-- the form in which they are asked (tell_rules).
create table tacit.rule (
    kind  text collate "C" not null,
    field text collate "C" not null,
    merge text not null,
    primary key (kind, field)
);
create table tacit.rules (
    whole jsonb not null
);
-- Which status may follow which: from db/domain/promises.py.
create table tacit.status_step (
    old text collate "C" not null,
    new text collate "C" not null,
    primary key (old, new)
);
