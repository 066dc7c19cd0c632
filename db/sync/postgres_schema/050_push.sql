-- The one way to write. People call the procedure; it commits itself, before it answers, and it cannot be called where a
-- transaction is open already (BEGIN, a function, a pipeline without Sync: COMMIT refuses there and everything is undone).
-- So no client can hold the counter's lock longer than the store itself takes. `apply_push` refuses every other caller.

create function tacit.within_sync_push(context text) returns boolean
language plpgsql immutable as $$
declare
    lines text[] := string_to_array(context, chr(10));
    -- The words around a function's name are in the server's language: learnt from the line about apply_push itself.
    before text := split_part(lines[1], 'tacit.apply_push(jsonb,json)', 1);
    after text := regexp_replace(split_part(lines[1], 'tacit.apply_push(jsonb,json)', 2), '[0-9].*$', '');
begin
    return position('tacit.apply_push(jsonb,json)' in lines[1]) > 0
        and coalesce(starts_with(lines[2], before || 'tacit.sync_push(jsonb,json,json)' || after), false);
end $$;

-- The operations, in order, as jsonb; null for one that jsonb cannot hold (it is malformed, and must not stop the others).
create function tacit.each_op(raws json[]) returns jsonb[]
language plpgsql immutable as $$
declare
    one json;
    made jsonb[] := '{}';
begin
    begin
        return array(select r::jsonb from unnest(raws) r);
    exception when data_exception or program_limit_exceeded then
        null;
    end;
    foreach one in array raws loop
        begin
            made := made || one::jsonb;
        exception when data_exception or program_limit_exceeded then
            made := array_append(made, null);
        end;
    end loop;
    return made;
end $$;

-- Who made which batch last: true where this one is of a copy of the device.
create function tacit.is_clone(me tacit.caller, its_device text, its_n bigint, its_batch text) returns boolean
language plpgsql as $$
declare
    last tacit.device;
begin
    insert into tacit.device (company, colleague, device, n, batch) values (me.company, me.colleague, its_device, its_n, its_batch)
    on conflict (company, colleague, device) do nothing;
    if found then
        return false;
    end if;
    select * into last from tacit.device d
    where d.company = me.company and d.colleague = me.colleague and d.device = its_device for update;
    if its_n < last.n or (its_n = last.n and its_batch <> last.batch) then
        return true;
    end if;
    update tacit.device d set n = its_n, batch = its_batch, seen_at = now()
    where d.company = me.company and d.colleague = me.colleague and d.device = its_device;
    return false;
end $$;

-- What follows from records of colleagues and teams for who sees what and who may what.
create function tacit.follow(me tacit.caller, s jsonb, name text) returns void
language plpgsql as $$
declare
    its_number int;
    its_members text[] := '{}';
begin
    if s ->> 'kind' = 'team' then
        its_number := tacit.audience_number(me.company, 'team:' || (s ->> 'id'));
        if jsonb_typeof(s -> 'data' -> 'members') = 'array' then
            its_members := array(select jsonb_array_elements_text(s -> 'data' -> 'members'));
        end if;
        delete from tacit.audience_member m
        where m.company = me.company and m.audience = its_number and m.colleague <> all (its_members);
        insert into tacit.audience_member select distinct me.company, its_number, one from unnest(its_members) one
        on conflict do nothing;
    elsif s ->> 'kind' = 'colleague' and me.role = 'administrator' and name = 'role'
        and s -> 'data' ->> 'role' in ('rep', 'manager', 'administrator') then
        update tacit.person p set role = s -> 'data' ->> 'role' where p.company = me.company and p.colleague = s ->> 'id';
    end if;
end $$;

-- Stamp the lines of the feed. The counter's row is locked here, last of all, so that the order of numbers is the order of
-- commits: nobody's cursor passes a line that is still to come.
create function tacit.stamp_feed(its_company int, audiences int[], records text[], kinds text[], gones text[], token text) returns void
language plpgsql as $$
declare
    lines int;
    last_seq bigint;
    this_push bigint;
begin
    select coalesce(array_agg(l.audience order by l.record, l.key), '{}'), coalesce(array_agg(l.record order by l.record, l.key), '{}'),
        coalesce(array_agg(l.kind order by l.record, l.key), '{}'), coalesce(array_agg(l.gone order by l.record, l.key), '{}')
    into audiences, records, kinds, gones
    from (  -- the last word of this push about each line
        select distinct on (m.record, m.audience) m.*, a.key
        from unnest(audiences, records, kinds, gones) with ordinality m (audience, record, kind, gone, place)
        join tacit.audience a on a.company = its_company and a.number = m.audience
        order by m.record, m.audience, m.place desc) l;
    lines := cardinality(audiences);
    update tacit.counter c set seq = c.seq + lines, push = c.push + 1 where c.company = its_company
    returning c.seq, c.push into last_seq, this_push;
    insert into tacit.feed as f (company, audience, record, kind, seq, gone)
    select its_company, m.audience, m.record, m.kind, last_seq - lines + m.place, m.gone
    from unnest(audiences, records, kinds, gones) with ordinality m (audience, record, kind, gone, place)
    on conflict (company, audience, record) do update set seq = excluded.seq, gone = excluded.gone, kind = excluded.kind;
    if 'erased' = any (gones) then  -- whoever has yet to hear that a record went elsewhere hears that it is no more
        update tacit.feed f set gone = 'erased' where f.company = its_company and f.gone = 'moved' and f.record = any (
            array(select m.r from unnest(records, gones) m (r, g) where m.g = 'erased'));
    end if;
    insert into tacit.proof (company, push, token) values (its_company, this_push, token);
    -- A hint without content. Somebody who fills the server's queue of notices must not stop a push by it.
    if lines > 0 and pg_notification_queue_usage() < 0.5 then
        perform pg_notify('tacit', '');
    end if;
end $$;

-- Write what a push has changed, and its operations into the history.
create function tacit.write_back(me tacit.caller, ids text[], states jsonb[], was int[], audiences int[], changed boolean[],
    ops jsonb[], taken int[], answers text[], purged text[], emptied text[]) returns void
language plpgsql as $$
begin
    insert into tacit.record (company, id, kind, audience, state, sha256)
    select me.company, r.id, r.state ->> 'kind', r.audience, r.state,
        case when r.state ->> 'kind' = 'attachment' then r.state -> 'data' ->> 'sha256' end
    from unnest(ids, states, was, audiences, changed) r (id, state, was, audience, changed) where r.changed and r.was is null;
    update tacit.record as t set audience = r.audience, state = r.state, changed_at = now(),
        sha256 = case when r.state ->> 'kind' = 'attachment' then r.state -> 'data' ->> 'sha256' end
    from unnest(ids, states, was, audiences, changed) r (id, state, was, audience, changed)
    where t.company = me.company and t.id = r.id and r.changed and r.was is not null;
    insert into tacit.op (company, author, id, record, field, version, outcome, whole)
    select me.company, me.colleague, o.op ->> 'id', o.op ->> 'record', o.op ->> 'field', o.op ->> 'version', answers[o.place],
        case when o.op ->> 'field' <> '!' then o.op - array['id', 'record', 'field', 'version', 'author'] end
    from unnest(ops) with ordinality o (op, place) where o.place = any (taken);
    if purged <> '{}' then
        update tacit.op o set whole = null where o.company = me.company and o.record = any (purged);
        perform tacit.content_drop(me.company, one) from unnest(emptied) one where one is not null;
    end if;
end $$;

-- {"kind.field": merge}, and under '.sets' the set fields of each kind.
create function tacit.all_rules() returns jsonb language sql stable as $$
    select coalesce((select jsonb_object_agg(r.kind || '.' || r.field, r.merge) from tacit.rule r), '{}') || jsonb_build_object('.sets',
        coalesce((select jsonb_object_agg(k.kind, k.names) from (
            select r.kind, jsonb_agg(r.field) as names from tacit.rule r where r.merge = 'set' group by r.kind) k), '{}'))
$$;

-- head: device, n and id of the batch, and the proof token that the laptop holds. The operations are json, not jsonb: jsonb forgets
-- the order of a set's elements, and one operation that it cannot hold would stop all.
create function tacit.apply_push(head jsonb, operations json) returns json
language plpgsql security definer set search_path = pg_catalog, pg_temp
    set enable_indexscan = on set enable_bitmapscan = on set enable_nestloop = on as $$
#variable_conflict use_column
declare
    context text;
    caller tacit.caller := tacit.caller();
    now_ms bigint := floor(extract(epoch from clock_timestamp()) * 1000);
    me jsonb;
    mine int[];
    rules jsonb;
    ops jsonb[];
    raws json[];
    done text[];              -- author and id of operations that were accepted before
    ids text[];               -- the records touched, each once, in order
    states jsonb[];
    was int[];                -- their audiences before; null: new
    kept_as int[];            -- their audiences now
    changed boolean[];
    purged text[] := '{}';    -- records erased for law, and what was attached by them
    emptied text[] := '{}';
    answers text[] := '{}';   -- outcomes
    reasons text[] := '{}';
    taken int[] := '{}';      -- places of accepted operations
    m_audience int[] := '{}'; m_record text[] := '{}'; m_kind text[] := '{}'; m_gone text[] := '{}';
    op jsonb; verdict jsonb; s jsonb; one record; i int; at_record int; old_number int; now_number int;
    token text := encode(substring(sha256(uuid_send(gen_random_uuid())) for 16), 'hex');
begin
    get diagnostics context = pg_context;
    if not tacit.within_sync_push(context) then
        raise exception 'tacit: write with CALL tacit.sync_push' using errcode = '42501';
    elsif caller.colleague is null then
        raise exception 'tacit: this person has not joined yet' using errcode = '42501';
    elsif coalesce(head ->> 'proof', '') <> ''
        and not exists (select from tacit.proof p where p.company = caller.company and p.token = head ->> 'proof') then
        return '{"unproven": true}';
    elsif json_array_length(operations) > 1000 then
        raise exception 'tacit: too many operations in one push' using errcode = '54000';
    elsif tacit.is_clone(caller, head ->> 'device', (head ->> 'n')::bigint, head ->> 'id') then
        return json_build_object('answers', '[]'::json, 'proof', '', 'clone', true);
    end if;
    mine := tacit.my_audiences();
    me := jsonb_build_object('company', caller.company, 'colleague', caller.colleague, 'role', caller.role,
        'manages', caller.role in ('manager', 'administrator'), 'most', lpad((now_ms + 60000)::text, 13, '0'),
        'most_of_now', lpad(now_ms::text, 13, '0'));
    rules := tacit.all_rules();
    raws := array(select value from json_array_elements(operations));
    ops := tacit.each_op(raws);
    done := array(select o.author || ' ' || o.id from unnest(ops) e join tacit.op o
        on o.company = caller.company and o.author = e ->> 'author' and o.id = e ->> 'id');
    ids := array(select distinct e ->> 'record' collate "C" from unnest(ops) e
        where e ->> 'record' is not null and length(e ->> 'record') <= 64 order by 1);
    states := array_fill(null::jsonb, array[cardinality(ids)]);
    was := array_fill(null::int, array[cardinality(ids)]);
    changed := array_fill(false, array[cardinality(ids)]);
    for one in select r.id, r.audience, r.state from tacit.record r
        where r.company = caller.company and r.id = any (ids) order by r.id for update loop
        i := array_position(ids, one.id);
        states[i] := one.state;
        was[i] := one.audience;
    end loop;
    kept_as := was;
    for i in 1 .. cardinality(ops) loop
        op := ops[i];
        at_record := array_position(ids, op ->> 'record');
        if (op ->> 'author') || ' ' || (op ->> 'id') = any (done) then
            answers[i] := 'duplicate';
            reasons[i] := '';
            continue;
        end if;
        s := states[at_record];
        old_number := kept_as[at_record];
        verdict := tacit.judge(s, old_number = any (mine), op, raws[i], me, mine, rules);
        answers[i] := verdict ->> 'o';
        reasons[i] := coalesce(verdict ->> 'r', '');
        continue when answers[i] in ('rejected', 'not_visible');
        done := done || ((op ->> 'author') || ' ' || (op ->> 'id'));
        if answers[i] <> 'duplicate' then
            taken := taken || i;
        end if;
        continue when not verdict ? 's';
        s := verdict -> 's';
        changed[at_record] := true;
        now_number := old_number;
        if old_number is null or op ->> 'field' = 'audience' then
            now_number := tacit.audience_number(caller.company, s ->> 'audience');
            kept_as[at_record] := now_number;
            if starts_with(s ->> 'audience', 'people:')
                and caller.colleague = any (string_to_array(substring(s ->> 'audience' from 8), ',')) then
                mine := mine || now_number;  -- named people include the caller from now on
            end if;
        end if;
        if old_number <> now_number then
            m_audience := m_audience || old_number;
            m_record := m_record || ids[at_record];
            m_kind := m_kind || (s ->> 'kind');
            m_gone := m_gone || 'moved'::text;
        end if;
        m_audience := m_audience || now_number;
        m_record := m_record || ids[at_record];
        m_kind := m_kind || (s ->> 'kind');
        m_gone := m_gone || case when s ->> 'gone' = '' then '' else 'erased' end;
        if (verdict -> 'p')::boolean then
            purged := purged || ids[at_record];
            emptied := emptied || (states[at_record] -> 'data' ->> 'sha256');
        end if;
        states[at_record] := s;
        if s ->> 'kind' in ('team', 'colleague') then
            perform tacit.follow(caller, s, op ->> 'field');
        end if;
    end loop;
    perform tacit.write_back(caller, ids, states, was, kept_as, changed, ops, taken, answers, purged, emptied);
    perform tacit.stamp_feed(caller.company, m_audience, m_record, m_kind, m_gone, token);
    return json_build_object('proof', token, 'clone', false, 'answers', (
        select coalesce(json_agg(json_build_object('op', coalesce(o.op ->> 'id', ''), 'outcome', answers[o.place],
            'reason', reasons[o.place]) order by o.place), '[]') from unnest(ops) with ordinality o (op, place)));
end $$;

create procedure tacit.sync_push(head jsonb, operations json, inout answer json)
language plpgsql as $$
begin
    answer := tacit.apply_push(head, operations);
    commit;
end $$;
