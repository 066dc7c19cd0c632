-- Between the table of records and the states that are judged, and the way of most operations: those that meet nothing that somebody
-- else did go through here all at once, without a state being made of them. Whoever changes a rule in 030 or 040 looks here too:
-- tests/db/sync/conformance.py sends both ways through the model.

-- {"kind.field": merge}; under '.sets' the set fields of each kind, under '.empty' the same as {field: {}}.
create or replace function tacit.all_rules() returns jsonb language sql stable as $$
    select coalesce((select jsonb_object_agg(r.kind || '.' || r.field, r.merge) from tacit.rule r), '{}') || jsonb_build_object(
        '.sets', coalesce(jsonb_object_agg(k.kind, k.names), '{}'), '.empty', coalesce(jsonb_object_agg(k.kind, k.empty), '{}'))
    from (select r.kind, jsonb_agg(r.field) as names, jsonb_object_agg(r.field, '{}'::jsonb) as empty
        from tacit.rule r where r.merge = 'set' group by r.kind) k
$$;

-- What an operation has in common with those before it: the caller, and what was found out about them once.
do $$ begin create type tacit.asking as (caller tacit.caller, me jsonb, mine int[], rules jsonb); exception when duplicate_object then null; end $$;

create or replace function tacit.asks(caller tacit.caller) returns tacit.asking
language plpgsql stable as $$
declare
    now_ms bigint := floor(extract(epoch from clock_timestamp()) * 1000);
    mine int[] := tacit.my_audiences();
    numbers jsonb := (select coalesce(jsonb_object_agg(a.key, a.number), '{}') from tacit.audience a
        where a.company = caller.company and a.number = any (mine));
begin
    return row(caller, jsonb_build_object('company', caller.company, 'colleague', caller.colleague, 'role', caller.role,
        'manages', caller.role in ('manager', 'administrator'), 'most', lpad((now_ms + 60000)::text, 13, '0'),
        'most_of_now', lpad(now_ms::text, 13, '0'), 'numbers', numbers), mine, tacit.all_rules())::tacit.asking;
end $$;

-- A record as it is judged. `said` is its audience as it travels.
create or replace function tacit.state_of(r tacit.record, said text) returns jsonb
language plpgsql stable as $$
declare
    data jsonb := r.data - array['audience', 'id', 'created_at', 'created_by', 'updated_at', 'updated_by', 'versions'];
    sets jsonb := r.sets;
    name text;
begin
    for name in select e.key from jsonb_each(data) e where jsonb_typeof(e.value) = 'object' loop
        sets := sets || jsonb_build_object(name, tacit.apply_set('[]', data -> name));
        data := data || jsonb_build_object(name, jsonb_path_query_array(sets -> name, '$[*][0]'));
    end loop;
    return jsonb_build_object('kind', r.kind, 'id', r.id, 'audience', said, 'data', data, 'stamps', r.stamps, 'sets', sets,
        'stamp', case when r.version is not null then jsonb_build_array(r.version, r.clock, r.author) end,
        'conflicts', r.conflicts, 'created_at', r.created_at, 'created_by', r.created_by, 'updated_at', r.updated_at,
        'updated_by', r.updated_by, 'curated', r.curated, 'gone', r.gone);
end $$;

-- The other way: a state as a record.
create or replace function tacit.record_of(its_company int, s jsonb, audience int) returns tacit.record
language sql stable as $$
    select row(its_company, s ->> 'id', s ->> 'kind', audience, s -> 'data', s -> 'stamp' ->> 0, s -> 'stamp' ->> 1, s -> 'stamp' ->> 2,
        s -> 'stamps', s -> 'sets', s -> 'conflicts', s ->> 'created_at', s ->> 'created_by', s ->> 'updated_at', s ->> 'updated_by',
        (s -> 'curated')::boolean, s ->> 'gone', case when s ->> 'kind' = 'attachment' then s -> 'data' ->> 'sha256' end,
        now(), now())::tacit.record
$$;

-- Write states that were changed. `was` has their audiences before; null: new. (Those that were there are locked: `on conflict` only
-- says by which index to find them. An update joined with them is the planner's to read the whole table for.)
create or replace function tacit.write_back(its_company int, states jsonb[], was int[], audiences int[], changed boolean[]) returns void
language plpgsql as $$
begin
    insert into tacit.record select (tacit.record_of(its_company, c.s, c.audience)).*
    from unnest(states, was, audiences, changed) c (s, was, audience, changed) where c.changed and c.was is null;
    insert into tacit.record as t select r.* from unnest(states, was, audiences, changed) c (s, was, audience, changed)
    cross join lateral tacit.record_of(its_company, c.s, c.audience) r where c.changed and c.was is not null
    on conflict (company, id) do update set audience = excluded.audience, data = excluded.data, version = excluded.version,
        clock = excluded.clock, author = excluded.author, stamps = excluded.stamps, sets = excluded.sets, conflicts = excluded.conflicts,
        created_at = excluded.created_at, updated_at = excluded.updated_at, updated_by = excluded.updated_by,
        curated = excluded.curated, gone = excluded.gone, sha256 = excluded.sha256, changed_at = now();
end $$;

-- Whether every operation is written as one should be, and each is there once. `lines` has one a line, its names parted by |.
create or replace function tacit.all_well_written(lines text, longest int) returns boolean language sql immutable as $$
    select coalesce(longest <= 64 and lines ~ ('^([0-9A-Za-z_:-]+[|][0-9A-Za-z_:-]+[|][0-9A-Za-z_:-]+[|][0-9A-Za-z_:-]+[|]'
        || '[a-z][a-z0-9_]*[|]([a-z][a-z0-9_]*|[*!?])[|][0-9]{13}-[0-9]{5,9}-[0-9A-Za-z_-]+;)+$'), false)
$$;

-- Whether a map is one of texts to texts; null is.
create or replace function tacit.texts(map jsonb) returns boolean language sql immutable as $$
    select case when map is null then true when jsonb_typeof(map) <> 'object' then false
        else not jsonb_path_exists(map, 'strict $.* ? (@.type() != "string")') end
$$;

-- Whether the objects among the values of a new record are so many, all of them sets that only add.
create or replace function tacit.only_add(objects jsonb, sets int) returns boolean language sql immutable as $$
    select jsonb_array_length(objects) = sets and not jsonb_path_exists(objects, '$[*] ? (exists(@.remove) || !exists(@.add))')
        and not jsonb_path_exists(objects, 'strict $[*].add ? (@.type() != "array"
            || exists(@[*] ? (@.type() != "array" || @.size() != 2)) || exists(@[*][*] ? (@.type() != "string")))')
$$;

-- New records in audiences of the caller, and edits of what their author saw: `places` are those of the operations that were done,
-- the others the lines of the feed to stamp. The records that are there are locked already; `any_there` whether any is.
create or replace function tacit.push_plain(asking tacit.asking, operations jsonb, any_there boolean, out places int[], out audiences int[],
    out records text[], out kinds text[], out gones text[])
language plpgsql as $$
#variable_conflict use_column
declare
    its_company int := (asking.caller).company;
    my_id text := (asking.caller).colleague;
    mine int[] := asking.mine;
    rules jsonb := asking.rules;
    most text := asking.me ->> 'most';
    latest text := tacit.moment(asking.me ->> 'most_of_now');
    numbers jsonb := asking.me -> 'numbers';
begin
    places := '{}'; audiences := '{}'; records := '{}'; kinds := '{}'; gones := '{}';
    if jsonb_path_exists(operations, 'strict $[*] ? (@.type() != "object")') then
        return;
    end if;
    with o as materialized (
        select o.* from rows from (jsonb_to_recordset(operations) as (id text, kind text, record text collate "C", field text collate "C", base text,
            version text, value jsonb, clock text, author text, seen jsonb, again jsonb, past jsonb)) with ordinality
            as o (id, kind, record, field, base, version, value, clock, author, seen, again, past, place)
    ), well as materialized (
        select count(distinct o.id) = count(*) and tacit.all_well_written(
            string_agg(coalesce(o.id || '|' || o.record || '|' || o.version || '|' || o.author || '|' || o.kind || '|' || o.field
                || '|' || o.clock, '!') || ';', ''),
            max(greatest(length(o.id), length(o.record), length(o.version), length(o.author), length(o.kind) + 1, length(o.field) + 1,
                length(o.clock) - 24))) as written
        from o
    ), j as materialized (
        select o.*, r.at_row, coalesce(r.audience, (numbers ->> (o.value ->> 'audience'))::int) as number,
            case
            when d.id is not null or o.author <> my_id or o.past is not null or coalesce(o.again, 'false') <> 'false'
                or substring(o.clock for 13) collate "C" > most or pg_column_size(o.value) > 1000000 or o.kind in ('team', 'colleague', 'attachment') then null
            when o.field = '*' then
                r.at_row is null and numbers ? (o.value ->> 'audience') and o.value ->> 'created_by' = my_id
                and jsonb_typeof(o.value -> 'created_at') = 'string' and o.value ->> 'created_at' <> ''
                and o.value ->> 'created_at' collate "C" <= latest
                and o.value @> coalesce(rules -> '.empty' -> o.kind, '{}') and tacit.only_add(
                    sets.objects, coalesce(jsonb_array_length(rules -> '.sets' -> o.kind), 0)) and tacit.texts(o.seen)
            else
                r.gone = '' and r.audience = any (mine) and r.kind = o.kind
                and o.field not in ('!', '?', 'audience', 'deleted_at', 'id', 'created_at', 'created_by', 'updated_at', 'updated_by', 'versions')
                and coalesce(rules ->> (o.kind || '.' || o.field), 'scalar') in ('scalar', 'text', 'status')
                and coalesce(jsonb_typeof(o.value), 'null') <> 'object' and not r.sets ? o.field
                and coalesce(jsonb_typeof(r.data -> o.field), 'null') <> 'object'
                and r.conflicts = '[]' and coalesce(r.data ->> 'deleted_at', '') = '' and tacit.texts(o.seen)
                and coalesce(shown.version = o.base, shown.version is null) and o.version is distinct from shown.version
            end as plain
        from o
        cross join well
        -- `offset 0`: looked up one by one by their keys, whatever the planner thinks of the size of the tables. Of a record that is not
        -- there no operation was accepted.
        left join lateral (select r.ctid as at_row, r.kind, r.audience, r.data, r.version, r.stamps, r.sets, r.conflicts, r.gone
            from tacit.record r where any_there and r.company = its_company and r.id = o.record offset 0) r on true
        left join lateral (select d.id from tacit.op d where r.at_row is not null and d.company = its_company and d.record = o.record
            and d.author = my_id and d.id = o.id offset 0) d on true
        left join lateral (select jsonb_path_query_array(o.value, 'strict $.* ? (@.type() == "object")', '{}', true) as objects offset 0
            ) sets on o.field = '*'
        cross join lateral (select coalesce(r.stamps -> o.field ->> 0, case when r.data ? o.field then r.version end) as version) shown
        where well.written
    ), w as (
        select j.*, bool_and(coalesce(j.plain, false)) over of_record
            and (count(*) over of_record = 1 or bool_and(j.field <> '*') over of_record) as alone,
            count(*) over (partition by j.record, j.field) as of_field
        from j window of_record as (partition by j.record)
    ), p as materialized (
        select w.*, tacit.moment(w.clock) as at
        from (select w.*, max(w.of_field) over (partition by w.record) as most_of_field from w where w.alone) w where w.most_of_field = 1
    ), made as (
        insert into tacit.record (company, id, kind, audience, data, version, clock, author, stamps, sets, conflicts,
            created_at, created_by, updated_at, updated_by, curated, gone)
        select its_company, p.record, p.kind, p.number, p.value, p.version, p.clock, p.author,
            case when p.seen is null then '{}' else (
                select coalesce(jsonb_object_agg(e.key, case e.key when 'audience' then jsonb_build_array(e.value)
                    else jsonb_build_array(e.value, p.clock, p.author) end), '{}')
                from jsonb_each_text(p.seen) e
                where e.value <> p.version and p.value ? e.key
                    and e.key not in ('id', 'created_at', 'created_by', 'updated_at', 'updated_by', 'versions')) end,
            '{}', '[]', p.value ->> 'created_at', my_id, p.at, my_id, false, ''
        from p where p.field = '*'
    ), edited as (
        update tacit.record t set data = t.data || e.data, stamps = t.stamps || e.stamps, changed_at = now(),
            updated_by = case when e.at collate "C" >= t.updated_at then my_id else t.updated_by end,
            updated_at = greatest(t.updated_at, e.at collate "C")
        from (
            select p.at_row, max(p.at collate "C") as at, jsonb_object_agg(p.field, coalesce(p.value, 'null')) as data,
                jsonb_object_agg(p.field, jsonb_build_array(p.version, p.clock, p.author)) as stamps
            from p where p.field <> '*' group by p.at_row) e
        where t.ctid = e.at_row  -- where it lies, for it is locked; a join by its id is left to the planner
    ), kept as (
        insert into tacit.op (company, author, id, record, field, version, outcome, kind, clock, base, value, more)
        select its_company, my_id, p.id, p.record, p.field, p.version, 'applied', p.kind, p.clock, p.base, p.value,
            case when p.seen is not null then jsonb_build_object('seen', p.seen) end
        from p
    )
    select coalesce(array_agg(p.place::int), '{}'), coalesce(array_agg(p.number), '{}'), coalesce(array_agg(p.record), '{}'),
        coalesce(array_agg(p.kind), '{}'), coalesce(array_agg(''::text), '{}')
    into places, audiences, records, kinds, gones from p;
end $$;
