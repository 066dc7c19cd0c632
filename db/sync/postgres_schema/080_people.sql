-- People: for administrators of the store, and for who owns the database (the first administrator has to come from somewhere).

create or replace function tacit.administers() returns int
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    its_company int;
begin
    select p.company into its_company from tacit.person p where p.login = session_user and p.active and p.role = 'administrator';
    if not found and pg_has_role(session_user, (select d.datdba from pg_database d where d.datname = current_database()), 'member') then
        select c.company into its_company from tacit.company c order by c.company limit 1;
    end if;
    if its_company is null then
        raise exception 'tacit: for administrators only' using errcode = '42501';
    end if;
    return its_company;
end $$;

-- Whether a login may get around what is enforced: by what it is, or by what it may become.
create or replace function tacit.too_mighty(login oid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select exists (select from pg_roles r where pg_has_role(login, r.oid, 'member') and (
        r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolreplication or r.rolname in ('tacit_owner', 'pg_read_all_data',
            'pg_write_all_data', 'pg_read_server_files', 'pg_write_server_files', 'pg_execute_server_program')))
$$;

-- Add a person, or take one back. `verifier` is a SCRAM verifier, made on the administrator's computer: the password itself
-- never comes here, so no log can hold it. A login that is there already keeps its password.
create or replace function tacit.person_add(its_login text, its_role text, verifier text, its_colleague text) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    its_company int := tacit.administers();
    there pg_roles;
    own boolean;
begin
    if its_login !~ '^[a-z][a-z0-9_.-]{0,62}$' or starts_with(its_login, 'pg_') or its_login = 'tacit' or starts_with(its_login, 'tacit_') then
        raise exception 'tacit: not a login' using errcode = '22023';
    elsif its_role not in ('rep', 'manager', 'administrator') then
        raise exception 'tacit: not a role' using errcode = '22023';
    elsif its_colleague is not null and its_colleague !~ '^[0-9A-Za-z_-]{1,64}$' then
        raise exception 'tacit: not the id of a colleague' using errcode = '22023';
    elsif exists (select from tacit.person p where p.company = its_company and p.colleague = its_colleague and p.login <> its_login) then
        raise exception 'tacit: that colleague is somebody else' using errcode = '23505';
    end if;
    select * into there from pg_roles r where r.rolname = its_login;
    if found and tacit.too_mighty(there.oid) then
        raise exception 'tacit: that login may do too much to be a person''s' using errcode = '42501';
    end if;
    select p.own_login into own from tacit.person p where p.company = its_company and p.login = its_login;
    if there.rolname is null then
        if coalesce(verifier, '') !~ '^SCRAM-SHA-256[$]' then
            raise exception 'tacit: a new login needs a password' using errcode = '28P01';
        end if;
        execute format('create role %I login password %L connection limit 20', its_login, verifier);
        own := true;
    elsif own then
        execute format('alter role %I login', its_login);
        if verifier ~ '^SCRAM-SHA-256[$]' then
            execute format('alter role %I password %L', its_login, verifier);
        end if;
    end if;
    execute format('grant tacit_people to %I', its_login);
    insert into tacit.person as p (company, login, colleague, role, own_login)
    values (its_company, its_login, its_colleague, its_role, coalesce(own, false))
    on conflict (company, login) do update
        set role = excluded.role, active = true, colleague = coalesce(p.colleague, excluded.colleague);
    if its_colleague is not null then
        perform tacit.audience_number(its_company, 'me:' || its_colleague);
    end if;
    return case when there.rolname is null then 'made' else 'there' end;
end $$;

-- A person leaves: nothing is shown to that login from the next statement on. Records stay; the login is switched off where
-- it was made here. The last administrator stays. 'open' where a session of theirs keeps the login from being switched off, which is
-- not waited for; null where there is nothing to do.
drop function if exists tacit.person_remove(text);
create function tacit.person_remove(its_login text) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    its_company int := tacit.administers();
    person tacit.person;
begin
    select * into person from tacit.person p where p.company = its_company and p.login = its_login and (p.active
        or p.own_login and exists (select from pg_roles r where r.rolname = p.login and r.rolcanlogin)) for update;
    if not found then
        return null;
    elsif person.role = 'administrator' and session_user = its_login then
        raise exception 'tacit: not yourself' using errcode = '42501';
    end if;
    update tacit.person p set active = false where p.company = its_company and p.login = its_login;
    perform set_config('lock_timeout', '1s', true);
    for attempt in 1 .. 2 loop  -- somebody who changes their own login meanwhile is met once
        begin
            if person.own_login then
                execute format('alter role %I nologin', its_login);
            end if;
            execute format('revoke tacit_people from %I', its_login);
            return 'removed';
        exception
            when lock_not_available then
                exit;
            when internal_error then
                null;
        end;
    end loop;
    return 'open';
end $$;

create or replace function tacit.person_list() returns table (login text, colleague text, role text, active boolean, seen_at timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select p.login, p.colleague, p.role, p.active,
        (select max(d.seen_at) from tacit.device d where d.company = p.company and d.colleague = p.colleague)
    from tacit.person p where p.company = tacit.administers() order by p.login
$$;

-- Who new notes are for where a person has not chosen: for administrators to say. It changes nothing that is there.
create or replace function tacit.set_new_for(who text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    its_company int := tacit.administers();
begin
    if who is null or who not in ('me', 'team', 'everyone') then
        raise exception 'tacit: not an audience for new notes' using errcode = '22023';
    end if;
    insert into tacit.preset (company, new_for) values (its_company, who)
    on conflict (company) do update set new_for = excluded.new_for;
end $$;

-- What may go after a year: pushes that no laptop will prove any more and nothing is a line of, content that was never sent to its end.
create or replace function tacit.tidy() returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    its_company int := tacit.administers();
begin
    delete from tacit.push p where p.company = its_company and p.at < now() - interval '400 days'
        and p.push < (select c.push from tacit.counter c where c.company = its_company)
        and not exists (select from tacit.record r where r.batch = p.batch) and not exists (select from tacit.gone g where g.batch = p.batch);
    delete from tacit.sending s where s.company = its_company and s.at < now() - interval '30 days';
end $$;
