-- Who may do what. People read through row-level security and write through functions, never into tables.

do $$
declare
    one text;
begin
    for one in select tablename from pg_catalog.pg_tables where schemaname = 'tacit' loop
        execute format('alter table tacit.%I enable row level security', one);
        execute format('alter table tacit.%I force row level security', one);
        execute format('drop policy if exists owner on tacit.%I', one);
        execute format('create policy owner on tacit.%I to tacit_owner using (true) with check (true)', one);
    end loop;
end $$;

drop policy if exists people on tacit.record;
create policy people on tacit.record for select to tacit_people
    using (audience = any ((select tacit.my_audiences())::int[]));
drop policy if exists people on tacit.gone;
create policy people on tacit.gone for select to tacit_people
    using (audience = any ((select tacit.my_audiences())::int[]));
drop policy if exists people on tacit.push;
create policy people on tacit.push for select to tacit_people
    using (company = (select (tacit.caller()).company));
drop policy if exists people on tacit.audience;
create policy people on tacit.audience for select to tacit_people
    using (number = any ((select tacit.my_audiences())::int[]));

revoke all on all functions in schema tacit from public;
revoke all on all procedures in schema tacit from public;
revoke all on type tacit.caller, tacit.asking, tacit.pushed from public;

grant usage on schema tacit to tacit_people;
grant usage on type tacit.caller to tacit_people;
grant select on tacit.record, tacit.gone, tacit.audience to tacit_people;
grant select (company, last, push, lines, batch) on tacit.push to tacit_people;
-- apply_push is called by sync_push with the caller's rights, and refuses everybody else.
grant execute on procedure tacit.sync_push(jsonb, text[], text[], text[], text[], text[], text[], text[], text[], jsonb, jsonb, json) to tacit_people;
grant execute on function tacit.apply_push(jsonb, text[], text[], text[], text[], text[], text[], text[], text[], jsonb, jsonb),
    tacit.sync_pull(jsonb, int, text), tacit.caller(), tacit.my_audiences(),
    tacit.my_proof(), tacit.proves(text), tacit.high_water(), tacit.bind(text), tacit.about_me(text),
    tacit.content_have(text[]), tacit.content_keep(text, int, int, bytea), tacit.content_get(text, int),
    tacit.as_date(jsonb), tacit.as_time(jsonb), tacit.as_number(jsonb), tacit.as_words(jsonb), tacit.moment(text),
    tacit.person_add(text, text, text, text), tacit.person_remove(text), tacit.person_list(), tacit.administers(), tacit.tidy(),
    tacit.new_for(), tacit.set_new_for(text)
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
