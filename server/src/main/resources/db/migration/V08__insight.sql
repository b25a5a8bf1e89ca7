-- Figures at size: counts of reports and clues kept in small tables, see ADR 0008.
-- A count over a million rows under row security takes most of a second; these take milliseconds
-- and give the very same number. The parts:
--   tally_delta    what every insert or change adds to and takes from the counts; only appended, so
--                  that people who file or hand over at once never wait for each other
--   tally          the counts, by custody; tally_fold() brings the deltas in, every few seconds
--   tally_of()     what the acting person may count: folded + deltas - records hidden by recusal
-- The application has no right on the tables: a sum over them would tell of hidden records.

-- The reporter's last word on the result, so that lists and counts need no join; kept by a trigger.
alter table report add column satisfied boolean;
create function report_keep_satisfied() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update report set satisfied = new.satisfied where id = new.report_id;
  return null;
end $$;
create trigger report_verdict_satisfied after insert on report_verdict
  for each row when (new.kind = 'satisfaction') execute function report_keep_satisfied();

create table tally_delta (
  kind        text not null constraint tally_delta_kind check (kind in ('report', 'clue')),
  campaign_id bigint not null,
  custody     bigint[] not null,
  n           smallint not null constraint tally_delta_n check (n in (-1, 1)),
  state       text not null,
  -- report: yes, no or nothing said about the result; clue: key, shelter
  marks       text not null,
  category    text not null,
  region_code text not null,
  channel     text not null,
  holder_id   bigint not null,
  -- of receipt or opening, in the offices' zone
  day         date not null,
  due_at      timestamptz not null
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);

-- Offices that see the same records are few; counts stand by such sets, not by office, because a
-- person of two of them must not count a record twice.
create table tally_custody (
  id      integer generated always as identity primary key,
  members bigint[] not null constraint tally_custody_members unique
);

create table tally (
  campaign_id bigint not null,
  kind        text not null,
  -- which cut: state, channel, category, region, age, due; the columns it does not use are empty
  cube        text not null,
  custody_id  integer not null constraint tally_custody_set references tally_custody,
  a           text not null,
  b           text not null,
  holder_id   bigint not null,
  day         date not null,
  due_at      timestamptz not null,
  n           bigint not null,
  constraint tally_key primary key (campaign_id, kind, cube, custody_id, a, b, holder_id, day, due_at)
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05);

-- The backlog: states in which somebody's move is due.
create function tally_open(kind text, state text) returns boolean language sql immutable parallel safe
  return case kind when 'report' then state in ('received', 'needs-facts', 'objected')
                   else state in ('open', 'handed-over', 'verifying', 'concluded', 'objected') end;

-- The cuts in which one record counts.
create function tally_cubes(
    kind text, state text, marks text, category text, region_code text, channel text,
    holder_id bigint, day date, due_at timestamptz)
  returns table (cube text, a text, b text, holder bigint, on_day date, due timestamptz)
  language sql immutable parallel safe as $$
  select v.* from (values
    ('state', $2, $3, 0::bigint, '-infinity'::date, 'infinity'::timestamptz),
    ('channel', $6, '', 0, $8, 'infinity'),
    ('category', $4, $2, 0, '-infinity', 'infinity'),
    ('region', $5, $2, 0, '-infinity', 'infinity'),
    ('age', $2, '', 0, $8, 'infinity'),
    ('due', $2, '', $7, '-infinity', $9)) as v (cube, a, b, holder, on_day, due)
   -- the last two are about the backlog
   where v.cube not in ('age', 'due') or tally_open($1, $2)
$$;

create function report_marks(satisfied boolean) returns text language sql immutable parallel safe
  return case satisfied when true then 'yes' when false then 'no' else '' end;
create function clue_marks(key_clue boolean, shelter boolean) returns text language sql immutable parallel safe
  return case when key_clue and shelter then 'key,shelter' when key_clue then 'key' when shelter then 'shelter' else '' end;
create function office_day(at timestamptz) returns date language sql immutable parallel safe
  return (at at time zone 'Asia/Shanghai')::date;

create function report_tally_rows() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into tally_delta
  select 'report', r.campaign_id, r.custody, case tg_op when 'INSERT' then 1 else -1 end, r.state,
         report_marks(r.satisfied), coalesce(r.category, ''), coalesce(r.region_code, ''), r.channel,
         r.holder_id, office_day(r.received_at), coalesce(r.due_at, 'infinity')
    from changed r;
  return null;
end $$;
create trigger report_tally_added after insert on report
  referencing new table as changed for each statement execute function report_tally_rows();
create trigger report_tally_removed after delete on report
  referencing old table as changed for each statement execute function report_tally_rows();

create function report_tally_change() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into tally_delta values
    ('report', old.campaign_id, old.custody, -1, old.state, report_marks(old.satisfied),
     coalesce(old.category, ''), coalesce(old.region_code, ''), old.channel, old.holder_id,
     office_day(old.received_at), coalesce(old.due_at, 'infinity')),
    ('report', new.campaign_id, new.custody, 1, new.state, report_marks(new.satisfied),
     coalesce(new.category, ''), coalesce(new.region_code, ''), new.channel, new.holder_id,
     office_day(new.received_at), coalesce(new.due_at, 'infinity'));
  return null;
end $$;
create trigger report_tally_changed after update on report for each row
  when ((old.custody, old.state, old.satisfied, old.category, old.region_code, old.holder_id, old.due_at)
        is distinct from
        (new.custody, new.state, new.satisfied, new.category, new.region_code, new.holder_id, new.due_at))
  execute function report_tally_change();

create function clue_tally_rows() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into tally_delta
  select 'clue', c.campaign_id, c.custody, case tg_op when 'INSERT' then 1 else -1 end, c.state,
         clue_marks(c.key_clue, c.shelter), c.category, c.region_code, '', c.holder_id,
         office_day(c.opened_at), coalesce(c.due_at, 'infinity')
    from changed c;
  return null;
end $$;
create trigger clue_tally_added after insert on clue
  referencing new table as changed for each statement execute function clue_tally_rows();
create trigger clue_tally_removed after delete on clue
  referencing old table as changed for each statement execute function clue_tally_rows();

create function clue_tally_change() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into tally_delta values
    ('clue', old.campaign_id, old.custody, -1, old.state, clue_marks(old.key_clue, old.shelter),
     old.category, old.region_code, '', old.holder_id, office_day(old.opened_at), coalesce(old.due_at, 'infinity')),
    ('clue', new.campaign_id, new.custody, 1, new.state, clue_marks(new.key_clue, new.shelter),
     new.category, new.region_code, '', new.holder_id, office_day(new.opened_at), coalesce(new.due_at, 'infinity'));
  return null;
end $$;
create trigger clue_tally_changed after update on clue for each row
  when ((old.custody, old.state, old.key_clue, old.shelter, old.category, old.region_code, old.holder_id, old.due_at)
        is distinct from
        (new.custody, new.state, new.key_clue, new.shelter, new.category, new.region_code, new.holder_id, new.due_at))
  execute function clue_tally_change();

-- Brings the deltas in; returns how many. One at a time, whatever the number of nodes.
create function tally_fold() returns integer
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare folded integer;
begin
  if acting_kind() is distinct from 'clock' or not pg_try_advisory_xact_lock(hashtext('tally_fold')) then
    return 0;
  end if;
  insert into tally_custody (members)
  select distinct d.custody from tally_delta d
   where not exists (select 1 from tally_custody c where c.members = d.custody);

  -- a delta committed since then, of a set not known yet, finds no partner and waits for next time
  with taken as (
    delete from tally_delta d using tally_custody c where c.members = d.custody
    returning d.*, c.id as custody_id
  ), sums as (
    select t.campaign_id, t.kind, q.cube, t.custody_id, q.a, q.b, q.holder, q.on_day, q.due, sum(t.n) as n
      from taken t
     cross join lateral tally_cubes(t.kind, t.state, t.marks, t.category, t.region_code, t.channel, t.holder_id, t.day, t.due_at) q
     group by 1, 2, 3, 4, 5, 6, 7, 8, 9
    having sum(t.n) <> 0
  ), brought as (
    insert into tally as o (campaign_id, kind, cube, custody_id, a, b, holder_id, day, due_at, n)
    select * from sums
    on conflict on constraint tally_key do update set n = o.n + excluded.n
    returning o.n
  )
  select (select count(*) from taken), (select count(*) from brought) into folded;
  if folded > 0 then
    delete from tally where n = 0;
  end if;
  return folded;
end $$;
revoke all on function tally_fold() from public;
grant execute on function tally_fold() to mingcha_app;

-- What the acting person may count, and nothing else. One statement, so one snapshot: a delta is
-- either folded or not, never both or neither.
--   age   0: 0-3 days, 1: 4-7, 2: 8-15, 3: 16-30, 4: more; in the cut "age"
--   due  -1: overdue, 0 to 7: days until due, 8: later, 9: no deadline; in the cut "due"
create function tally_of(p_campaign bigint, p_cubes text[], p_holders bigint[], p_now timestamptz)
  returns table (kind text, cube text, a text, b text, holder_id bigint, day date, age integer, due integer, n bigint)
  language sql stable security definer set search_path = public, pg_temp as $$
  with me as materialized (
    select case when acting_kind() = 'person' then acting_report_parties() || acting_clue_parties() else '{}' end as for_report,
           case when acting_kind() = 'person' then acting_clue_parties() else '{}' end as for_clue
  ),
  -- not yet folded, and counted though this person must not know of it
  raw as (
    select d.kind, d.state, d.marks, d.category, d.region_code, d.channel, d.holder_id, d.day, d.due_at, d.n
      from tally_delta d
     where d.campaign_id = p_campaign and (p_holders is null or d.holder_id = any (p_holders))
       and d.custody && case d.kind when 'report' then (select for_report from me) else (select for_clue from me) end
    union all
    -- "is true" keeps the index on custody, in which one sees everything, out of the plan
    select 'report', r.state, report_marks(r.satisfied), coalesce(r.category, ''), coalesce(r.region_code, ''), r.channel,
           r.holder_id, office_day(r.received_at), coalesce(r.due_at, 'infinity'), -1
      from report r
     where r.subjects <> '{}' and r.subjects && acting_conflicts() and r.campaign_id = p_campaign
       and (p_holders is null or r.holder_id = any (p_holders))
       and (r.custody && (select for_report from me)) is true
    union all
    select 'clue', c.state, clue_marks(c.key_clue, c.shelter), c.category, c.region_code, '',
           c.holder_id, office_day(c.opened_at), coalesce(c.due_at, 'infinity'), -1
      from clue c
     where c.subjects <> '{}' and c.subjects && acting_conflicts() and c.campaign_id = p_campaign
       and (p_holders is null or c.holder_id = any (p_holders))
       and (c.custody && (select for_clue from me)) is true
  ), cut as (
    select r.kind,
           case when grouping(r.marks) = 0 then 'state' when grouping(r.channel) = 0 then 'channel'
                when grouping(r.category) = 0 then 'category' when grouping(r.region_code) = 0 then 'region'
                when grouping(r.holder_id) = 0 then 'due' else 'age' end as cube,
           r.state, r.marks, r.category, r.region_code, r.channel, r.holder_id, r.day, r.due_at, sum(r.n) as n
      from raw r
     group by r.kind, grouping sets ((r.state, r.marks), (r.channel, r.day), (r.category, r.state),
       (r.region_code, r.state), (r.state, r.day), (r.state, r.holder_id, r.due_at))
  ), cells as (
    select t.kind, t.cube, t.a, t.b, t.holder_id, t.day, t.due_at, t.n
      from tally t
     where t.campaign_id = p_campaign and t.cube = any (p_cubes)
       and (p_holders is null or t.holder_id = any (p_holders))
       and (t.kind = 'report' and t.custody_id = any (array(
              select c.id from tally_custody c where c.members && (select for_report from me)))
         or t.kind = 'clue' and t.custody_id = any (array(
              select c.id from tally_custody c where c.members && (select for_clue from me))))
    union all
    select kind, cube,
           case cube when 'channel' then channel when 'category' then category when 'region' then region_code else state end,
           case cube when 'state' then marks when 'category' then state when 'region' then state else '' end,
           coalesce(holder_id, 0), coalesce(day, '-infinity'), coalesce(due_at, 'infinity'), n
      from cut
     where cube = any (p_cubes) and (cube not in ('age', 'due') or tally_open(kind, state))
  ), placed as (
    select kind, cube, a, b, holder_id,
           case when cube = 'channel' then day else '-infinity' end as day,
           case when cube <> 'age' then 0
                when office_day(p_now) - day <= 3 then 0
                when office_day(p_now) - day <= 7 then 1
                when office_day(p_now) - day <= 15 then 2
                when office_day(p_now) - day <= 30 then 3
                else 4 end as age,
           case when cube <> 'due' or due_at = 'infinity' then 9
                when due_at < p_now then -1
                else least(office_day(due_at) - office_day(p_now), 8) end as due,
           n
      from cells
  )
  select kind, cube, a, b, holder_id, day, age, due, sum(n)
    from placed
   group by kind, cube, a, b, holder_id, day, age, due
  having sum(n) <> 0
$$;
revoke all on function tally_of(bigint, text[], bigint[], timestamptz) from public;
grant execute on function tally_of(bigint, text[], bigint[], timestamptz) to mingcha_app;

-- what reporters wrote and nobody has read, for the start page
create index report_unread_idx on report (campaign_id, holder_id, due_at, id) where unread > 0;
create index report_false_mark_open_idx on report_false_mark (proposed_at) where confirmed_by is null and rejected_by is null;
create index hand_over_batch_open_idx on hand_over_batch (to_party) where state = 'sent';
create index hand_over_batch_draft_idx on hand_over_batch (from_party) where state = 'draft';
