-- What this schema guards, read from the database itself: policies, what was given to whom, what functions and views are. It is noted
-- whenever the schema was made or refreshed; what differs later somebody has loosened.

-- What the keeper of a store may call as well, who is nobody in it: these ask who is calling.
create or replace function tacit.for_keepers() returns setof regprocedure
language sql stable set search_path = pg_catalog, pg_temp as $$
    select p.oid::regprocedure from pg_proc p where p.pronamespace = 'tacit'::regnamespace and p.proname in ('person_add', 'person_remove',
        'person_list', 'administers', 'tidy', 'new_for', 'set_new_for', 'too_mighty', 'loosened')
$$;

-- What was given to others than the owner of a thing, but for what keepers have; `thing` as GRANT and REVOKE write it.
create or replace function tacit.given() returns table (thing text, part text, grantee text, privilege text, owner oid)
language sql stable set search_path = pg_catalog, pg_temp as $$
    with space as (select n.* from pg_namespace n where n.nspname in ('tacit', 'tacit_report')),
    thing as (
        select 'schema ' || s.nspname as thing, '' as part, s.nspowner as owner, s.nspacl as acl from space s
        union all select c.oid::regclass::text, '', c.relowner, c.relacl from pg_class c join space s on s.oid = c.relnamespace
        union all select c.oid::regclass::text, '.' || a.attname, c.relowner, a.attacl
            from pg_attribute a join pg_class c on c.oid = a.attrelid join space s on s.oid = c.relnamespace
        union all select case p.prokind when 'p' then 'procedure ' else 'function ' end || p.oid::regprocedure, '', p.proowner,
            coalesce(p.proacl, acldefault('f', p.proowner)) from pg_proc p join space s on s.oid = p.pronamespace
    ), given as (
        select t.thing, t.part, case a.grantee when 0 then 'public' else a.grantee::regrole::text end as grantee, a.privilege_type, t.owner
        from thing t cross join aclexplode(t.acl) a where a.grantee <> t.owner
    )
    select g.* from given g where g.grantee in ('public', 'tacit_people') or not (
        g.thing = 'schema tacit' and g.privilege_type = 'USAGE' or g.thing in (select 'function ' || k from tacit.for_keepers() k))
$$;

-- All of it, a line each, of what belongs to the store.
create or replace function tacit.guards() returns setof text
language sql stable set search_path = pg_catalog, pg_temp as $$
    with space as (select n.oid from pg_namespace n where n.nspname in ('tacit', 'tacit_report')),
    relation as (select c.* from pg_class c join space s on s.oid = c.relnamespace
        where c.relkind in ('r', 'p', 'v', 'm', 'f') and c.relowner = 'tacit_owner'::regrole)
    select format('policy %s on %s.%s, %s %s to %s: %s / %s', p.policyname, p.schemaname, p.tablename, lower(p.permissive), p.cmd, p.roles,
        p.qual, p.with_check) from pg_policies p where p.schemaname in ('tacit', 'tacit_report')
    union all select format('%s may %s %s%s', case g.grantee when 'public' then 'everybody' else g.grantee end, g.privilege, g.thing, g.part)
        from tacit.given() g where g.owner = 'tacit_owner'::regrole
    union all select format('%s has row-level security', r.oid::regclass) from relation r
        where r.relkind = 'r' and r.relrowsecurity and r.relforcerowsecurity
    union all select format('%s is a view, %s: %s', r.oid::regclass, r.reloptions, md5(pg_get_viewdef(r.oid))) from relation r where r.relkind in ('v', 'm')
    union all select format('%s is a function, %s %s: %s', p.oid::regprocedure, case when p.prosecdef then 'definer' else 'invoker' end,
        p.proconfig, md5(pg_get_functiondef(p.oid))) from pg_proc p join space s on s.oid = p.pronamespace
        where p.prokind in ('f', 'p') and p.proowner = 'tacit_owner'::regrole
    union all select format('rule %s on %s.%s', u.rulename, u.schemaname, u.tablename) from pg_rules u where u.schemaname in ('tacit', 'tacit_report')
    union all select format('trigger %s on %s', t.tgname, r.oid::regclass) from pg_trigger t join relation r on r.oid = t.tgrelid where not t.tgisinternal
$$;

create or replace function tacit.note_guards() returns void language sql as $$
    delete from tacit.guard;
    insert into tacit.guard select distinct g from tacit.guards() g;
$$;

-- What differs from what was noted, and what others have made among the things of the store; both ask for a refresh and a look.
create or replace function tacit.loosened() returns setof text
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    (select g from tacit.guards() g except select line from tacit.guard)
    union all (select 'missing: ' || line from tacit.guard except select 'missing: ' || g from tacit.guards() g)
    union all select format('%s is not the store''s, but %s''s', o.what, o.owner::regrole) from (
        select c.oid::regclass::text as what, c.relowner as owner, c.relnamespace as space from pg_class c where c.relkind in ('r', 'p', 'v', 'm', 'f')
        union all select p.oid::regprocedure::text, p.proowner, p.pronamespace from pg_proc p) o
    where o.space in ('tacit'::regnamespace, 'tacit_report'::regnamespace) and o.owner <> 'tacit_owner'::regrole
$$;
