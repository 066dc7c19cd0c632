-- The one way to write. People call the procedure; it commits itself, before it answers, and it cannot be called where a
-- transaction is open already (BEGIN, a function, a pipeline without Sync: COMMIT refuses there and everything is undone).
-- So no client can hold the counter's lock longer than the store itself takes. `apply_push` refuses every other caller.

-- Who made which batch last: true where this one is of a copy of the device.
create or replace function tacit.is_clone(me tacit.caller, its_device text, its_n bigint, its_batch text) returns boolean
language plpgsql as $$
begin
    insert into tacit.device as d (company, colleague, device, n, batch) values (me.company, me.colleague, its_device, its_n, its_batch)
    on conflict (company, colleague, device) do update set n = excluded.n, batch = excluded.batch, seen_at = now()
    where excluded.n > d.n or excluded.n = d.n and excluded.batch = d.batch;
    return not found;
end $$;

-- What follows from records of colleagues and teams for who sees what and who may what.
create or replace function tacit.follow(me tacit.caller, s jsonb, name text) returns void
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

-- What operations that were done one by one mean for the lines of their records: of audiences that a record has gone from, and of
-- the order. All lines of a push are numbered in order of record, then audience; how many they are comes back.
create or replace function tacit.place_lines(its_company int, its_batch bigint, audiences int[], records text[], kinds text[], gones text[])
returns int
language plpgsql as $$
#variable_conflict use_column
declare
    lines int;
begin
    with m as (  -- the last word of this push about each line
        select distinct on (m.record, m.audience) m.*
        from unnest(audiences, records, kinds, gones) with ordinality m (audience, record, kind, gone, place)
        order by m.record, m.audience, m.place desc
    ), back as (
        delete from tacit.gone g using (select * from m where m.gone <> 'moved' offset 0) n
        where g.company = its_company and g.audience = n.audience and g.record = n.record
    )
    insert into tacit.gone as g (company, audience, record, kind, batch, place, erased)
    select its_company, m.audience, m.record, m.kind, its_batch, 0, false from m where m.gone = 'moved'
    on conflict (company, audience, record) do update set batch = excluded.batch, kind = excluded.kind, erased = false;
    if 'erased' = any (gones) then  -- whoever has yet to hear that a record went elsewhere hears that it is no more
        update tacit.gone g set erased = true where g.company = its_company and g.record = any (
            array(select m.r from unnest(records, gones) m (r, g) where m.g = 'erased'));
    end if;
    with l as (
        select r.ctid as at_row, true as there, r.id as record, a.key
        from tacit.record r join tacit.audience a on a.company = r.company and a.number = r.audience
        where r.batch = its_batch and r.company = its_company
        union all
        select g.ctid, false, g.record, a.key
        from tacit.gone g join tacit.audience a on a.company = g.company and a.number = g.audience
        where g.batch = its_batch and g.company = its_company
    ), n as materialized (
        select l.at_row, l.there, row_number() over (order by l.record, l.key) as place from l
    ), here as (
        update tacit.record r set place = n.place from n where n.there and r.ctid = n.at_row
    ), elsewhere as (
        update tacit.gone g set place = n.place from n where not n.there and g.ctid = n.at_row
    )
    select count(*) into lines from n;
    return lines;
end $$;

-- Give the lines of a push their numbers. The counter's row is locked here, last of all, so that the order of numbers is the order of
-- commits: nobody's cursor passes a line that is still to come.
create or replace function tacit.order_push(its_company int, its_batch bigint, its_lines int, its_token text) returns void
language plpgsql as $$
declare
    last_seq bigint;
    this_push bigint;
begin
    -- Many who wait for a row that each rewrites would hunt for its newest version, and some wait for seconds while others pass
    -- them. Nobody rewrites the company's row: there the first to come is the first to go.
    perform from tacit.company c where c.company = its_company for no key update;
    update tacit.counter c set seq = c.seq + its_lines, push = c.push + 1 where c.company = its_company
    returning c.seq, c.push into last_seq, this_push;
    insert into tacit.push (company, last, push, lines, batch, token)
    values (its_company, last_seq, this_push, its_lines, its_batch, its_token);
    -- A hint without content. Somebody who fills the server's queue of notices must not stop a push by it.
    if its_lines > 0 and pg_notification_queue_usage() < 0.5 then
        perform pg_notify('tacit', '');
    end if;
end $$;

-- Operations one by one, in their order: those at `places`, `ops`. Their answers go into `answers`; what it means for the lines of
-- their records comes back.
create or replace function tacit.push_each(asking tacit.asking, ops jsonb[], places int[], its_batch bigint, inout answers text[],
    out audiences int[], out records text[], out kinds text[], out gones text[])
language plpgsql as $$
#variable_conflict use_column
declare
    caller tacit.caller := asking.caller;
    mine int[] := asking.mine;
    done text[];              -- author and id of operations that were accepted before
    ids text[];               -- the records touched, each once, in order
    states jsonb[];
    kept_as int[];            -- their audiences now; null: not there
    changed boolean[];
    taken int[] := '{}';      -- accepted operations
    begun text[] := '{}';     -- records that were not there, or claimed by somebody else, and are written now
    unmoved text[] := '{}';   -- records whose move was refused (verdict.judge_next)
    purged text[] := '{}';    -- records erased for law, and what was attached by them
    emptied text[] := '{}';
    until timestamptz := clock_timestamp() + interval '15 seconds';
    op jsonb; verdict jsonb; s jsonb; one record; outcome text; at_record int; old_number int; now_number int;
begin
    audiences := '{}'; records := '{}'; kinds := '{}'; gones := '{}';
    done := array(select o.author || ' ' || o.id from unnest(ops) e cross join lateral (
        select o.author, o.id from tacit.op o where o.company = caller.company and o.record = e ->> 'record'
            and o.author = e ->> 'author' and o.id = e ->> 'id' offset 0) o
        union all select r.author || ' ' || r.version from unnest(ops) e cross join lateral (
        select r.author, r.version from tacit.record r where r.company = caller.company and r.id = e ->> 'record' offset 0) r);
    ids := array(select distinct e ->> 'record' collate "C" from unnest(ops) e
        where e ->> 'record' is not null and length(e ->> 'record') <= 64 order by 1);
    states := array_fill(null::jsonb, array[cardinality(ids)]);
    kept_as := array_fill(null::int, array[cardinality(ids)]);
    changed := array_fill(false, array[cardinality(ids)]);
    for one in select r.id, r.audience, tacit.state_of(r, a.said) as state
        from tacit.record r join tacit.audience a on a.company = r.company and a.number = r.audience
        where r.company = caller.company and r.id = any (ids) loop
        at_record := array_position(ids, one.id);
        states[at_record] := one.state;
        kept_as[at_record] := one.audience;
    end loop;
    for i in 1 .. cardinality(ops) loop
        op := ops[i];
        at_record := array_position(ids, op ->> 'record');
        if (op ->> 'author') || ' ' || (op ->> 'id') = any (done) then
            answers[places[i]] := 'duplicate';
            continue;
        elsif op ->> 'record' = any (unmoved) and op ->> 'field' not in ('audience', '!') then
            answers[places[i]] := 'rejected unmoved';
            continue;
        end if;
        s := states[at_record];
        old_number := kept_as[at_record];
        if clock_timestamp() > until then  -- others wait for the records that are locked
            raise exception 'tacit: this push takes too long' using errcode = '57014';
        end if;
        verdict := tacit.judge(s, old_number = any (mine), op, asking.me, mine, asking.rules);
        if tacit.outgrown(s, verdict -> 's') then
            verdict := tacit.rejected('malformed');
        end if;
        outcome := verdict ->> 'o';
        answers[places[i]] := concat_ws(' ', outcome, verdict ->> 'r');
        if op ->> 'field' = 'audience' then
            unmoved := array_remove(unmoved, op ->> 'record');
            if outcome in ('rejected', 'not_visible') then
                unmoved := unmoved || (op ->> 'record');
            end if;
        end if;
        continue when outcome in ('rejected', 'not_visible');
        done := done || ((op ->> 'author') || ' ' || (op ->> 'id'));
        if outcome <> 'duplicate' then
            taken := taken || i;
        end if;
        continue when not verdict ? 's';
        if coalesce(s ->> 'gone', 'claimed') = 'claimed' then
            begun := begun || ids[at_record];
        end if;
        s := verdict -> 's';
        changed[at_record] := true;
        now_number := old_number;
        if old_number is null or op ->> 'field' in ('audience', '*') then
            now_number := tacit.audience_number(caller.company, s ->> 'audience');
            kept_as[at_record] := now_number;
            if starts_with(s ->> 'audience', 'people:')
                and caller.colleague = any (string_to_array(substring(s ->> 'audience' from 8), ',')) then
                mine := mine || now_number;  -- named people include the caller from now on
            end if;
        end if;
        if old_number <> now_number then
            audiences := audiences || old_number;
            records := records || ids[at_record];
            kinds := kinds || (s ->> 'kind');
            gones := gones || 'moved'::text;
        end if;
        audiences := audiences || now_number;
        records := records || ids[at_record];
        kinds := kinds || (s ->> 'kind');
        gones := gones || (s ->> 'gone');
        if (verdict -> 'p')::boolean then
            purged := purged || ids[at_record];
            emptied := emptied || (states[at_record] -> 'data' ->> 'sha256');
        end if;
        states[at_record] := s;
        if s ->> 'kind' in ('team', 'colleague') then
            perform tacit.follow(caller, s, op ->> 'field');
        end if;
    end loop;
    if begun <> '{}' then  -- another one under the same id begins anew
        delete from tacit.record r where r.company = caller.company and r.id = any (begun) and r.gone = 'claimed';
    end if;
    perform tacit.write_back(caller.company, its_batch, states, kept_as, changed);
    insert into tacit.op (company, author, id, record, field, version, outcome, kind, clock, base, value, more)
    select caller.company, caller.colleague, o.op ->> 'id', o.op ->> 'record', o.op ->> 'field', o.op ->> 'version',
        answers[places[o.place]], o.op ->> 'kind', o.op ->> 'clock', o.op ->> 'base',
        case when o.op ->> 'field' <> '!' then o.op -> 'value' end,
        case when o.op ?| array['seen', 'past'] then jsonb_build_object('seen', o.op -> 'seen', 'past', o.op -> 'past') end
    from unnest(ops) with ordinality o (op, place) where o.place = any (taken);
    if purged <> '{}' then
        update tacit.op o set value = null, more = null where o.company = caller.company and o.record = any (purged);
        perform tacit.content_drop(caller.company, one) from unnest(emptied) one where one is not null;
    end if;
end $$;

-- head: device, n and id of the batch, and the proof token that the laptop holds; then the columns of tacit.pushed. Most operations meet
-- nothing: those are done all at once (push_new, push_edits), the others one by one. The answers are in the order of the operations:
-- outcome, and why it was rejected.
create or replace function tacit.apply_push(head jsonb, ids text[], kinds text[], records text[], fields text[], bases text[],
    versions text[], clocks text[], authors text[], contents jsonb, more jsonb) returns json
language plpgsql security definer set search_path = pg_catalog, pg_temp
    set enable_indexscan = on set enable_bitmapscan = on set enable_nestloop = on
    set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set plan_cache_mode = force_generic_plan as $$
declare
    context text;
    columns constant text := '(jsonb,text[],text[],text[],text[],text[],text[],text[],text[],jsonb,jsonb';
    caller tacit.caller := tacit.caller();
    pushed tacit.pushed := row(ids, kinds, records, fields, bases, versions, clocks, authors, contents, more);
    many int := cardinality(ids);
    asking tacit.asking;
    there text[];
    places int[] := '{}';
    rest record;
    others int[];
    answers text[];
    lines int;
    this_batch bigint := nextval('tacit.batch');
    token text := encode(substring(sha256(uuid_send(gen_random_uuid())) for 16), 'hex');
begin
    get diagnostics context = pg_context;
    if not tacit.called_by(context, 'tacit.apply_push' || columns || ')', 'tacit.sync_push' || columns || ',json)') then
        raise exception 'tacit: write with CALL tacit.sync_push' using errcode = '42501';
    elsif caller.colleague is null then
        raise exception 'tacit: this person has not joined yet' using errcode = '42501';
    elsif coalesce(head ->> 'proof', '') <> ''
        and not exists (select from tacit.push p where p.company = caller.company and p.token = head ->> 'proof') then
        return '{"unproven": true}';
    elsif jsonb_typeof(contents) is distinct from 'array' or jsonb_array_length(contents) > 1000 then
        raise exception 'tacit: too many operations in one push' using errcode = '54000';
    elsif not coalesce(many = all (array[cardinality(kinds), cardinality(records), cardinality(fields), cardinality(bases),
        cardinality(versions), cardinality(clocks), cardinality(authors), jsonb_array_length(contents)]), false) then
        raise exception 'tacit: not the columns of a push' using errcode = '22023';
    elsif tacit.is_clone(caller, head ->> 'device', (head ->> 'n')::bigint, head ->> 'id') then
        return json_build_object('answers', '[]'::json, 'proof', '', 'clone', true);
    end if;
    -- Eight at a time, each from the moment on that it could be in another's way: fifty who write at once wait for one another at
    -- every page that a table grows by, and each waiting is a change of processes.
    perform from tacit.turn t where t.turn = this_batch % 8 for no key update;
    asking := tacit.asks(caller);
    answers := array_fill('applied'::text, array[many]);
    select coalesce(array_agg(r.id), '{}') into there from (select r.id from tacit.record r
        where r.company = caller.company and r.id = any (records) order by r.id for update) r;
    -- From here on others may wait for this one: less long than they have patience for (20 s). Within a single operation only later
    -- servers can see to that, from Postgres 17 on.
    if current_setting('transaction_timeout', true) is not null then
        perform set_config('transaction_timeout', '18s', true);
    end if;
    if many > 0 and tacit.well_written(pushed) then
        if '*' = any (fields) then
            places := tacit.push_new(asking, pushed, there, this_batch);
        end if;
        if there <> '{}' then
            places := places || tacit.push_edits(asking, pushed, there, this_batch);
        end if;
    end if;
    if cardinality(places) = many then
        lines := (select count(distinct one collate "C") from unnest(records) one);
    else
        others := array(select p from generate_series(1, many) p where not p = any (places));
        rest := tacit.push_each(asking, tacit.operations(pushed, others), others, this_batch, answers);
        answers := rest.answers;
        lines := tacit.place_lines(caller.company, this_batch, rest.audiences, rest.records, rest.kinds, rest.gones);
    end if;
    perform tacit.order_push(caller.company, this_batch, lines, token);
    return json_build_object('proof', token, 'clone', false, 'answers', answers);
end $$;

create or replace procedure tacit.sync_push(head jsonb, ids text[], kinds text[], records text[], fields text[], bases text[],
    versions text[], clocks text[], authors text[], contents jsonb, more jsonb, inout answer json)
language plpgsql as $$
begin
    -- A COMMIT reads every query to its end that this is called within the loop of, and tells what was to be told: as slowly as the
    -- caller likes, so it is done before anything is locked. (What is called with a transaction open ends here.)
    commit;
    -- No messages: who has asked for those of debugging, and reads them slowly, would be waited for with everybody's locks held.
    perform pg_catalog.set_config('client_min_messages', 'error', true), pg_catalog.set_config('synchronous_commit', 'off', true);
    answer := tacit.apply_push(head, ids, kinds, records, fields, bases, versions, clocks, authors, contents, more);
    commit;
    -- The push has its place and the next has its turn: nobody holds the counter's lock while the disk is waited for. But nothing is
    -- answered that is not on it: this second commit waits, and one waiting does for all who came meanwhile. (Where the power goes
    -- in between, who pulled what is lost holds a token that the store does not know.)
    perform pg_catalog.pg_logical_emit_message(true, 'tacit', '');
    commit;
end $$;
