-- Who is asking: the person behind session_user (never current_user, which is the owner within a definer function), and the
-- audiences that person is in.

do $$ begin create type tacit.caller as (company int, login text, colleague text, role text); exception when duplicate_object then null; end $$;

create or replace function tacit.caller() returns tacit.caller
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    found_one tacit.caller;
begin
    select p.company, p.login, p.colleague, p.role into found_one
    from tacit.person p where p.login = session_user and p.active;
    if not found then
        raise exception 'tacit: not a member of this store' using errcode = '42501';
    end if;
    return found_one;
end $$;

-- The numbers of the caller's audiences; none for who is no active member. (plpgsql keeps its plans, sql does not before Postgres 18.)
create or replace function tacit.my_audiences() returns int[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return (with me as (select p.company, p.colleague from tacit.person p where p.login = session_user and p.active)
        select coalesce(array_agg(number), '{}') from (
            select a.number from me join tacit.audience a on a.company = me.company and a.key in ('everyone', 'me:' || me.colleague)
            union all
            select m.audience from me join tacit.audience_member m on m.company = me.company and m.colleague = me.colleague
        ) mine);
end $$;

-- Whether the function whose context this is was called by that procedure itself, and by nothing else. A procedure that ends with
-- COMMIT cannot be called where a transaction is open, so that no lock that it takes is held for longer than it runs.
create or replace function tacit.called_by(context text, own_name text, procedure_name text) returns boolean
language plpgsql immutable as $$
declare
    lines text[] := string_to_array(context, chr(10));
    -- The words around a function's name are in the server's language: learnt from the line about the function itself.
    before text := split_part(lines[1], own_name, 1);
    after text := regexp_replace(split_part(lines[1], own_name, 2), '[0-9].*$', '');
begin
    return position(own_name in lines[1]) > 0 and coalesce(starts_with(lines[2], before || procedure_name || after), false);
end $$;

-- The key of people:A,B,C is a UUIDv5 (RFC 9562 §5.5), which is made with SHA-1; the core of Postgres has none.
create or replace function tacit.sha1(message bytea) returns bytea
language plpgsql immutable strict set search_path = pg_catalog, pg_temp as $$
declare
    low constant bigint := 4294967295;
    h bigint[] := array[1732584193, 4023233417, 2562383102, 271733878, 3285377520];
    w bigint[];
    a bigint; b bigint; c bigint; d bigint; e bigint; f bigint; k bigint; t bigint;
    zeros int := (119 - length(message) % 64) % 64;
    padded bytea := message || decode('80' || repeat('00', zeros), 'hex') || int8send(length(message)::bigint * 8);
begin
    for block in 0 .. length(padded) / 64 - 1 loop
        for i in 0 .. 79 loop
            if i < 16 then
                t := 0;
                for j in 0 .. 3 loop
                    t := (t << 8) | get_byte(padded, block * 64 + i * 4 + j);
                end loop;
            else
                t := w[i - 2] # w[i - 7] # w[i - 13] # w[i - 15];
                t := ((t << 1) | (t >> 31)) & low;
            end if;
            w[i + 1] := t;
        end loop;
        a := h[1]; b := h[2]; c := h[3]; d := h[4]; e := h[5];
        for i in 0 .. 79 loop
            if i < 20 then
                f := (b & c) | ((~b & low) & d); k := 1518500249;
            elsif i < 40 then
                f := b # c # d; k := 1859775393;
            elsif i < 60 then
                f := (b & c) | (b & d) | (c & d); k := 2400959708;
            else
                f := b # c # d; k := 3395469782;
            end if;
            t := ((((a << 5) | (a >> 27)) & low) + f + e + k + w[i + 1]) & low;
            e := d; d := c; c := ((b << 30) | (b >> 2)) & low; b := a; a := t;
        end loop;
        h := array[(h[1] + a) & low, (h[2] + b) & low, (h[3] + c) & low, (h[4] + d) & low, (h[5] + e) & low];
    end loop;
    return substring(int8send(h[1]) from 5) || substring(int8send(h[2]) from 5) || substring(int8send(h[3]) from 5)
        || substring(int8send(h[4]) from 5) || substring(int8send(h[5]) from 5);
end $$;

-- db/domain/sync/audiences.key
create or replace function tacit.audience_key(audience text) returns text
language plpgsql immutable strict as $$
declare
    hash bytea;
begin
    if not starts_with(audience, 'people:') then
        return audience;
    end if;
    hash := substring(tacit.sha1(decode('6f0c0a523c0f5d0e9a557acc17000001', 'hex')
        || convert_to(substring(audience from 8), 'UTF8')) for 16);
    hash := set_byte(hash, 6, (get_byte(hash, 6) & 15) | 80);
    hash := set_byte(hash, 8, (get_byte(hash, 8) & 63) | 128);
    return 'people:' || encode(hash, 'hex')::uuid::text;
end $$;

-- db/domain/sync/audiences.valid
create or replace function tacit.audience_valid(audience text) returns boolean
language plpgsql immutable as $$
begin
    if audience = 'everyone' then
        return true;
    end if;
    return coalesce(
        audience ~ '^((me|team):[0-9A-Za-z_-]+|people:[0-9A-Za-z_-]+(,[0-9A-Za-z_-]+)*)$' and length(audience) < 8000
        and not exists (select from unnest(string_to_array(substring(audience from ':(.*)'), ',')) one where length(one) > 64)
        and (not starts_with(audience, 'people:') or substring(audience from 8) = (
            select string_agg(one, ',' order by one collate "C")
            from (select distinct unnest(string_to_array(substring(audience from 8), ',')) as one) each)), false);
end $$;

-- The number of an audience, made where it is new; named people become its members.
create or replace function tacit.audience_number(its_company int, audience text) returns int
language plpgsql as $$
declare
    its_key text := tacit.audience_key(audience);
    its_number int;
begin
    select a.number into its_number from tacit.audience a where a.company = its_company and a.key = its_key;
    if found then
        return its_number;
    end if;
    insert into tacit.audience (company, key, said) values (its_company, its_key, audience)
    on conflict (company, key) do nothing returning number into its_number;
    if its_number is null then
        raise exception 'tacit: made by another push meanwhile' using errcode = '40001';
    end if;
    if starts_with(audience, 'people:') then
        insert into tacit.audience_member
        select its_company, its_number, one from unnest(string_to_array(substring(audience from 8), ',')) one;
    end if;
    return its_number;
end $$;
