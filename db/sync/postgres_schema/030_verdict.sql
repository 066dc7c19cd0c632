-- What the store does with one operation on one record: db/domain/sync/verdict.py and meeting.py in another language, step for
-- step (tests/db/sync holds the two equal). Nothing here touches a table but for `known` and the steps of a status.
-- A verdict is {"o": outcome, "r": reason, "s": the record from now on (absent: unchanged), "p": purge its history}.
-- No backslash and no date format in these bodies: how those are read is for the caller's session to set.

create function tacit.moment(clock text) returns text
language sql immutable set search_path = pg_catalog, pg_temp as $$
    select to_char(timestamp 'epoch' + make_interval(secs => substring(clock for 13)::double precision / 1000),
        'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
$$;

-- [version, clock, author] of a field, null where it was never set.
create function tacit.stamp(s jsonb, name text) returns jsonb language sql immutable as $$
    select coalesce(s -> 'stamps' -> name, case when s -> 'data' ? name or name = 'audience' then s -> 'stamp' end)
$$;

create function tacit.rejected(reason text) returns jsonb language sql immutable as $$
    select jsonb_build_object('o', 'rejected', 'r', reason)
$$;

-- Whether a value has the shape that its field's rule wants (verdict._shaped).
create function tacit.shaped(rule text, value jsonb) returns boolean
language plpgsql immutable set search_path = pg_catalog, pg_temp as $$
declare
    added jsonb;
    removed jsonb;
begin
    if jsonb_typeof(value) is distinct from 'object' then
        return rule is distinct from 'set';
    end if;
    added := coalesce(value -> 'add', '{}');
    removed := coalesce(value -> 'remove', '{}');
    if coalesce(rule, 'scalar') not in ('set', 'scalar') or jsonb_typeof(added) <> 'object' or jsonb_typeof(removed) <> 'object' then
        return false;
    end if;
    return not exists (select from jsonb_each(added) e where jsonb_typeof(e.value) <> 'string')
        and not exists (select from jsonb_each(removed) e where jsonb_typeof(e.value) <> 'array')
        and not exists (select from jsonb_each(removed) e, jsonb_array_elements(
            case jsonb_typeof(e.value) when 'array' then e.value else '[]' end) one where jsonb_typeof(one) <> 'string');
end $$;

-- Whether this is an operation at all (Op._checked), and its value fits (verdict._fits).
create function tacit.sound(op jsonb, rules jsonb) returns boolean
language plpgsql immutable set search_path = pg_catalog, pg_temp as $$
declare
    name text := op ->> 'field';
    value jsonb := op -> 'value';
    kind text := op ->> 'kind';
begin
    if not coalesce(jsonb_typeof(op) = 'object'
        and jsonb_typeof(op -> 'id') = 'string' and op ->> 'id' ~ '^[0-9A-Za-z_:-]{1,64}$'
        and jsonb_typeof(op -> 'record') = 'string' and op ->> 'record' ~ '^[0-9A-Za-z_:-]{1,64}$'
        and jsonb_typeof(op -> 'version') = 'string' and op ->> 'version' ~ '^[0-9A-Za-z_:-]{1,64}$'
        and jsonb_typeof(op -> 'author') = 'string' and op ->> 'author' ~ '^[0-9A-Za-z_:-]{1,64}$'
        and jsonb_typeof(op -> 'kind') = 'string' and kind ~ '^[a-z][a-z0-9_]{0,62}$'
        and jsonb_typeof(op -> 'field') = 'string' and name ~ '^([a-z][a-z0-9_]{0,62}|[*!?])$'
        and jsonb_typeof(op -> 'clock') = 'string' and op ->> 'clock' ~ '^[0-9]{13}-[0-9]{5,9}-[0-9A-Za-z_-]{1,64}$'
        and coalesce(jsonb_typeof(op -> 'base'), 'null') in ('string', 'null')
        and jsonb_typeof(coalesce(op -> 'seen', '{}')) = 'object'
        and jsonb_typeof(coalesce(op -> 'past', '[]')) = 'array'
        and jsonb_typeof(coalesce(op -> 'again', 'false')) = 'boolean', false) then
        return false;
    end if;
    if op ? 'seen' and exists (select from jsonb_each(op -> 'seen') e where jsonb_typeof(e.value) <> 'string') then
        return false;
    end if;
    if op ? 'past' and exists (select from jsonb_array_elements(op -> 'past') e where jsonb_typeof(e) <> 'string') then
        return false;
    end if;
    if name = '!' then
        return true;
    elsif name = '?' then
        return coalesce(jsonb_typeof(value -> 'id') = 'string', false);
    elsif name = 'audience' then
        return coalesce(jsonb_typeof(value) = 'string', false) and tacit.audience_valid(op ->> 'value');
    elsif name = '*' then
        if not coalesce(jsonb_typeof(value -> 'audience') = 'string', false) or not tacit.audience_valid(value ->> 'audience') then
            return false;
        end if;
        -- only differences and the fields that must be some are looked at one by one
        return not exists (select from jsonb_each(value) e
            where (jsonb_typeof(e.value) = 'object' or rules ->> (kind || '.' || e.key) = 'set')
                and not tacit.shaped(rules ->> (kind || '.' || e.key), e.value));
    end if;
    return tacit.shaped(rules ->> (kind || '.' || name), coalesce(value, 'null'));
end $$;

-- Rows of a set ([element, [add ids]]) after a difference (meeting.apply_set). `raw` is the same difference as it came:
-- jsonb forgets in which order its elements were.
create function tacit.apply_set(was jsonb, difference jsonb, raw json) returns jsonb
language plpgsql immutable set search_path = pg_catalog, pg_temp as $$
declare
    removed jsonb := coalesce(difference -> 'remove', '{}');
    kept jsonb := '[]';
    one jsonb;
    ids jsonb;
    element text;
    add_id text;
    place int;
begin
    for one in select value from jsonb_array_elements(was) loop
        ids := one -> 1;
        if removed ? (one ->> 0) then
            select coalesce(jsonb_agg(i.value order by i.ordinality), '[]') into ids
            from jsonb_array_elements(one -> 1) with ordinality i where not removed -> (one ->> 0) @> i.value;
        end if;
        if jsonb_array_length(ids) > 0 then
            kept := kept || jsonb_build_array(jsonb_build_array(one -> 0, ids));
        end if;
    end loop;
    if not difference ? 'add' then
        return kept;
    end if;
    for element, add_id in select a.key, a.value from json_each_text(raw -> 'add') a loop
        select r.ordinality - 1 into place from jsonb_array_elements(kept) with ordinality r where r.value ->> 0 = element;
        if not found then
            kept := kept || jsonb_build_array(jsonb_build_array(element, jsonb_build_array(add_id)));
        elsif not kept -> place -> 1 ? add_id then
            kept := jsonb_insert(kept, array[place::text, '1', '-1'], to_jsonb(add_id), true);
        end if;
    end loop;
    return kept;
end $$;

create function tacit.put(s jsonb, name text, value jsonb, raw json, version text, op jsonb) returns jsonb
language plpgsql immutable set search_path = pg_catalog, pg_temp as $$
declare
    rows_now jsonb;
    shown jsonb := value;
begin
    if jsonb_typeof(value) = 'object' then
        rows_now := tacit.apply_set(coalesce(s -> 'sets' -> name, '[]'), value, raw);
        s := jsonb_set(s, array['sets', name], rows_now);
        select coalesce(jsonb_agg(r.value -> 0 order by r.ordinality), '[]') into shown
        from jsonb_array_elements(rows_now) with ordinality r;
    end if;
    s := jsonb_set(s, array['data', name], shown);
    return jsonb_set(s, array['stamps', name], jsonb_build_array(version, op ->> 'clock', op ->> 'author'));
end $$;

-- Whether the author knew what the store has in this field (meeting.saw).
create function tacit.saw(s jsonb, op jsonb) returns boolean language sql immutable as $$
    select tacit.stamp(s, op ->> 'field') ->> 0 is null
        or tacit.stamp(s, op ->> 'field') ->> 0 is not distinct from op ->> 'base'
        or coalesce(op -> 'past' ? (tacit.stamp(s, op ->> 'field') ->> 0), false)
$$;

create function tacit.touch(s jsonb, op jsonb) returns jsonb
language plpgsql immutable set search_path = pg_catalog, pg_temp as $$
declare
    at text := tacit.moment(op ->> 'clock');
begin
    if at collate "C" >= s ->> 'updated_at' then
        s := s || jsonb_build_object('updated_at', at, 'updated_by', op ->> 'author');
    end if;
    return s;
end $$;

create function tacit.keep(s jsonb, name text, base text, value jsonb, version text, clock text, author text) returns jsonb
language plpgsql immutable set search_path = pg_catalog, pg_temp as $$
declare
    its_id text := version || ':' || name;
begin
    if s -> 'conflicts' @> jsonb_build_array(jsonb_build_object('id', its_id)) then
        return s;
    end if;
    return jsonb_set(s, '{conflicts}', s -> 'conflicts' || jsonb_build_array(jsonb_build_object('id', its_id, 'field', name,
        'base', base, 'value', value, 'version', version, 'clock', clock, 'author', author)));
end $$;

create function tacit.keep_shown(s jsonb, name text) returns jsonb
language plpgsql immutable set search_path = pg_catalog, pg_temp as $$
declare
    st jsonb := tacit.stamp(s, name);
begin
    return tacit.keep(s, name, null, coalesce(s -> 'data' -> name, 'null'), st ->> 0, coalesce(st ->> 1, ''), coalesce(st ->> 2, ''));
end $$;

create function tacit.keep_offered(s jsonb, op jsonb) returns jsonb
language sql immutable set search_path = pg_catalog, pg_temp as $$
    select tacit.touch(tacit.keep(s, op ->> 'field', op ->> 'base', op -> 'value', op ->> 'version', op ->> 'clock', op ->> 'author'), op)
$$;

-- An edit wins against a deletion that its author had not seen; the deletion becomes a question (meeting._revive).
create function tacit.revive(s jsonb, op jsonb) returns jsonb
language plpgsql immutable set search_path = pg_catalog, pg_temp as $$
begin
    if op -> 'seen' ->> 'deleted_at' is not distinct from tacit.stamp(s, 'deleted_at') ->> 0 then
        return s;
    end if;
    s := tacit.keep_shown(s, 'deleted_at');
    return tacit.put(s, 'deleted_at', 'null', null, op ->> 'version', op);
end $$;

-- Two values of one field that did not know each other (meeting._meet): [outcome, state].
create function tacit.meet(s jsonb, op jsonb, rule text) returns jsonb
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    name text := op ->> 'field';
    value jsonb := op -> 'value';
    status text := coalesce(nullif(s -> 'data' ->> name, ''), 'open');
begin
    if rule = 'status' and status = 'open' and jsonb_typeof(value) = 'string'
        and exists (select from tacit.status_step st where st.old = 'open' and st.new = op ->> 'value') then
        return jsonb_build_array('applied', tacit.touch(tacit.put(s, name, value, null, op ->> 'version', op), op));
    end if;
    if rule = 'scalar' and op ->> 'clock' collate "C" > coalesce(tacit.stamp(s, name) ->> 1, '') then
        s := tacit.keep_shown(s, name);
        return jsonb_build_array('conflict', tacit.touch(tacit.put(s, name, value, null, op ->> 'version', op), op));
    end if;
    return jsonb_build_array('conflict', tacit.keep_offered(s, op));
end $$;

-- The trash (meeting._deletion).
create function tacit.judge_deletion(s jsonb, op jsonb) returns jsonb
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    value jsonb := op -> 'value';
    wanted boolean := value not in ('null', 'false', '""', '0', '[]', '{}');
    deleted boolean := coalesce(s -> 'data' -> 'deleted_at', 'null') not in ('null', 'false', '""', '0', '[]', '{}');
    past jsonb := coalesce(op -> 'past', '[]');
    met jsonb;
begin
    if wanted = deleted then
        return jsonb_build_object('o', 'merged', 's', s);
    end if;
    if wanted and exists (
        select from jsonb_each_text(coalesce(op -> 'seen', '{}')) e
        where e.key not in ('audience', 'deleted_at') and tacit.stamp(s, e.key) ->> 0 <> e.value
            and not past ? (tacit.stamp(s, e.key) ->> 0)) then
        return jsonb_build_object('o', 'conflict', 's', tacit.keep_offered(s, op));
    end if;
    if tacit.saw(s, op) then
        met := jsonb_build_array('applied', tacit.touch(tacit.put(s, 'deleted_at', value, null, op ->> 'version', op), op));
    else
        met := tacit.meet(s, op, 'scalar');
    end if;
    s := met -> 1;
    if coalesce(s -> 'data' -> 'deleted_at', 'null') not in ('null', 'false', '""', '0', '[]', '{}') then
        s := jsonb_set(s, '{conflicts}', (select coalesce(jsonb_agg(c.value order by c.ordinality), '[]')
            from jsonb_array_elements(s -> 'conflicts') with ordinality c where c.value ->> 'field' <> 'deleted_at'));
    end if;
    return jsonb_build_object('o', met ->> 0, 's', s);
end $$;

-- One field of a record that is there and may be seen (meeting.take).
create function tacit.judge_field(s jsonb, op jsonb, raw json, me jsonb, rules jsonb) returns jsonb
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    name text := op ->> 'field';
    value jsonb := op -> 'value';
    rule text := coalesce(rules ->> ((op ->> 'kind') || '.' || name), 'scalar');
    is_set boolean := jsonb_typeof(value) = 'object';
    seen boolean;
    met jsonb;
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
        s := tacit.touch(tacit.put(s, name, value, null, op ->> 'version', op), op);
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
    if is_set or seen then
        s := tacit.touch(tacit.put(s, name, value, raw -> 'value', op ->> 'version', op), op);
        outcome := case when seen then 'applied' else 'merged' end;
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
