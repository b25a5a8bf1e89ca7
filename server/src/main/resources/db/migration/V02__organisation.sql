-- Regions after GB/T 2260 (6 digits), GB/T 10114 (9) and the statistics bureau (12).
-- A code is never used again for another place; a retired one keeps its dates.
create table region (
  code         text primary key constraint region_code_form check (code ~ '^[0-9]{6}([0-9]{3}){0,2}$'),
  name         text not null,
  name_hant    text not null,
  pinyin       text not null,
  initials     text not null,
  level        text not null constraint region_level check (level in ('province', 'prefecture', 'county', 'township', 'village')),
  parent       text constraint region_parent references region,
  valid_from   date not null,
  valid_to     date,
  succeeded_by text,
  constraint region_dates check (valid_to is null or valid_to > valid_from)
);
create index region_parent_idx on region (parent, code);
-- look-up by the beginning of a name in either script, of its pinyin or of its initials
create index region_name_idx on region (name text_pattern_ops);
create index region_name_hant_idx on region (name_hant text_pattern_ops);
create index region_pinyin_idx on region (pinyin text_pattern_ops);
create index region_initials_idx on region (initials text_pattern_ops);
create index region_code_idx on region (code text_pattern_ops);

-- Names that a code bore before; regions.name is today's.
create table region_former_name (
  code       text not null constraint region_former_name_region references region,
  name       text not null,
  valid_from date not null,
  valid_to   date not null,
  -- false when the code then stood for another place
  same_place boolean not null,
  primary key (code, valid_from),
  constraint region_former_name_dates check (valid_to > valid_from)
);

create table unit (
  id          bigint primary key,
  name        text not null constraint unit_name_given check (length(trim(name)) > 0),
  name_hant   text not null,
  pinyin      text not null default '',
  initials    text not null default '',
  kind        text not null constraint unit_kind check (kind in (
    'party-committee', 'government', 'political-legal', 'campaign-office', 'court',
    'procuratorate', 'public-security', 'judicial-administration', 'discipline',
    'organisation-department', 'regulator', 'township', 'village-committee',
    'party-branch', 'other')),
  industry    text,
  region_code text not null constraint unit_region references region,
  superior_id bigint constraint unit_superior references unit,
  -- the unit itself and all its superiors, nearest first; kept by the trigger below
  line        bigint[] not null,
  opened_on   date not null,
  closed_on   date,
  version     integer not null default 1,
  constraint unit_dates check (closed_on is null or closed_on >= opened_on)
);
create index unit_line_idx on unit using gin (line);
create index unit_region_idx on unit (region_code, kind);
create index unit_superior_idx on unit (superior_id);
create index unit_name_idx on unit (name);

create function unit_keep_line() returns trigger language plpgsql as $$
declare above bigint[];
begin
  if new.superior_id is null then
    new.line := array[new.id];
  else
    select line into strict above from unit where id = new.superior_id;
    if new.id = any (above) then
      raise exception 'a unit cannot be its own superior'
        using errcode = 'check_violation', constraint = 'unit_no_circle';
    end if;
    new.line := new.id || above;
  end if;
  return new;
end $$;
create trigger unit_line before insert or update of superior_id on unit
  for each row execute function unit_keep_line();

-- A unit that moves takes everything below it along.
create function unit_move_below() returns trigger language plpgsql as $$
begin
  update unit set line = line[1:array_position(line, new.id) - 1] || new.line
   where line @> array[new.id] and id <> new.id;
  return null;
end $$;
create trigger unit_line_below after update of superior_id on unit
  for each row when (old.superior_id is distinct from new.superior_id)
  execute function unit_move_below();

-- People in their office; nobody else is ever registered here.
create table official (
  id        bigint primary key,
  name      text not null constraint official_name_given check (length(trim(name)) > 0),
  name_hant text not null,
  pinyin    text not null default '',
  initials  text not null default '',
  version   integer not null default 1
);

create table post (
  id            bigint primary key,
  unit_id       bigint not null constraint post_unit references unit,
  title         text not null constraint post_title_given check (length(trim(title)) > 0),
  title_hant    text not null default '',
  head          boolean not null default false,
  rank          text not null constraint post_rank check (rank in (
    'provincial', 'bureau', 'county', 'township', 'staff', 'village')),
  -- cadre-management authority: which party committee and discipline body answer for the post
  committee_id  bigint constraint post_committee references unit,
  discipline_id bigint constraint post_discipline references unit,
  opened_on     date not null,
  closed_on     date,
  version       integer not null default 1
);
create index post_unit_idx on post (unit_id);

create table holding (
  id          bigint primary key,
  post_id     bigint not null constraint holding_post references post,
  official_id bigint not null constraint holding_official references official,
  from_on     date not null,
  to_on       date,
  constraint holding_dates check (to_on is null or to_on >= from_on),
  constraint holding_once exclude using gist (
    post_id with =, official_id with =, daterange(from_on, to_on, '[]') with &&)
);
create index holding_official_idx on holding (official_id);
create index holding_post_idx on holding (post_id);

-- Kin, business or other ties to an official, a unit or a place, declared or recorded.
create table declared_interest (
  id           bigint primary key,
  official_id  bigint not null constraint declared_interest_official references official,
  -- an official or a unit
  against_id   bigint,
  region_code  text constraint declared_interest_region references region,
  tie          text not null constraint declared_interest_tie check (tie in ('kin', 'business', 'former-post', 'native-place', 'other')),
  declared_at  timestamptz not null,
  withdrawn_at timestamptz,
  constraint declared_interest_object check (num_nonnulls(against_id, region_code) = 1)
);
create index declared_interest_official_idx on declared_interest (official_id);

-- How much of a code all places inside a region share.
create function region_prefix(p_code text, p_level text) returns text
  language sql immutable parallel safe
  return case p_level when 'province' then left(p_code, 2) when 'prefecture' then left(p_code, 4) else p_code end;

-- Whom an official must keep away from (回避): everyone and every office that he or she serves with,
-- answers for or reports to, and declared interests. Row security and the application both ask here.
create function conflicts_of(p_official bigint, p_on date) returns bigint[]
  language sql stable parallel safe
begin atomic
  with serving as (
      select p.unit_id, p.head, h.official_id
        from holding h join post p on p.id = h.post_id
       where h.official_id = p_official and h.from_on <= p_on and (h.to_on is null or h.to_on >= p_on)
    ),
    -- own offices and every office above them: one reports to these
    above as (select distinct unnest(u.line) as id from unit u join serving s on s.unit_id = u.id),
    -- what answers directly to an office that one leads
    below as (select u.id from unit u join serving s on s.head and u.superior_id = s.unit_id),
    near as (
      select p_official as id
      union select id from above
      union select id from below
      union
      -- colleagues of the same office; heads of the offices above and directly below
      select h.official_id
        from post p join holding h on h.post_id = p.id
       where (p.unit_id in (select unit_id from serving)
              or (p.head and (p.unit_id in (select id from above) or p.unit_id in (select id from below))))
         and h.from_on <= p_on and (h.to_on is null or h.to_on >= p_on)
      union
      select d.against_id from declared_interest d
       where d.official_id = p_official and d.against_id is not null and d.withdrawn_at is null
    )
  select array_agg(id) from near;
end;

-- The same for an office: what its head must keep away from by being its head, whether the post is
-- filled or not, and whatever else its serving heads must keep away from.
create function unit_conflicts_of(p_unit bigint, p_on date) returns bigint[]
  language sql stable parallel safe
begin atomic
  with above as (select unnest(u.line) as id from unit u where u.id = p_unit),
    below as (select u.id from unit u where u.superior_id = p_unit),
    near as (
      select id from above
      union select id from below
      union
      select h.official_id
        from post p join holding h on h.post_id = p.id
       where (p.unit_id = p_unit
              or (p.head and (p.unit_id in (select id from above) or p.unit_id in (select id from below))))
         and h.from_on <= p_on and (h.to_on is null or h.to_on >= p_on)
      union
      select unnest(conflicts_of(h.official_id, p_on))
        from post p join holding h on h.post_id = p.id
       where p.unit_id = p_unit and p.head
         and h.from_on <= p_on and (h.to_on is null or h.to_on >= p_on)
    )
  select coalesce(array_agg(id), '{}') from near;
end;
grant execute on function region_prefix(text, text), conflicts_of(bigint, date), unit_conflicts_of(bigint, date)
  to mingcha_app, mingcha_reader;

grant select on region, unit, official, post, holding, declared_interest to mingcha_app, mingcha_reader;
grant insert, update on region, unit, official, post, holding, declared_interest to mingcha_app;

-- Days on which offices work against the Monday-to-Friday rule, either way.
create table workday_exception (
  day     date primary key,
  workday boolean not null,
  note    text not null default ''
);
grant select, insert, update, delete on workday_exception to mingcha_app;
grant select on workday_exception to mingcha_reader;

-- A file that was read and found good, until its owner confirms or a day has gone by.
create table import_upload (
  id         bigint primary key,
  account_id bigint not null,
  kind       text not null constraint import_upload_kind check (kind in ('regions', 'units')),
  file_name  text not null,
  content    bytea not null,
  at         timestamptz not null
);
create index import_upload_at_idx on import_upload (at);

grant select on region_former_name to mingcha_app, mingcha_reader;
grant insert on region_former_name to mingcha_app;
grant select, insert, delete on import_upload to mingcha_app;
