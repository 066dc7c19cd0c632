-- What the store does with one operation on one record: db/domain/sync/verdict.py and meeting.py in another language, step for
-- step (tests/db/sync holds the two equal). Nothing here touches a table but for `known` and the steps of a status.
-- A verdict is {"o": outcome, "r": reason, "s": the record from now on (absent: unchanged), "p": purge its history}.
-- No backslash and no date format in these bodies: how those are read is for the caller's session to set.

create or replace function tacit.moment(clock text) returns text language sql stable as $$
    select to_char(timestamp 'epoch' + make_interval(secs => substring(clock for 13)::double precision / 1000),
        'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
$$;

-- [version, clock, author] of a field, null where it was never set.
create or replace function tacit.stamp(s jsonb, name text) returns jsonb language sql immutable as $$
    select coalesce(s -> 'stamps' -> name, case when s -> 'data' ? name or name = 'audience' then s -> 'stamp' end)
$$;

create or replace function tacit.rejected(reason text) returns jsonb language sql immutable as $$
    select jsonb_build_object('o', 'rejected', 'r', reason)
$$;

-- Whether all objects among the values of an object are differences of a set, as they should be (verdict._shaped). Here additions
-- are a list of [element, add id]: jsonb forgets the order of keys.
create or replace function tacit.differences(fields jsonb) returns boolean language sql immutable as $$
    select not jsonb_path_exists(fields, 'strict $.* ? (@.type() == "object" && (
        exists(@.add ? (@.type() != "array")) || exists(@.add[*] ? (@.type() != "array" || @.size() != 2))
        || exists(@.add[*][*] ? (@.type() != "string"))
        || exists(@.remove ? (@.type() != "object")) || exists(@.remove.* ? (@.type() != "array"))
        || exists(@.remove.*[*] ? (@.type() != "string"))))')
$$;

-- The names of those of its values that are objects. rules -> '.sets' names the fields of each kind that must be.
create or replace function tacit.objects(kind text, fields jsonb, rules jsonb) returns jsonb
language plpgsql immutable as $$
declare
    sets jsonb := coalesce(rules -> '.sets' -> kind, '[]');
    rest jsonb := fields;
    name text;
begin
    for i in 0 .. jsonb_array_length(sets) - 1 loop
        name := sets ->> i;
        if jsonb_typeof(rest -> name) = 'object' then
            rest := rest - name;
        else
            sets := null;
            exit;
        end if;
    end loop;
    if sets is not null and not jsonb_path_exists(rest, '$.* ? (@.type() == "object")') then
        return sets;  -- what is usual: all of them and no other
    end if;
    return jsonb_path_query_array(fields, '$.keyvalue() ? (@.value.type() == "object").key');
end $$;

-- Whether `fields` have the shapes that their rules want.
create or replace function tacit.fields_fit(kind text, fields jsonb, rules jsonb) returns boolean
language plpgsql immutable as $$
declare
    sets jsonb := coalesce(rules -> '.sets' -> kind, '[]');
    objects jsonb := tacit.objects(kind, fields, rules);
    name text;
begin
    if objects <> '[]' and not tacit.differences(fields) then
        return false;
    elsif objects = sets then
        return true;
    end if;
    for i in 0 .. jsonb_array_length(sets) - 1 loop
        name := sets ->> i;
        if fields ? name and not objects ? name then
            return false;
        end if;
    end loop;
    for i in 0 .. jsonb_array_length(objects) - 1 loop
        if coalesce(rules ->> (kind || '.' || (objects ->> i)), 'scalar') not in ('set', 'scalar') then
            return false;
        end if;
    end loop;
    return true;
end $$;

create or replace function tacit.is_id(value jsonb) returns boolean language sql immutable as $$
    select jsonb_typeof(value) = 'string' and length(value #>> '{}') between 1 and 64 and value #>> '{}' !~ '[^0-9A-Za-z_:-]'
$$;

-- Whether values are nested so deep that a laptop could not read them.
create or replace function tacit.is_deep(value jsonb) returns boolean language sql immutable as $$
    select jsonb_path_exists(value, 'strict $.**{16}')
$$;

-- Whether this is an operation at all (Op._checked), and its value fits (verdict._fits).
create or replace function tacit.sound(op jsonb, rules jsonb) returns boolean
language plpgsql immutable as $$
declare
    name text := op ->> 'field';
    value jsonb := coalesce(op -> 'value', 'null');
    kind text := op ->> 'kind';
begin
    if not coalesce(tacit.is_id(op -> 'id') and tacit.is_id(op -> 'record') and tacit.is_id(op -> 'version')
        and tacit.is_id(op -> 'author') and jsonb_typeof(op -> 'kind') = 'string' and kind ~ '^[a-z][a-z0-9_]*$'
        and jsonb_typeof(op -> 'field') = 'string' and (name in ('*', '!', '?') or name ~ '^[a-z][a-z0-9_]*$')
        and length(kind) < 64 and length(name) < 64 and length(op ->> 'clock') <= 88
        and jsonb_typeof(op -> 'clock') = 'string' and op ->> 'clock' ~ '^[0-9]{13}-[0-9]{5}-[0-9A-Za-z_-]+$'
        and coalesce(jsonb_typeof(op -> 'base'), 'null') in ('string', 'null') and not tacit.is_deep(op), false) then
        return false;
    end if;
    if op ?| array['seen', 'past', 'again'] and (jsonb_typeof(coalesce(op -> 'seen', '{}')) <> 'object'
        or jsonb_typeof(coalesce(op -> 'past', '[]')) <> 'array' or jsonb_typeof(coalesce(op -> 'again', 'false')) <> 'boolean'
        or jsonb_path_exists(op, 'strict $.seen.* ? (@.type() != "string")', '{}', true)
        or jsonb_path_exists(op, 'strict $.past[*] ? (@.type() != "string")', '{}', true)) then
        return false;
    end if;
    if name = '!' then
        return true;
    elsif name = '?' then
        return coalesce(jsonb_typeof(value -> 'id') = 'string', false);
    elsif name = 'audience' then
        return jsonb_typeof(value) = 'string' and tacit.audience_valid(op ->> 'value');
    elsif name = '*' then
        return coalesce(jsonb_typeof(value -> 'audience') = 'string', false) and tacit.audience_valid(value ->> 'audience')
            and tacit.fields_fit(kind, value, rules);
    end if;
    if jsonb_typeof(value) = 'object' then
        return coalesce(rules ->> (kind || '.' || name), 'scalar') in ('set', 'scalar')
            and tacit.differences(jsonb_build_object(name, value));
    end if;
    return rules ->> (kind || '.' || name) is distinct from 'set';
end $$;

-- Rows of a set ([element, [add ids]]) after a difference (meeting.apply_set).
create or replace function tacit.apply_set(was jsonb, difference jsonb) returns jsonb
language plpgsql immutable as $$
declare
    removed jsonb := nullif(difference -> 'remove', '{}');
    added jsonb := coalesce(difference -> 'add', '[]');
begin
    if removed is null and added = '[]' then
        return was;
    end if;
    -- All at once: who steps through the elements takes hours for a set of a hundred thousand. (`not in` is looked up, where a join may
    -- be tried one by one.)
    return (with one as (
            select w.value ->> 0 as element, i.value as id, (w.ordinality << 31) + i.ordinality as place
            from jsonb_array_elements(was) with ordinality w cross join lateral jsonb_array_elements_text(w.value -> 1) with ordinality i
            where removed is null or (w.value ->> 0, i.value) not in (
                select r.key, g.value from jsonb_each(removed) r cross join lateral jsonb_array_elements_text(r.value) g)
            union all
            select a.value ->> 0, a.value ->> 1, (1::bigint << 62) + a.ordinality from jsonb_array_elements(added) with ordinality a
        ), each as (
            select o.element, o.id, min(o.place) as place from one o group by o.element, o.id
        ), line as (
            select e.element, jsonb_agg(e.id order by e.place) as ids, min(e.place) as place from each e group by e.element
        )
        select coalesce(jsonb_agg(jsonb_build_array(l.element, l.ids) order by l.place), '[]') from line l);
end $$;

create or replace function tacit.put(s jsonb, name text, value jsonb, version text, op jsonb) returns jsonb
language plpgsql immutable as $$
declare
    rows_now jsonb;
    shown jsonb := value;
begin
    if jsonb_typeof(value) = 'object' then
        rows_now := tacit.apply_set(coalesce(s -> 'sets' -> name, '[]'), value);
        s := jsonb_set(s, array['sets', name], rows_now);
        shown := jsonb_path_query_array(rows_now, '$[*][0]');
    end if;
    s := jsonb_set(s, array['data', name], shown);
    return jsonb_set(s, array['stamps', name], jsonb_build_array(version, op ->> 'clock', op ->> 'author'));
end $$;

-- Whether the author knew what the store has in this field (meeting.saw).
create or replace function tacit.saw(s jsonb, op jsonb) returns boolean language sql immutable as $$
    select tacit.stamp(s, op ->> 'field') ->> 0 is null
        or tacit.stamp(s, op ->> 'field') ->> 0 is not distinct from op ->> 'base'
        or coalesce(op -> 'past' ? (tacit.stamp(s, op ->> 'field') ->> 0), false)
$$;

create or replace function tacit.touch(s jsonb, op jsonb) returns jsonb
language plpgsql immutable as $$
declare
    at text := tacit.moment(op ->> 'clock');
begin
    if at collate "C" >= s ->> 'updated_at' then
        s := s || jsonb_build_object('updated_at', at, 'updated_by', op ->> 'author');
    end if;
    return s;
end $$;

create or replace function tacit.keep(s jsonb, name text, base text, value jsonb, version text, clock text, author text) returns jsonb
language plpgsql immutable as $$
declare
    its_id text := version || ':' || name;
begin
    if s -> 'conflicts' <> '[]' and s -> 'conflicts' @> jsonb_build_array(jsonb_build_object('id', its_id)) then
        return s;
    end if;
    return jsonb_set(s, '{conflicts}', s -> 'conflicts' || jsonb_build_array(jsonb_build_object('id', its_id, 'field', name,
        'base', base, 'value', value, 'version', version, 'clock', clock, 'author', author)));
end $$;

create or replace function tacit.keep_shown(s jsonb, name text) returns jsonb
language plpgsql immutable as $$
declare
    st jsonb := tacit.stamp(s, name);
begin
    return tacit.keep(s, name, null, coalesce(s -> 'data' -> name, 'null'), st ->> 0, coalesce(st ->> 1, ''), coalesce(st ->> 2, ''));
end $$;

create or replace function tacit.keep_offered(s jsonb, op jsonb) returns jsonb
language sql immutable as $$
    select tacit.touch(tacit.keep(s, op ->> 'field', op ->> 'base', op -> 'value', op ->> 'version', op ->> 'clock', op ->> 'author'), op)
$$;

-- An edit wins against a deletion that its author had not seen; the deletion becomes a question (meeting._revive).
create or replace function tacit.revive(s jsonb, op jsonb) returns jsonb
language plpgsql immutable as $$
begin
    if op -> 'seen' ->> 'deleted_at' is not distinct from tacit.stamp(s, 'deleted_at') ->> 0 then
        return s;
    end if;
    s := tacit.keep_shown(s, 'deleted_at');
    return tacit.put(s, 'deleted_at', 'null', op ->> 'version', op);
end $$;

-- Two values of one field that did not know each other (meeting._meet): [outcome, state].
create or replace function tacit.meet(s jsonb, op jsonb, rule text) returns jsonb
language plpgsql stable as $$
declare
    name text := op ->> 'field';
    value jsonb := op -> 'value';
    status text := coalesce(nullif(s -> 'data' ->> name, ''), 'open');
begin
    if rule = 'status' and status = 'open' and jsonb_typeof(value) = 'string'
        and exists (select from tacit.status_step st where st.old = 'open' and st.new = op ->> 'value') then
        return jsonb_build_array('applied', tacit.touch(tacit.put(s, name, value, op ->> 'version', op), op));
    end if;
    if rule = 'scalar' and op ->> 'clock' collate "C" > coalesce(tacit.stamp(s, name) ->> 1, '') then
        s := tacit.keep_shown(s, name);
        return jsonb_build_array('conflict', tacit.touch(tacit.put(s, name, value, op ->> 'version', op), op));
    end if;
    return jsonb_build_array('conflict', tacit.keep_offered(s, op));
end $$;

-- A status as it is written; null where this is none (meeting._status).
create or replace function tacit.status_of(value jsonb) returns text language sql immutable as $$
    select case coalesce(jsonb_typeof(value), 'null') when 'null' then 'open' when 'string' then coalesce(nullif(value #>> '{}', ''), 'open') end
$$;

-- Whether a status given in sight of the one shown may follow it, or settles what met before (meeting._may_take).
create or replace function tacit.may_take(s jsonb, name text, value jsonb) returns boolean language sql stable as $$
    select exists (select from jsonb_array_elements(s -> 'conflicts') c where c ->> 'field' = name)
        or exists (select from tacit.status_step st where st.old = tacit.status_of(s -> 'data' -> name) and st.new = tacit.status_of(value))
$$;

-- The trash (meeting._deletion).
create or replace function tacit.judge_deletion(s jsonb, op jsonb) returns jsonb
language plpgsql stable as $$
declare
    value jsonb := op -> 'value';
    wanted boolean := value not in ('null', 'false', '""', '0', '[]', '{}');
    deleted boolean := coalesce(s -> 'data' -> 'deleted_at', 'null') not in ('null', 'false', '""', '0', '[]', '{}');
    past jsonb := coalesce(op -> 'past', '[]');
    knew boolean := tacit.saw(s, op);
    newest jsonb;
begin
    if wanted = deleted and (deleted or not knew) then
        return jsonb_build_object('o', 'merged', 's', s);
    elsif not wanted then  -- also of a record that is not in the trash: somebody settled that it stays
        if not knew then
            s := tacit.keep_shown(s, 'deleted_at');
        end if;
        s := tacit.touch(tacit.put(s, 'deleted_at', value, op ->> 'version', op), op);
        return jsonb_build_object('o', case when knew then 'applied' else 'conflict' end, 's', s);
    end if;
    -- the newest of the fields that were edited unseen
    select tacit.stamp(s, e.key) into newest from jsonb_each_text(coalesce(op -> 'seen', '{}')) e
    where e.key not in ('audience', 'deleted_at') and tacit.stamp(s, e.key) ->> 0 <> e.value
        and not past ? (tacit.stamp(s, e.key) ->> 0)
    order by coalesce(tacit.stamp(s, e.key) ->> 1, '') collate "C" desc, e.key collate "C" limit 1;
    if newest is not null or not knew then
        s := tacit.keep_offered(s, op);
        if newest is not null and tacit.stamp(s, 'deleted_at') ->> 0 is not null then
            s := jsonb_set(s, '{stamps,deleted_at}', jsonb_build_array(tacit.stamp(s, 'deleted_at') -> 0,
                coalesce(newest ->> 1, ''), coalesce(newest ->> 2, '')));
        end if;
        return jsonb_build_object('o', 'conflict', 's', s);
    end if;
    s := tacit.touch(tacit.put(s, 'deleted_at', value, op ->> 'version', op), op);
    s := jsonb_set(s, '{conflicts}', (select coalesce(jsonb_agg(c.value order by c.ordinality), '[]')
        from jsonb_array_elements(s -> 'conflicts') with ordinality c where c.value ->> 'field' <> 'deleted_at'));
    return jsonb_build_object('o', 'applied', 's', s);
end $$;

-- One field of a record that is there and may be seen (meeting.take).
create or replace function tacit.judge_field(s jsonb, op jsonb, me jsonb, rules jsonb) returns jsonb
language plpgsql stable as $$
declare
    name text := op ->> 'field';
    value jsonb := op -> 'value';
    rule text := coalesce(rules ->> ((op ->> 'kind') || '.' || name), 'scalar');
    is_set boolean := jsonb_typeof(value) = 'object';
    seen boolean;
    met jsonb;
    at text;
    outcome text := 'applied';
begin
    if rule = 'fixed' or name in ('id', 'created_at', 'created_by', 'updated_at', 'updated_by', 'versions') then
        return tacit.rejected('fixed');
    end if;
    if rule = 'curated' and not (me -> 'manages')::boolean then
        return tacit.rejected('not_manager');
    end if;
    seen := tacit.saw(s, op);
    if rule <> 'curated' and not is_set and s -> 'sets' ? name then
        return tacit.rejected('malformed');
    elsif rule = 'curated' then
        if value = coalesce(s -> 'data' -> name, 'null') then
            return '{"o": "merged"}';
        elsif not seen then
            return tacit.rejected('stale');
        end if;
        s := tacit.touch(tacit.put(s, name, value, op ->> 'version', op), op);
        return jsonb_build_object('o', 'applied', 's', jsonb_set(s, '{curated}', 'true'));
    end if;
    if s -> 'conflicts' <> '[]' then
        s := jsonb_set(s, '{conflicts}', (select coalesce(jsonb_agg(c.value order by c.ordinality), '[]')
            from jsonb_array_elements(s -> 'conflicts') with ordinality c
            where c.value ->> 'field' <> name or not (c.value ->> 'version' is not distinct from op ->> 'base'
                or coalesce(op -> 'past' ? (c.value ->> 'version'), false))));
    end if;
    if name = 'deleted_at' then
        return tacit.judge_deletion(s, op);
    end if;
    if is_set then
        s := tacit.touch(tacit.put(s, name, value, op ->> 'version', op), op);
        outcome := case when seen then 'applied' else 'merged' end;
    elsif seen and (rule <> 'status' or tacit.may_take(s, name, value)) then  -- put and touch in one go: what most operations are
        at := tacit.moment(op ->> 'clock');
        s := s || jsonb_build_object('data', s -> 'data' || jsonb_build_object(name, value), 'stamps',
            s -> 'stamps' || jsonb_build_object(name, jsonb_build_array(op ->> 'version', op ->> 'clock', op ->> 'author')))
            || case when at collate "C" >= s ->> 'updated_at'
                then jsonb_build_object('updated_at', at, 'updated_by', op ->> 'author') else '{}' end;
    elsif value = coalesce(s -> 'data' -> name, 'null') then
        outcome := 'merged';
    else
        met := tacit.meet(s, op, rule);
        outcome := met ->> 0;
        s := met -> 1;
    end if;
    if coalesce(s -> 'data' ->> 'deleted_at', '') <> '' then
        s := tacit.revive(s, op);
    end if;
    return jsonb_build_object('o', outcome, 's', s);
end $$;
