-- Reading: hello and pull. Pull runs with the caller's own rights, so that row-level security decides what it gives, and in
-- one snapshot (stable), so that the proof it hands out vouches for every line it shows.

create or replace function tacit.my_proof() returns text
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select coalesce((select p.token from tacit.proof p where p.company = (tacit.caller()).company order by p.push desc limit 1), '')
$$;

create or replace function tacit.proves(token text) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select token = '' or exists (select from tacit.proof p where p.company = (tacit.caller()).company and p.token = proves.token)
$$;

create or replace function tacit.high_water() returns bigint
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select c.seq from tacit.counter c where c.company = (tacit.caller()).company
$$;

-- Of a record goes what the laptop cannot say by itself (postgres.py's unfolded): a line of 20 Mbit/s is the slowest part of a first sync.
create or replace function tacit.sync_pull(cursors jsonb, most int, proof text) returns json
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    me tacit.caller := tacit.caller();
    mine int[] := tacit.my_audiences();
    lines int := least(greatest(most, 1), 20000);
    found_lines json;
    more boolean;
    last bigint;
    heads json;
begin
    if not tacit.proves(coalesce(proof, '')) then
        return '{"unproven": true}';
    end if;
    with page as (
        select f.*, a.key, a.said, row_number() over (order by f.seq) as place
        from tacit.audience a
        cross join lateral (
            select * from tacit.feed l
            where l.company = me.company and l.audience = a.number and l.seq > coalesce((cursors ->> a.key)::bigint, 0)
            order by l.seq limit lines + 1) f
        where a.company = me.company and a.number = any (mine)
        order by f.seq limit lines + 1
    ), told as (
        select p.seq, p.place, json_build_array(p.record, p.kind, p.key, p.seq, p.gone, case when p.gone = '' then json_build_array(
                nullif(p.said, p.key), r.data - array['audience', 'created_at', 'created_by'], r.version, r.clock, r.author, r.stamps,
                r.sets, r.conflicts, r.created_at, nullif(r.created_by, r.author), nullif(r.updated_at, tacit.moment(r.clock)),
                nullif(r.updated_by, r.author), r.curated, r.gone) end,
            case when p.gone = 'moved' and r.audience <> p.audience then (select b.key from tacit.audience b
                where b.company = me.company and b.number = r.audience) end)::text as line
        from page p left join tacit.record r on r.company = me.company and r.id = p.record
    ), fitting as (  -- a page ends where it grows too large: nobody can write what others cannot fetch
        select t.*, t.place <= lines and (t.place = 1 or sum(length(t.line)) over (order by t.seq) <= 8000000) as fits from told t
    )
    select coalesce('[' || string_agg(t.line, ',' order by t.seq) filter (where t.fits) || ']', '[]'), count(*) > count(*) filter (where t.fits),
        max(t.seq) filter (where t.fits)
    into found_lines, more, last
    from fitting t;
    if not more then
        last := tacit.high_water();
    end if;
    select coalesce(json_object_agg(a.key, greatest(last, coalesce((cursors ->> a.key)::bigint, 0))), '{}') into heads
    from tacit.audience a where a.company = me.company and a.number = any (mine);
    return json_build_object('cursors', heads, 'more', more, 'proof', tacit.my_proof(),
        'left', (select coalesce(json_agg(k order by k), '[]') from jsonb_object_keys(cursors) k where not (heads::jsonb ? k)),
        'joined', (select coalesce(json_agg(k order by k), '[]') from json_object_keys(heads) k where not cursors ? k),
        'items', found_lines);
end $$;

-- The first laptop of a person binds the login to its colleague; another one is told which colleague that is. Nobody can
-- become a colleague that somebody else is, or whose records are here already: that is for an administrator to bind.
create or replace function tacit.join_as(its_colleague text) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    me tacit.caller := tacit.caller();
begin
    if me.colleague is not null then
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

-- Who new notes are for where a person has not chosen: for everybody in the store to know, and for who owns the database.
create or replace function tacit.new_for() returns text
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    its_company int := (select p.company from tacit.person p where p.login = session_user and p.active);
begin
    return coalesce((select s.new_for from tacit.preset s where s.company = coalesce(its_company, tacit.administers())), 'me');
end $$;

create or replace function tacit.about_me(token text) returns json
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select json_build_object('store_id', c.store_id, 'proven', tacit.proves(coalesce(token, '')), 'schema', c.schema_version,
        'min_read', c.min_read, 'min_write', c.min_write, 'me', coalesce(me.colleague, ''), 'role', me.role,
        'now_ms', floor(extract(epoch from clock_timestamp()) * 1000)::bigint, 'private', true, 'batch', 500, 'new_for', tacit.new_for(),
        'audiences', (select coalesce(json_agg(a.key order by a.key collate "C"), '[]') from tacit.audience a
            where a.company = me.company and a.number = any (tacit.my_audiences())))
    from tacit.caller() me join tacit.company c on c.company = me.company
$$;
