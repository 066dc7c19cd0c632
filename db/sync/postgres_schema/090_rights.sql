-- Who may do what. People read through row-level security and write through functions, never into tables.

-- What should be, as Postgres writes it. A table that has it already is not touched: that would wait for everybody who is reading it,
-- and everybody else for that.
create or replace function tacit.policies() returns table (tablename name, policyname name, roles name[], cmd text, qual text, with_check text)
language sql stable set search_path = pg_catalog, pg_temp as $$
    select t.tablename, 'owner'::name, '{tacit_owner}'::name[], 'ALL', 'true', 'true' from pg_tables t where t.schemaname = 'tacit'
    union all select p.name::name, 'people', '{tacit_people}', 'SELECT', p.qual, null from (values
        ('record', '(audience = ANY (( SELECT tacit.my_audiences() AS my_audiences)::integer[]))'),
        ('gone', '(audience = ANY (( SELECT tacit.my_audiences() AS my_audiences)::integer[]))'),
        ('push', '(company = ( SELECT (tacit.caller()).company AS company))'),
        ('audience', '(number = ANY (( SELECT tacit.my_audiences() AS my_audiences)::integer[]))')) p (name, qual)
$$;

-- First all that anybody was given, also by somebody else, is taken back.
do $$
declare
    one record;
begin
    for one in select p.policyname, p.schemaname, p.tablename from pg_policies p where p.schemaname in ('tacit', 'tacit_report')
            and not (p.schemaname = 'tacit' and p.permissive = 'PERMISSIVE' and exists (select from tacit.policies() o
                where (o.tablename, o.policyname, o.roles, o.cmd, o.qual) = (p.tablename, p.policyname, p.roles, p.cmd, p.qual)
                    and o.with_check is not distinct from p.with_check)) loop
        execute format('drop policy %I on %I.%I', one.policyname, one.schemaname, one.tablename);
    end loop;
    for one in select distinct g.thing, g.grantee from tacit.given() g where g.owner = 'tacit_owner'::regrole loop
        execute format('revoke all on %s from %s cascade', one.thing, one.grantee);
    end loop;
    for one in select r.rulename as name, r.schemaname, r.tablename, 'rule' as what from pg_rules r
            where r.schemaname in ('tacit', 'tacit_report') and r.rulename <> '_RETURN'
        union all select t.tgname, c.relnamespace::regnamespace::text, c.relname, 'trigger' from pg_trigger t join pg_class c on c.oid = t.tgrelid
            where c.relnamespace in ('tacit'::regnamespace, 'tacit_report'::regnamespace) and not t.tgisinternal loop
        execute format('drop %s %I on %I.%I', one.what, one.name, one.schemaname, one.tablename);
    end loop;
end $$;

do $$
declare
    one record;
begin
    for one in select c.relname as name from pg_class c where c.relnamespace = 'tacit'::regnamespace and c.relkind = 'r'
            and not (c.relrowsecurity and c.relforcerowsecurity) loop
        execute format('alter table tacit.%I enable row level security', one.name);
        execute format('alter table tacit.%I force row level security', one.name);
    end loop;
    for one in select o.* from tacit.policies() o where not exists (select from pg_policies p
            where p.schemaname = 'tacit' and p.tablename = o.tablename and p.policyname = o.policyname) loop
        execute format('create policy %I on tacit.%I for %s to %I using (%s)', one.policyname, one.tablename, one.cmd, one.roles[1], one.qual)
            || coalesce(' with check (' || one.with_check || ')', '');
    end loop;
end $$;

revoke all on type tacit.caller, tacit.asking, tacit.pushed from public;

grant usage on schema tacit to tacit_people;
grant usage on type tacit.caller to tacit_people;
grant select on tacit.record, tacit.gone, tacit.audience to tacit_people;
grant select (company, last, push, lines, batch) on tacit.push to tacit_people;
-- apply_push is called by sync_push with the caller's rights, and refuses everybody else.
grant execute on procedure tacit.sync_push(jsonb, text[], text[], text[], text[], text[], text[], text[], text[], jsonb, jsonb, json) to tacit_people;
grant execute on function tacit.apply_push(jsonb, text[], text[], text[], text[], text[], text[], text[], text[], jsonb, jsonb),
    tacit.sync_pull(jsonb, int, text), tacit.caller(), tacit.my_audiences(),
    tacit.my_proof(), tacit.proves(text), tacit.high_water(), tacit.erased_of(text), tacit.bind(text), tacit.about_me(text),
    tacit.content_have(text[]), tacit.content_keep(text, int, int, bytea), tacit.content_get(text, int),
    tacit.as_date(jsonb), tacit.as_time(jsonb), tacit.as_number(jsonb), tacit.as_words(jsonb), tacit.moment(text),
    tacit.person_add(text, text, text, text), tacit.person_remove(text), tacit.person_list(), tacit.administers(), tacit.tidy(),
    tacit.new_for(), tacit.set_new_for(text), tacit.too_mighty(oid), tacit.loosened()
    to tacit_people;

-- Views for reporting tools lie here; whoever reads one reads it with their own rights.
grant usage on schema tacit_report to tacit_people;

-- bind and content_keep are called by these with the caller's rights, and refuse everybody else.
grant execute on procedure tacit.come_in(text, text), tacit.content_put(text, int, int, bytea, boolean) to tacit_people;

-- A record is not to be looked for by the content that is attached to it: where an index finds one that may not be seen, EXPLAIN
-- ANALYZE counts it, and so says whether somebody keeps this very file in private.
revoke select on tacit.record from tacit_people;
do $$ begin
    execute format('grant select (%s) on tacit.record to tacit_people', (
        select string_agg(quote_ident(a.attname), ', ') from pg_catalog.pg_attribute a
        where a.attrelid = 'tacit.record'::regclass and a.attnum > 0 and not a.attisdropped and a.attname <> 'sha256'));
end $$;
