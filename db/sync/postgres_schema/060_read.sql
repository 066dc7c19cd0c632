-- Reading: hello and pull. Pull runs with the caller's own rights, so that row-level security decides what it gives, and in
-- one snapshot (stable), so that the proof it hands out vouches for every line it shows.

create or replace function tacit.my_proof() returns text
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select coalesce((select p.token from tacit.push p where p.company = (tacit.caller()).company
        order by p.last desc, p.push desc limit 1), '')
$$;

create or replace function tacit.proves(token text) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select token = '' or exists (select from tacit.push p where p.company = (tacit.caller()).company and p.token = proves.token)
$$;

create or replace function tacit.high_water() returns bigint
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select c.seq from tacit.counter c where c.company = (tacit.caller()).company
$$;

-- Whose a record was that is erased for law, '' where nobody can tell: laptops that know it as somebody else's keep theirs. Only
-- those are told who could see it.
create or replace function tacit.erased_of(its_record text) returns text
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select r.created_by from tacit.record r cross join (select tacit.my_audiences() as numbers offset 0) mine
    where r.company = (tacit.caller()).company and r.id = its_record and r.gone = 'erased' and (r.audience = any (mine.numbers) or exists (
        select from tacit.gone g where g.company = r.company and g.record = r.id and g.audience = any (mine.numbers)))
$$;

-- Of a record goes what the laptop cannot say by itself (postgres.py's unfolded): a line of 20 Mbit/s is the slowest part of a first sync.
-- The pushes are read in their order and their lines by the batch, until there are enough: never sorted as a whole (a plan made while
-- the store was empty may live long). Audiences are looked up for each line (`offset 0`): a join may begin with them, and read all
-- lines for each.
create or replace function tacit.sync_pull(cursors jsonb, most int, proof text) returns json
language plpgsql stable set search_path = pg_catalog, pg_temp
    set enable_indexscan = on set enable_nestloop = on set enable_incremental_sort = on
    set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set enable_sort = off as $$
declare
    me tacit.caller := tacit.caller();
    mine int[] := tacit.my_audiences();
    at_most int := least(greatest(most, 1), 20000);
    keys text[];
    heard bigint[];
    lowest bigint;
    found_lines json;
    more boolean;
    last bigint;
    heads jsonb;
begin
    if not tacit.proves(coalesce(proof, '')) then
        return '{"unproven": true}';
    end if;
    select array_agg(a.number), array_agg(a.key), array_agg(h.heard), min(h.heard) into mine, keys, heard, lowest
    from tacit.audience a cross join lateral (select coalesce((cursors ->> a.key)::bigint, 0) as heard) h
    where a.company = me.company and a.number = any (mine);
    with page as (
        select p.last - p.lines + l.place as seq, keys[w.at] as key, l.*
        from tacit.push p
        cross join lateral (
            select r.place, r.audience, r.id as record, r.kind, r.gone, r.data, r.version, r.clock, r.author, r.stamps, r.sets,
                r.conflicts, r.created_at, r.created_by, r.updated_at, r.updated_by, r.curated
            from tacit.record r where r.batch = p.batch and r.company = me.company and r.audience = any (mine)
            union all
            select g.place, g.audience, g.record, g.kind, case when g.erased then 'erased' else 'moved' end, null, null, null, null, null,
                null, null, null, null, null, null, null
            from tacit.gone g where g.batch = p.batch and g.company = me.company and g.audience = any (mine)) l
        cross join lateral (select array_position(mine, l.audience) as at offset 0) w
        where p.company = me.company and p.last > lowest and p.last - p.lines + l.place > heard[w.at]
        order by p.last, l.place limit at_most + 1
    ), told as (
        select p.seq, row_number() over (order by p.seq) as place,
            (case when p.gone = 'erased' then json_build_array(p.record, p.kind, p.key, p.seq, p.gone, null::json, null::text, tacit.erased_of(p.record))
            else json_build_array(p.record, p.kind, p.key, p.seq, p.gone, case when p.gone = '' then json_build_array(
                nullif(a.said, p.key), p.data - array['audience', 'created_at', 'created_by'], p.version, p.clock, p.author, p.stamps, p.sets, p.conflicts, p.created_at, nullif(p.created_by, p.author),
                nullif(p.updated_at, tacit.moment(p.clock)), nullif(p.updated_by, p.author), p.curated, p.gone) end,
            case when p.gone = 'moved' then (select b.key from tacit.record r join tacit.audience b
                on b.company = r.company and b.number = r.audience where r.company = me.company and r.id = p.record) end) end)::text as line
        from page p cross join lateral (
            select a.said from tacit.audience a where a.company = me.company and a.number = p.audience offset 0) a
    ), fitting as (  -- a page ends where it grows too large: nobody can write what others cannot fetch
        select t.*, t.place <= at_most and (t.place = 1 or sum(length(t.line)) over (order by t.seq) <= 8000000) as fits from told t
    )
    select coalesce('[' || string_agg(t.line, ',' order by t.seq) filter (where t.fits) || ']', '[]'), count(*) > count(*) filter (where t.fits),
        max(t.seq) filter (where t.fits)
    into found_lines, more, last
    from fitting t;
    if not more then
        last := tacit.high_water();
    end if;
    select coalesce(jsonb_object_agg(h.key, greatest(last, h.heard)), '{}') into heads from unnest(keys, heard) h (key, heard);
    return json_build_object('cursors', heads, 'more', more, 'proof', tacit.my_proof(),
        'left', (select coalesce(json_agg(k order by k), '[]') from jsonb_object_keys(cursors) k where not heads ? k),
        'joined', (select coalesce(json_agg(k order by k), '[]') from jsonb_object_keys(heads) k where not cursors ? k),
        'items', found_lines);
end $$;

-- The first laptop of a person binds the login to its colleague; another one is told which colleague that is. Nobody can
-- become a colleague that somebody else is, or whose records are here already: that is for an administrator to bind.
create or replace function tacit.bind(its_colleague text) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    context text;
    me tacit.caller := tacit.caller();
begin
    get diagnostics context = pg_context;
    if not tacit.called_by(context, 'tacit.bind(text)', 'tacit.come_in(text,text)') then
        raise exception 'tacit: join with CALL tacit.come_in' using errcode = '42501';
    elsif me.colleague is not null then
        return me.colleague;
    elsif its_colleague is null or its_colleague !~ '^[0-9A-Za-z_-]{1,64}$' then
        raise exception 'tacit: not the id of a colleague' using errcode = '22023';
    elsif exists (select from tacit.person p where p.company = me.company and p.colleague = its_colleague)
        or exists (select from tacit.record r where r.company = me.company and r.id = its_colleague) then
        raise exception 'tacit: that colleague is somebody else' using errcode = '42501';
    end if;
    update tacit.person p set colleague = its_colleague where p.company = me.company and p.login = me.login and p.colleague is null;
    perform tacit.audience_number(me.company, 'me:' || its_colleague);
    return its_colleague;
end $$;

-- Commits itself: whoever could keep the row of their own login locked could not be removed.
create or replace procedure tacit.come_in(its_colleague text, inout me text)
language plpgsql as $$
begin
    commit;  -- as in sync_push
    perform pg_catalog.set_config('client_min_messages', 'error', true);
    me := tacit.bind(its_colleague);
    commit;
end $$;
drop function if exists tacit.join_as(text);

-- Who new notes are for where a person has not chosen: for everybody in the store to know, and for who owns the database.
create or replace function tacit.new_for() returns text
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    its_company int := (select p.company from tacit.person p where p.login = session_user and p.active);
begin
    if its_company is null then  -- a statement of its own: within the other, the planner would ask, of everybody
        its_company := tacit.administers();
    end if;
    return coalesce((select s.new_for from tacit.preset s where s.company = its_company), 'me');
end $$;

create or replace function tacit.about_me(token text) returns json
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select json_build_object('store_id', c.store_id, 'proven', tacit.proves(coalesce(token, '')), 'schema', c.schema_version,
        'min_read', c.min_read, 'min_write', c.min_write, 'me', coalesce(me.colleague, ''), 'role', me.role,
        'now_ms', floor(extract(epoch from clock_timestamp()) * 1000)::bigint, 'private', true, 'batch', 500, 'new_for', tacit.new_for(),
        'audiences', (select coalesce(json_agg(a.key order by a.key collate "C"), '[]') from tacit.audience a
            where a.company = me.company and a.number = any ((select tacit.my_audiences())::int[])))
    from tacit.caller() me join tacit.company c on c.company = me.company
$$;
