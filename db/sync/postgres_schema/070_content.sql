-- The content of attachments: chunks by the SHA-256 of the whole. One may read what one has sent whole, and what an
-- attachment names that one may see. Nobody else learns that it is there.

create or replace function tacit.may_read_content(its_company int, its_colleague text, its_sha256 text) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select exists (select from tacit.holder h
            where h.company = its_company and h.sha256 = its_sha256 and h.colleague = its_colleague)
        or exists (select from tacit.record r
            where r.company = its_company and r.sha256 = its_sha256
                and r.audience = any ((select tacit.my_audiences())::int[]))
$$;

-- {sha256: chunks held from the first on}, for those the caller may know of.
create or replace function tacit.content_have(wanted text[]) returns json
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    me tacit.caller := tacit.caller();
begin
    return (
        select coalesce(json_object_agg(w, h.held), '{}')
        from (select distinct unnest(wanted[1:1000]) as w) every_one
        cross join lateral (
            select coalesce(
                (select c.chunks from tacit.content c where c.company = me.company and c.sha256 = w
                    and tacit.may_read_content(me.company, me.colleague, w)),
                (select count(*)::int from (
                    select s.number, row_number() over (order by s.number) - 1 as place from tacit.sending s
                    where s.company = me.company and s.sha256 = w and s.colleague = me.colleague) n where n.number = n.place)) as held) h
        where h.held > 0);
end $$;

create or replace function tacit.content_keep(its_sha256 text, its_number int, its_total int, data bytea) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    me tacit.caller := tacit.caller();
    context text;
    whole bytea;
begin
    get diagnostics context = pg_context;
    if not tacit.called_by(context, 'tacit.content_keep(text,integer,integer,bytea)', 'tacit.content_put(text,integer,integer,bytea,boolean)') then
        raise exception 'tacit: send with CALL tacit.content_put' using errcode = '42501';
    elsif me.colleague is null or its_sha256 !~ '^[0-9a-f]{64}$' or its_number not between 0 and its_total - 1
        or its_total not between 1 and 4096 or length(data) > 1048576 or data is null then
        raise exception 'tacit: not a chunk' using errcode = '22023';
    elsif exists (select from tacit.holder h
            where h.company = me.company and h.sha256 = its_sha256 and h.colleague = me.colleague) then
        return true;
    end if;
    insert into tacit.sending (company, sha256, colleague, number, total, content)
    values (me.company, its_sha256, me.colleague, its_number, its_total, data)
    on conflict (company, sha256, colleague, number) do nothing;
    if its_total > (select count(*) from tacit.sending s
            where s.company = me.company and s.sha256 = its_sha256 and s.colleague = me.colleague and s.total = its_total) then
        return true;
    end if;
    select string_agg(s.content, ''::bytea order by s.number) into whole from tacit.sending s
    where s.company = me.company and s.sha256 = its_sha256 and s.colleague = me.colleague;
    if encode(sha256(whole), 'hex') = its_sha256 then
        insert into tacit.content values (me.company, its_sha256, its_total) on conflict do nothing;
        if found then
            insert into tacit.chunk select s.company, s.sha256, s.number, s.content from tacit.sending s
            where s.company = me.company and s.sha256 = its_sha256 and s.colleague = me.colleague;
        end if;
        insert into tacit.holder values (me.company, its_sha256, me.colleague) on conflict do nothing;
    end if;
    -- whole and true: it is kept now; whole and not what it says: it begins anew
    delete from tacit.sending s where s.company = me.company and s.sha256 = its_sha256 and s.colleague = me.colleague;
    return true;
end $$;

-- Commits itself: whoever has a file could keep others from sending the same one for as long as a transaction lasts.
drop function if exists tacit.content_put(text, int, int, bytea);
create or replace procedure tacit.content_put(its_sha256 text, its_number int, its_total int, data bytea, inout done boolean)
language plpgsql as $$
begin
    commit;  -- as in sync_push
    perform pg_catalog.set_config('client_min_messages', 'error', true);
    done := tacit.content_keep(its_sha256, its_number, its_total, data);
    commit;
end $$;

create or replace function tacit.content_get(its_sha256 text, its_number int, out total int, out data bytea)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    me tacit.caller := tacit.caller();
begin
    if tacit.may_read_content(me.company, me.colleague, its_sha256) then
        select c.chunks, k.content into total, data
        from tacit.content c join tacit.chunk k on k.company = c.company and k.sha256 = c.sha256
        where c.company = me.company and c.sha256 = its_sha256 and k.number = its_number;
    end if;
end $$;

-- Content that no attachment names any more goes, with those who were known to have it.
create or replace function tacit.content_drop(its_company int, its_sha256 text) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    if not exists (select from tacit.record r
        where r.company = its_company and r.sha256 = its_sha256) then
        delete from tacit.chunk c where c.company = its_company and c.sha256 = its_sha256;
        delete from tacit.content c where c.company = its_company and c.sha256 = its_sha256;
        delete from tacit.holder h where h.company = its_company and h.sha256 = its_sha256;
        delete from tacit.sending s where s.company = its_company and s.sha256 = its_sha256;
    end if;
end $$;
