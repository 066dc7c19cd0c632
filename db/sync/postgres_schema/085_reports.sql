-- What the views for reporting tools (tacit_report.KIND, derived from the declarations of db/records) make of wire values.
-- Values come from laptops: one that does not fit reads as nothing, it never breaks the view.

create or replace function tacit.as_date(value jsonb) returns date
language plpgsql immutable set search_path = pg_catalog, pg_temp as $$
begin
    return case when value #>> '{}' ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' then make_date(substring(value #>> '{}' for 4)::int,
        substring(value #>> '{}' from 6 for 2)::int, substring(value #>> '{}' from 9 for 2)::int) end;
exception when others then
    return null;
end $$;

-- The instant at the start of a time (2026-11-22T05:00:00.000000Z) or moment (2026-11-22T05:00:00Z[Europe/Berlin]).
create or replace function tacit.as_time(value jsonb) returns timestamptz
language plpgsql immutable set search_path = pg_catalog, pg_temp as $$
declare
    t text := value #>> '{}';
begin
    return case when t ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,6})?Z' then
        make_timestamptz(substring(t for 4)::int, substring(t from 6 for 2)::int, substring(t from 9 for 2)::int,
            substring(t from 12 for 2)::int, substring(t from 15 for 2)::int,
            substring(t from '^.{17}([0-9.]+)Z')::double precision, 'UTC') end;
exception when others then
    return null;
end $$;

create or replace function tacit.as_number(value jsonb) returns bigint
language plpgsql immutable set search_path = pg_catalog, pg_temp as $$
begin
    return case when jsonb_typeof(value) = 'number' then (value #>> '{}')::bigint end;
exception when others then
    return null;
end $$;

-- A set that nobody has changed since it was made is still the difference that made it.
create or replace function tacit.as_words(value jsonb) returns text[] language sql immutable set search_path = pg_catalog, pg_temp as $$
    select case jsonb_typeof(value) when 'array' then array(select jsonb_array_elements_text(value))
        when 'object' then array(select jsonb_array_elements(value -> 'add') ->> 0) end
$$;

