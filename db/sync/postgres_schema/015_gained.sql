-- Tables that stores have gained since the first were made. This is run again with every refresh; laptops with an older Tacit
-- know nothing of it.

-- What administrators say for all. new_for: who new notes are for where a person has not chosen (db/domain/sync/audiences.FOR_NEW).
-- A row of its own, not the company's: for that one every push waits, and nobody may hold it.
create table if not exists tacit.preset (
    company int primary key,
    new_for text not null
);

-- What the schema guards, as it was made last (087_guard.sql): what a check compares with.
create table if not exists tacit.guard (
    line text primary key
);

-- Whose turn it is to write (apply_push): rows to wait for, that nobody rewrites.
create table if not exists tacit.turn (
    turn int primary key
);
insert into tacit.turn select generate_series(0, 7) on conflict do nothing;
