-- The verdict on an operation on a record as a whole (verdict.judge).

-- Whether an operation of the record's history brought this version of the field, or grew out of it; of the field ? whether it
-- settled the conflict of this id (verdict.carries).
create or replace function tacit.known(its_company int, its_record text, name text, its_version text) returns boolean
language sql stable as $$
    select exists (
        select from tacit.op o
        where o.company = its_company and o.record = its_record and case when name = '?'
            then o.field = '?' and o.value ->> 'id' = its_version
            else o.field in (name, '*') and (o.version = its_version or coalesce(o.more -> 'past' ? its_version, false)
                or (o.field = '*' and o.more -> 'seen' ->> name = its_version)) end)
        or (name <> '?' and exists (
            select from tacit.record r where r.company = its_company and r.id = its_record and r.version = its_version))
$$;

drop function if exists tacit.ask_once(jsonb, jsonb, jsonb, jsonb);
-- Nothing opens a conflict that a person had settled: what a store that was put back had lost may meet once more after that
-- has come back (verdict._ask_once). `verdict` is of an operation on the record as it `was`.
create or replace function tacit.ask_once(was jsonb, verdict jsonb, me jsonb) returns jsonb
language plpgsql stable as $$
declare
    found jsonb := verdict -> 's' -> 'conflicts';
    kept jsonb := '[]';
    one jsonb;
    new boolean := false;
begin
    if found is null or found = '[]' then
        return verdict;
    end if;
    for one in select c.value from jsonb_array_elements(found) with ordinality c order by c.ordinality loop
        if was -> 'conflicts' @> jsonb_build_array(jsonb_build_object('id', one -> 'id')) then
            kept := kept || jsonb_build_array(one);
        elsif not tacit.known((me -> 'company')::int, was ->> 'id', '?', one ->> 'id') then
            kept := kept || jsonb_build_array(one);
            new := true;
        end if;
    end loop;
    verdict := jsonb_set(verdict, '{s,conflicts}', kept);
    return case when verdict ->> 'o' = 'conflict' and not new then verdict || '{"o": "merged"}' else verdict end;
end $$;

create or replace function tacit.emptied(s jsonb, why text) returns jsonb language sql immutable as $$
    select jsonb_build_object('kind', s -> 'kind', 'id', s -> 'id', 'audience', s -> 'audience', 'created_by', s -> 'created_by',
        'gone', why, 'data', '{}'::jsonb, 'stamp', s -> 'stamp', 'stamps', '{}'::jsonb, 'sets', '{}'::jsonb, 'conflicts', '[]'::jsonb,
        'created_at', '', 'updated_at', '', 'updated_by', '', 'curated', false)
$$;

-- Erased for law (verdict._erase): by a manager of whoever it was, also for those who know the record as somebody else's.
create or replace function tacit.erased(s jsonb, me jsonb) returns jsonb language sql immutable as $$
    select jsonb_build_object('o', 'applied', 'p', true, 's', tacit.emptied(
        case when (me -> 'manages')::boolean then s || '{"created_by": ""}' else s end, 'erased'))
$$;

-- Why the caller may not put a record into this audience, '' (verdict._refused). A manager too makes records only where they
-- may see them; they may move them on.
create or replace function tacit.refused(audience text, me jsonb, mine int[], moving boolean) returns text
language plpgsql stable as $$
declare
    own text := me ->> 'colleague';
begin
    if audience = 'everyone' or audience = 'me:' || own then
        return '';
    elsif starts_with(audience, 'me:') then
        return 'audience';
    elsif moving and (me -> 'manages')::boolean then
        return '';
    elsif starts_with(audience, 'people:') then
        return case when own = any (string_to_array(substring(audience from 8), ',')) then '' else 'audience' end;
    end if;
    return case when exists (select from tacit.audience a where a.company = (me -> 'company')::int and a.key = audience
        and a.number = any (mine)) then '' else 'audience' end;
end $$;

-- Whether something is among these values that only a manager sets.
create or replace function tacit.curates(kind text, fields jsonb, rules jsonb) returns boolean language sql immutable as $$
    select exists (select from jsonb_object_keys(fields) name where name <> 'audience' and rules ->> (kind || '.' || name) = 'curated')
$$;

-- A new record (verdict._create).
create or replace function tacit.judge_creation(op jsonb, me jsonb, mine int[], rules jsonb) returns jsonb
language plpgsql stable as $$
declare
    value jsonb := op -> 'value';
    at text := tacit.moment(op ->> 'clock');
    created text := coalesce(nullif(case when jsonb_typeof(value -> 'created_at') = 'string' then value ->> 'created_at' end, ''), at);
    latest text := tacit.moment(me ->> 'most_of_now');
    reason text := tacit.refused(value ->> 'audience', me, mine, false);
    fields jsonb := value - array['audience', 'id', 'created_at', 'created_by', 'updated_at', 'updated_by', 'versions'];
    stamps jsonb := '{}';
    objects jsonb;
    sets jsonb := '{}';
    shown jsonb := '{}';
    rows_now jsonb;
    name text;
begin
    if reason <> '' then
        return tacit.rejected(reason);
    elsif not (me -> 'manages')::boolean and tacit.curates(op ->> 'kind', fields, rules) then
        return tacit.rejected('not_manager');
    end if;
    if op ? 'seen' then
        select coalesce(jsonb_object_agg(e.key, case e.key when 'audience' then jsonb_build_array(e.value)
            else jsonb_build_array(e.value, op -> 'clock', op -> 'author') end), '{}') into stamps
        from jsonb_each_text(op -> 'seen') e
        where e.value <> op ->> 'version' and (e.key = 'audience' or fields ? e.key);
    end if;
    objects := tacit.objects(op ->> 'kind', fields, rules);
    for i in 0 .. jsonb_array_length(objects) - 1 loop
        name := objects ->> i;
        rows_now := tacit.apply_set('[]', fields -> name);
        sets := sets || jsonb_build_object(name, rows_now);
        shown := shown || jsonb_build_object(name, jsonb_path_query_array(rows_now, '$[*][0]'));
    end loop;
    return jsonb_build_object('o', 'applied', 's', jsonb_build_object('kind', op -> 'kind', 'id', op -> 'record',
        'audience', value -> 'audience', 'data', fields || shown, 'stamp', jsonb_build_array(op -> 'version', op -> 'clock', op -> 'author'),
        'stamps', stamps, 'sets', sets, 'conflicts', '[]'::jsonb, 'created_at', least(created collate "C", latest collate "C"),
        'created_by', me -> 'colleague', 'updated_at', at, 'updated_by', me -> 'colleague', 'curated', false, 'gone', ''));
end $$;

-- Whether the record is for those for whom that version of its audience was, or has gone on from there (verdict._has_moved).
create or replace function tacit.has_moved(s jsonb, its_version text, me jsonb) returns boolean language sql stable as $$
    select tacit.stamp(s, 'audience') ->> 0 is not distinct from its_version
        or tacit.known((me -> 'company')::int, s ->> 'id', 'audience', its_version)
$$;

-- Whether everybody in one audience is in the other for certain (audiences.within).
create or replace function tacit.within(one text, other text) returns boolean language sql immutable as $$
    select other in ('everyone', one) or (one ~ '^(me|people):' and other ~ '^(me|people):'
        and string_to_array(split_part(one, ':', 2), ',') <@ string_to_array(split_part(other, ':', 2), ','))
$$;

-- Who may see it (verdict._audience).
create or replace function tacit.judge_audience(s jsonb, op jsonb, me jsonb, mine int[]) returns jsonb
language plpgsql stable as $$
declare
    author boolean := s ->> 'created_by' = me ->> 'colleague';
    manages boolean := (me -> 'manages')::boolean;
    reason text;
begin
    if not manages and ((s -> 'curated')::boolean or not author) then
        return tacit.rejected(case when author then 'curated' else 'not_author' end);
    elsif op -> 'value' = s -> 'audience' then
        return '{"o": "merged"}';
    elsif not tacit.saw(s, op) then
        return tacit.rejected('stale');
    end if;
    reason := tacit.refused(op ->> 'value', me, mine, true);
    if reason <> '' then
        return tacit.rejected(reason);
    end if;
    s := jsonb_set(s, '{stamps,audience}', jsonb_build_array(op -> 'version'));
    s := s || jsonb_build_object('audience', op -> 'value', 'curated', (s -> 'curated')::boolean or not author);
    return jsonb_build_object('o', 'applied', 's', tacit.touch(s, op));
end $$;

-- The fields of a colleague by which everybody knows who wrote what: for that person, who entered them, and managers to change.
create or replace function tacit.of_a_person(s jsonb, me jsonb) returns text[] language sql immutable as $$
    select case when s ->> 'kind' <> 'colleague' or (me -> 'manages')::boolean or me ->> 'colleague' in (s ->> 'id', s ->> 'created_by')
        then '{}' else array['name', 'email', 'deleted_at'] end
$$;

-- A record that is there already, offered as a whole (verdict._created_again): to those for whom it was written.
drop function if exists tacit.judge_offered_again(jsonb, jsonb, jsonb, jsonb);
create or replace function tacit.judge_offered_again(s jsonb, op jsonb, me jsonb, mine int[], rules jsonb) returns jsonb
language plpgsql stable as $$
declare
    was jsonb := s;
    outcome text := 'duplicate';
    name text;
    wanted text := op -> 'value' ->> 'audience';
    theirs text[] := tacit.of_a_person(s, me);
    its_version text := coalesce(op -> 'seen' ->> 'audience', op ->> 'version');
    verdict jsonb;
    one jsonb;
begin
    if not tacit.within(s ->> 'audience', wanted) and not tacit.has_moved(s, its_version, me) then
        verdict := tacit.judge_audience(s, (op - 'seen')
            || jsonb_build_object('field', 'audience', 'value', wanted, 'version', its_version, 'base', null), me, mine);
        if not verdict ? 's' then
            return tacit.rejected('unmoved');
        end if;
        s := verdict -> 's';
        outcome := 'merged';
    end if;
    for name in select key from jsonb_object_keys(op -> 'value') key order by key collate "C" loop
        its_version := coalesce(op -> 'seen' ->> name, op ->> 'version');
        continue when name = any (theirs) or name in ('audience', 'id', 'created_at', 'created_by', 'updated_at', 'updated_by', 'versions')
            or tacit.stamp(s, name) ->> 0 is not distinct from its_version
            or tacit.known((me -> 'company')::int, s ->> 'id', name, its_version);
        one := (op - 'seen') || jsonb_build_object('field', name, 'value', op -> 'value' -> name, 'version', its_version, 'base', null);
        verdict := tacit.judge_field(s, one, me, rules);
        if verdict ->> 'o' in ('applied', 'merged') and outcome = 'duplicate' then
            outcome := 'merged';
        elsif verdict ->> 'o' = 'conflict' then
            outcome := 'conflict';
        end if;
        s := coalesce(verdict -> 's', s);
    end loop;
    verdict := tacit.ask_once(was, jsonb_build_object('o', outcome, 's', s), me);
    return case when verdict -> 's' = was then verdict - 's' else verdict end;
end $$;

-- What is for managers and administrators (verdict._barred), and what only Postgres can hold people to: who names a file has
-- it. ('content' is that reason.)
create or replace function tacit.barred(op jsonb, me jsonb) returns text
language plpgsql stable as $$
declare
    kind text := op ->> 'kind';
    name text := op ->> 'field';
    created boolean := name = '*';
begin
    if kind = 'team' and not (me -> 'manages')::boolean then
        return 'not_manager';
    elsif kind = 'colleague' and me ->> 'role' <> 'administrator' and (name = 'role' or (created
        and coalesce(op -> 'value' -> 'role', 'null') not in ('null', '""', '"rep"'))) then
        return 'not_manager';
    elsif kind = 'attachment' and created and coalesce(op -> 'value' ->> 'sha256', '') <> '' and not
        tacit.may_read_content((me -> 'company')::int, me ->> 'colleague', op -> 'value' ->> 'sha256') then
        return 'content';
    end if;
    return '';
end $$;

-- How many signs a record has as it is told, about.
create or replace function tacit.size_of(s jsonb) returns bigint language sql immutable as $$
    select length((s - 'stamps')::text) + (select count(*) * 100 from jsonb_object_keys(s -> 'stamps'))
$$;

-- Whether an operation made a record larger than those who fetch it can be asked to wait for (verdict.outgrown). As text one is six
-- times as long at most.
create or replace function tacit.outgrown(was jsonb, s jsonb) returns boolean language sql immutable as $$
    select pg_column_size(s) > 1300000 and tacit.size_of(s) > 8000000 and tacit.size_of(s) > coalesce(tacit.size_of(was), 0)
$$;

create or replace function tacit.judge(s jsonb, visible boolean, op jsonb, me jsonb, mine int[], rules jsonb) returns jsonb
language plpgsql stable as $$
declare
    name text := op ->> 'field';
    reason text;
    verdict jsonb;
begin
    if jsonb_typeof(op) is distinct from 'object' or jsonb_typeof(op -> 'author') is distinct from 'string' then
        return tacit.rejected('malformed');
    elsif op ->> 'author' <> me ->> 'colleague' then
        return tacit.rejected('author');
    elsif not tacit.sound(op, rules) or pg_column_size(op) > 4000000 then  -- nor is more to be judged at once
        return tacit.rejected('malformed');
    end if;
    if substring(op ->> 'clock' for 13) collate "C" > me ->> 'most' then
        op := jsonb_set(op, '{clock}', to_jsonb((me ->> 'most') || substring(op ->> 'clock' from 14)));
    end if;
    if not op ? 'value' then
        op := jsonb_set(op, '{value}', 'null');
    end if;
    if op ->> 'kind' in ('team', 'colleague', 'attachment') then
        reason := tacit.barred(op, me);
        if reason <> '' then
            return tacit.rejected(reason);
        end if;
    end if;
    if s ->> 'gone' = 'claimed' and s ->> 'created_by' <> me ->> 'colleague' then
        s := null;
    end if;
    if s ->> 'gone' <> '' then
        if name = '!' then
            return case when s ->> 'gone' = 'erased' and s ->> 'created_by' <> '' and (me -> 'manages')::boolean
                then tacit.erased(s, me) else '{"o": "merged"}' end;
        end if;
        return tacit.rejected(case when name = '*' and s ->> 'created_by' not in ('', me ->> 'colleague') then 'anothers' else 'erased' end);
    elsif s is not null and not visible then
        return '{"o": "not_visible"}';
    elsif s ->> 'kind' <> op ->> 'kind' then
        return tacit.rejected('malformed');
    end if;
    if s is null then
        if name = '*' then
            return tacit.judge_creation(op, me, mine, rules);
        elsif name = '!' then
            return jsonb_build_object('o', 'applied', 'p', true, 's', tacit.emptied(jsonb_build_object('kind', op -> 'kind',
                'id', op -> 'record', 'audience', 'everyone', 'created_by', case when not (me -> 'manages')::boolean then me ->> 'colleague' else '' end),
                case when (me -> 'manages')::boolean then 'erased' else 'claimed' end));
        end if;
        return '{"o": "not_visible"}';
    end if;
    if coalesce((op -> 'again')::boolean, false) and name not in ('*', '!', '?')
        and tacit.known((me -> 'company')::int, s ->> 'id', name, op ->> 'version') then
        return '{"o": "duplicate"}';
    elsif name = any (tacit.of_a_person(s, me)) then
        return tacit.rejected('not_author');
    elsif name not in ('*', '!', 'audience') and op -> 'seen' ? 'audience'
        and not tacit.has_moved(s, op -> 'seen' ->> 'audience', me) then
        return tacit.rejected('unmoved');
    end if;
    if name = '*' then
        return tacit.judge_offered_again(s, op, me, mine, rules);
    elsif name = '!' then
        if s ->> 'created_by' <> me ->> 'colleague' and not (me -> 'manages')::boolean then
            return tacit.rejected('not_author');
        end if;
        return tacit.erased(s, me);
    elsif name = '?' then
        if not s -> 'conflicts' @> jsonb_build_array(jsonb_build_object('id', op -> 'value' -> 'id')) then
            return '{"o": "merged"}';
        end if;
        return jsonb_build_object('o', 'applied', 's', jsonb_set(s, '{conflicts}', (
            select coalesce(jsonb_agg(c.value order by c.ordinality), '[]')
            from jsonb_array_elements(s -> 'conflicts') with ordinality c where c.value -> 'id' <> op -> 'value' -> 'id')));
    elsif name = 'audience' then
        return tacit.judge_audience(s, op, me, mine);
    end if;
    verdict := tacit.ask_once(s, tacit.judge_field(s, op, me, rules), me);
    return case when verdict -> 's' = s then verdict - 's' else verdict end;
end $$;
