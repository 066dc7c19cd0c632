-- Between the table of records and the states that are judged, and the way of most operations: those that meet nothing that somebody
-- else did go through here all at once, without a state being made of them. Whoever changes a rule in 030 or 040 looks here too:
-- tests/db/sync/conformance.py sends both ways through the model.

-- Write down the rules as they are asked: {"kind.field": merge}; under '.sets' the set fields of each kind, under '.empty' the same
-- as {field: {}}.
create or replace function tacit.tell_rules() returns void language sql as $$
    delete from tacit.rules;
    insert into tacit.rules
    select coalesce((select jsonb_object_agg(r.kind || '.' || r.field, r.merge) from tacit.rule r), '{}') || jsonb_build_object(
        '.sets', coalesce(jsonb_object_agg(k.kind, k.names), '{}'), '.empty', coalesce(jsonb_object_agg(k.kind, k.empty), '{}'))
    from (select r.kind, jsonb_agg(r.field) as names, jsonb_object_agg(r.field, '{}'::jsonb) as empty
        from tacit.rule r where r.merge = 'set' group by r.kind) k
$$;

-- What an operation has in common with those before it: the caller, and what was found out about them once.
do $$ begin create type tacit.asking as (caller tacit.caller, me jsonb, mine int[], rules jsonb); exception when duplicate_object then null; end $$;

-- (`|| '{}'`: the rules are unpacked once and not with every question.)
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
        'most_of_now', lpad(now_ms::text, 13, '0'), 'numbers', numbers), mine, (select r.whole || '{}' from tacit.rules r))::tacit.asking;
end $$;

-- A record as it is judged. `said` is its audience as it travels.
create or replace function tacit.state_of(r tacit.record, said text) returns jsonb
language plpgsql stable as $$
declare
    data jsonb := r.data - array['audience', 'id', 'created_at', 'created_by', 'updated_at', 'updated_by', 'versions']
        || (select coalesce(jsonb_object_agg(e.key, e.value -> 3), '{}') from jsonb_each(r.stamps) e where e.value -> 3 is not null);
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

-- The stamps of a state with the values that belong to them.
create or replace function tacit.stamps_of(s jsonb) returns jsonb language sql immutable as $$
    select coalesce(jsonb_object_agg(e.key, case when s -> 'data' ? e.key
        then jsonb_build_array(e.value -> 0, e.value -> 1, e.value -> 2, s -> 'data' -> e.key) else e.value end), '{}')
    from jsonb_each(s -> 'stamps') e
$$;

-- Write states that were changed; what made a record is kept first. (Those that were there are locked: `on conflict` only says by which
-- index to find them. An update joined with them is the planner's to read the whole table for.)
create or replace function tacit.write_back(its_company int, its_batch bigint, states jsonb[], audiences int[], changed boolean[]) returns void
language sql as $$
    insert into tacit.op (company, author, id, record, field, version, outcome, kind, clock, value, at)
    select its_company, r.author, r.version, r.id, '*', r.version, 'applied', r.kind, r.clock, r.data, r.received_at
    from unnest(states, changed) c (s, changed) cross join lateral (
        select r.* from tacit.record r where r.company = its_company and r.id = c.s ->> 'id' offset 0) r
    where c.changed and r.version is not null
    on conflict (company, record, author, id) do nothing;
    insert into tacit.record as t (company, audience, id, kind, batch, place, updated_at, updated_by, curated, gone, stamps, sets,
        conflicts, created_at, created_by, version, clock, author, sha256, data)
    select its_company, c.audience, c.s ->> 'id', c.s ->> 'kind', its_batch, 0, c.s ->> 'updated_at', c.s ->> 'updated_by',
        (c.s -> 'curated')::boolean, c.s ->> 'gone', tacit.stamps_of(c.s), c.s -> 'sets', c.s -> 'conflicts', c.s ->> 'created_at',
        c.s ->> 'created_by', c.s -> 'stamp' ->> 0, c.s -> 'stamp' ->> 1, c.s -> 'stamp' ->> 2,
        case when c.s ->> 'kind' = 'attachment' then c.s -> 'data' ->> 'sha256' end, c.s -> 'data'
    from unnest(states, audiences, changed) c (s, audience, changed) where c.changed
    on conflict (company, id) do update set audience = excluded.audience, batch = excluded.batch, place = 0,
        updated_at = excluded.updated_at, updated_by = excluded.updated_by, curated = excluded.curated, gone = excluded.gone,
        stamps = excluded.stamps, sets = excluded.sets, conflicts = excluded.conflicts, created_at = excluded.created_at, created_by = excluded.created_by,
        sha256 = excluded.sha256, data = case when excluded.gone = '' then t.data - array(select jsonb_object_keys(excluded.stamps)) else '{}' end, changed_at = now()
$$;

-- Whether a map is one of texts to texts; null is.
create or replace function tacit.texts(map jsonb) returns boolean language sql immutable as $$
    select case when map is null then true when jsonb_typeof(map) <> 'object' then false
        else not jsonb_path_exists(map, 'strict $.* ? (@.type() != "string")') end
$$;

-- Whether the objects among the values of a new record are so many, all of them sets that only add.
create or replace function tacit.only_add(objects jsonb, sets int) returns boolean language sql immutable as $$
    select jsonb_array_length(objects) = sets and not jsonb_path_exists(objects, 'strict $[*] ? (exists(@.remove) || !exists(@.add)
        || @.add.type() != "array" || exists(@.add[*] ? (@.type() != "array" || @.size() != 2 || exists(@[*] ? (@.type() != "string")))))')
$$;

-- The operations of a push as they come: what each says in columns, its value at its place in `contents`, and in `more` under its
-- place (from 0) what only some have: {"seen", "again", "past"}.
do $$ begin create type tacit.pushed as (ids text[], kinds text[], records text[], fields text[], bases text[], versions text[],
    clocks text[], authors text[], contents jsonb, more jsonb); exception when duplicate_object then null; end $$;

-- One of them as it is judged, of those at `places`.
create or replace function tacit.operations(pushed tacit.pushed, places int[]) returns jsonb[]
language sql immutable as $$
    select array_agg(jsonb_build_object('id', o.id, 'kind', o.kind, 'record', o.record, 'field', o.field, 'base', o.base,
            'version', o.version, 'clock', o.clock, 'author', o.author, 'value', o.value)
        || (select coalesce(jsonb_object_agg(e.key, e.value), '{}') from jsonb_each(m.more) e where e.key in ('seen', 'again', 'past'))
        order by o.place)
    from rows from (unnest(pushed.ids, pushed.kinds, pushed.records, pushed.fields, pushed.bases, pushed.versions, pushed.clocks,
        pushed.authors), jsonb_array_elements(pushed.contents)) with ordinality
        as o (id, kind, record, field, base, version, clock, author, value, place)
    cross join lateral (select case when jsonb_typeof(pushed.more -> (o.place - 1)::text) = 'object'
        then pushed.more -> (o.place - 1)::text else '{}' end as more) m
    where o.place = any (places)
$$;

-- Whether so many texts are given, each of this form: asked of all at once, for a form is dear to begin with.
create or replace function tacit.all_are(texts text[], form text) returns boolean language sql immutable as $$
    select cardinality(string_to_array(array_to_string(texts, ';'), ';')) = cardinality(texts)
        and array_to_string(texts, ';') || ';' ~ ('^((' || form || ');)+$')
$$;

-- Whether every operation is written as one should be, and each is there once. How long a text is, and for some whether it is missing,
-- is asked of each.
create or replace function tacit.well_written(pushed tacit.pushed) returns boolean language plpgsql immutable as $$
begin
    return not tacit.is_deep(pushed.contents) and array_to_string(pushed.ids || pushed.records || pushed.versions, '') !~ '[^0-9A-Za-z_:-]'
        and tacit.all_are(pushed.kinds, '[a-z][a-z0-9_]*') and tacit.all_are(pushed.fields, '[a-z][a-z0-9_]*|[*!?]')
        and tacit.all_are(pushed.clocks, '[0-9]{13}-[0-9]{5}-[0-9A-Za-z_-]+')
        and cardinality(pushed.ids) = (select count(distinct one collate "C") from unnest(pushed.ids) one);
end $$;

-- New records in audiences of the caller, where nothing else is said of them: the places of the operations that were done. `there` are
-- the records that were there already.
create or replace function tacit.push_new(asking tacit.asking, pushed tacit.pushed, there text[], its_batch bigint) returns int[]
language plpgsql as $$
#variable_conflict use_column
declare
    its_company int := (asking.caller).company;
    my_id text := (asking.caller).colleague;
    all_sets jsonb := asking.rules -> '.sets';
    empty jsonb := asking.rules -> '.empty';
    most text := asking.me ->> 'most';
    latest text := tacit.moment(asking.me ->> 'most_of_now');
    numbers jsonb := asking.me -> 'numbers';
    contents jsonb := pushed.contents;
    besides jsonb := pushed.more;
    rules jsonb := asking.rules;
    curated boolean := not (asking.me -> 'manages')::boolean and jsonb_path_exists(rules, '$.* ? (@ == "curated")');
    places int[];
begin
    with o as materialized (
        select o.*, count(*) over (partition by o.record) as named, dense_rank() over (order by o.record) as line
        from unnest(pushed.ids, pushed.kinds, pushed.records collate "C", pushed.fields, pushed.bases, pushed.versions,
            pushed.clocks, pushed.authors) with ordinality as o (id, kind, record, field, base, version, clock, author, place)
    ), p as materialized (
        select o.*, v.value, (numbers ->> (v.value ->> 'audience'))::int as number, m.more -> 'seen' as seen, tacit.moment(o.clock) as at
        from o
        cross join lateral (select besides -> (o.place - 1)::text as more) m
        cross join lateral (select contents -> (o.place - 1)::int as value where o.field = '*' offset 0) v
        cross join lateral (select jsonb_path_query_array(v.value, 'strict $.* ? (@.type() == "object")', '{}', true) as objects offset 0) sets
        where o.named = 1 and o.author = my_id and not o.record = any (there)
            and length(o.id) between 1 and 64 and length(o.record) between 1 and 64 and length(o.version) between 1 and 64
            and length(o.kind) < 64 and length(o.clock) <= 88 and substring(o.clock for 13) collate "C" <= most
            and o.kind not in ('team', 'colleague', 'attachment') and pg_column_size(v.value) <= 1000000
            and (m.more is null or not m.more ?| array['again', 'past']) and tacit.texts(m.more -> 'seen')
            and numbers ? (v.value ->> 'audience') and v.value ->> 'created_by' = my_id
            and jsonb_typeof(v.value -> 'created_at') = 'string' and v.value ->> 'created_at' <> ''
            and v.value ->> 'created_at' collate "C" <= latest
            and v.value @> coalesce(empty -> o.kind, '{}') and (not curated or not tacit.curates(o.kind, v.value, rules))
            and tacit.only_add(sets.objects, coalesce(jsonb_array_length(all_sets -> o.kind), 0))
    ), made as (
        insert into tacit.record (company, audience, id, kind, batch, place, updated_at, updated_by, curated, gone, stamps, sets, conflicts,
            created_at, created_by, version, clock, author, data)
        select its_company, p.number, p.record, p.kind, its_batch, p.line, p.at, my_id, false, '',
            case when p.seen is null then '{}' else (
                select coalesce(jsonb_object_agg(e.key, case e.key when 'audience' then jsonb_build_array(e.value)
                    else jsonb_build_array(e.value, p.clock, p.author) end), '{}')
                from jsonb_each_text(p.seen) e
                where e.value <> p.version and p.value ? e.key
                    and e.key not in ('id', 'created_at', 'created_by', 'updated_at', 'updated_by', 'versions')) end,
            '{}', '[]', p.value ->> 'created_at', my_id, p.version, p.clock, p.author, p.value
        from p
    ), kept as (
        insert into tacit.op (company, author, id, record, field, version, outcome, kind, clock, base, value, more)
        select its_company, my_id, p.id, p.record, p.field, p.version, 'applied', p.kind, p.clock, p.base, p.value,
            jsonb_build_object('seen', p.seen)
        from p where p.id <> p.version or p.base is not null or p.seen is not null
    )
    select coalesce(array_agg(p.place::int), '{}') into places from p;
    return places;
end $$;

-- Edits of what their author saw, of records that are there (`there`, and locked): the places of the operations that were done. That
-- none of them was accepted before follows from their bases: it would have brought its own version.
create or replace function tacit.push_edits(asking tacit.asking, pushed tacit.pushed, there text[], its_batch bigint) returns int[]
language plpgsql as $$
#variable_conflict use_column
declare
    its_company int := (asking.caller).company;
    my_id text := (asking.caller).colleague;
    mine int[] := asking.mine;
    rules jsonb := asking.rules;
    most text := asking.me ->> 'most';
    contents jsonb := pushed.contents;
    besides jsonb := pushed.more;
    places int[];
begin
    with o as materialized (
        select o.*, dense_rank() over (order by o.record) as line, count(*) over (partition by o.record, o.field) as of_field
        from unnest(pushed.ids, pushed.kinds, pushed.records collate "C", pushed.fields collate "C", pushed.bases, pushed.versions,
            pushed.clocks, pushed.authors) with ordinality as o (id, kind, record, field, base, version, clock, author, place)
    ), j as materialized (
        select o.*, v.value, r.at_row, m.more -> 'seen' as seen, r.data -> o.field as was, pg_column_size(v.value) as size,
            o.author = my_id and length(o.id) between 1 and 64 and length(o.version) between 1 and 64 and length(o.field) < 64
            and length(o.clock) <= 88 and substring(o.clock for 13) collate "C" <= most
            and o.field not in ('*', '!', '?', 'audience', 'deleted_at', 'id', 'created_at', 'created_by', 'updated_at', 'updated_by', 'versions')
            and r.kind = o.kind and o.kind not in ('team', 'colleague', 'attachment')
            -- as they lie there they may be pressed, a hundredfold at most; (`||`: as they are)
            and case when pg_column_size(r.data) + pg_column_size(r.stamps) < 2000 then true
                else pg_column_size(r.data || '{}') + pg_column_size(r.stamps || '{}') < 1000000 end
            and (m.more is null or not m.more ?| array['again', 'past']) and tacit.texts(m.more -> 'seen')
            and not coalesce(m.more -> 'seen' ? 'audience', false)
            and r.gone = '' and r.audience = any (mine) and r.conflicts = '[]'
            and coalesce(coalesce(r.stamps -> 'deleted_at' -> 3, r.data -> 'deleted_at') #>> '{}', '') = ''
            and coalesce(rules ->> (o.kind || '.' || o.field), 'scalar') in ('scalar', 'text')
            and jsonb_typeof(v.value) <> 'object' and not r.sets ? o.field
            and coalesce(jsonb_typeof(coalesce(r.stamps -> o.field -> 3, r.data -> o.field)), 'null') <> 'object'
            and coalesce(shown.version = o.base, shown.version is null) and o.version is distinct from shown.version as plain
        from o
        -- `offset 0`: looked up one by one by their keys, whatever the planner thinks of the size of the table
        cross join lateral (select r.ctid as at_row, r.kind, r.audience, r.data, r.version, r.stamps, r.sets, r.conflicts, r.gone
            from tacit.record r where r.company = its_company and r.id = o.record offset 0) r
        cross join lateral (select besides -> (o.place - 1)::text as more) m
        cross join lateral (select contents -> (o.place - 1)::int as value offset 0) v
        cross join lateral (select coalesce(r.stamps -> o.field ->> 0, case when r.data ? o.field then r.version end) as version) shown
        where o.record = any (there)
    ), p as materialized (
        select w.*, tacit.moment(w.clock) as at
        from (select j.*, bool_and(coalesce(j.plain and j.of_field = 1, false)) over of_record
            and sum(j.size) over of_record < 300000 as alone from j window of_record as (partition by j.record)) w where w.alone
    ), edited as (
        update tacit.record t set stamps = t.stamps || e.stamps, changed_at = now(), batch = its_batch, place = e.line,
            updated_by = case when e.at collate "C" >= t.updated_at then my_id else t.updated_by end,
            updated_at = greatest(t.updated_at, e.at collate "C"), data = case when e.first then t.data - e.fields else t.data end
        from (
            select p.at_row, p.line, bool_or(p.was is not null) as first, array_agg(p.field) as fields, max(p.at collate "C") as at,
                jsonb_object_agg(p.field, jsonb_build_array(p.version, p.clock, p.author, p.value)) as stamps
            from p group by p.at_row, p.line) e
        where t.ctid = e.at_row  -- where it lies, for it is locked; a join by its id is left to the planner
    ), kept as (
        insert into tacit.op (company, author, id, record, field, version, outcome, kind, clock, base, value, more)
        select its_company, my_id, p.id, p.record, p.field, p.version, 'applied', p.kind, p.clock, p.base, p.value,
            case when p.seen is not null then jsonb_build_object('seen', p.seen) else '{}' end
                || case when p.was is not null then jsonb_build_object('was', p.was) else '{}' end
        from p
    )
    select coalesce(array_agg(p.place::int), '{}') into places from p;
    return places;
end $$;
