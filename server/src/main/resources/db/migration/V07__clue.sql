create table clue (
  id           bigint primary key,
  campaign_id  bigint not null constraint clue_campaign references campaign,
  number       text not null,
  -- sealed; one line that tells clues apart
  title        bytea not null,
  state        text not null constraint clue_state check (state in (
    'open', 'handed-over', 'verifying', 'concluded', 'approved', 'objected', 'transferred', 'merged')),
  category     text not null,
  -- key of an industry of the template
  industry     text,
  importance   text not null,
  -- 重点督办: supervised by name until fed back
  key_clue     boolean not null default false,
  -- an official is said to shelter the crime
  shelter      boolean not null default false,
  region_code  text not null constraint clue_region references region,
  -- the office that opened it and answers for it
  manager_id   bigint not null,
  -- the office or group whose move it is; never nobody
  holder_id    bigint not null,
  merged_into  bigint constraint clue_merged_into references clue,
  opened_at    timestamptz not null,
  state_since  timestamptz not null,
  due_at       timestamptz,
  -- last sign of life of the holder
  heard_at     timestamptz not null,
  ladder_step  integer not null default 0,
  result       text,
  reports      integer not null default 0,
  custody      bigint[] not null constraint clue_custody_holds check (holder_id = any (custody) and manager_id = any (custody)),
  subjects     bigint[] not null default '{}',
  version      integer not null default 1,
  constraint clue_number unique (campaign_id, number),
  constraint clue_merged check ((state = 'merged') = (merged_into is not null)),
  -- whatever is open has a deadline that runs, whatever is done has none
  constraint clue_due check (
    (due_at is not null) = (state in ('open', 'handed-over', 'verifying', 'concluded', 'objected')))
);
create index clue_backlog_idx on clue (campaign_id, holder_id, due_at, id) where state in ('open', 'handed-over', 'verifying', 'concluded', 'objected');
create index clue_due_idx on clue (campaign_id, due_at, id) where state in ('open', 'handed-over', 'verifying', 'concluded', 'objected');
create index clue_list_idx on clue (campaign_id, opened_at desc, id desc);
create index clue_state_idx on clue (campaign_id, state, opened_at desc, id desc);
create index clue_manager_idx on clue (manager_id, opened_at desc, id desc);
create index clue_category_idx on clue (campaign_id, category, opened_at desc, id desc);
create index clue_region_idx on clue (campaign_id, region_code);
create index clue_key_idx on clue (campaign_id, opened_at desc, id desc) where key_clue;
create index clue_silent_idx on clue (campaign_id, heard_at, id) where state in ('open', 'handed-over', 'verifying', 'concluded', 'objected');
create index clue_holder_idx on clue (holder_id, state, opened_at desc, id desc);
create index clue_custody_idx on clue using gin (custody);
create index clue_subjects_idx on clue using gin (subjects) where subjects <> '{}';

-- The summary in its versions; the newest counts, none is lost.
create table clue_summary (
  clue_id     bigint not null constraint clue_summary_clue references clue,
  version     integer not null,
  body        bytea not null,
  at          timestamptz not null,
  official_id bigint not null,
  primary key (clue_id, version)
);

create table clue_report (
  clue_id   bigint not null constraint clue_report_clue references clue,
  report_id bigint not null constraint clue_report_report references report,
  joined_at timestamptz not null,
  joined_by bigint not null,
  left_at   timestamptz,
  primary key (clue_id, report_id, joined_at)
);
-- a report belongs to one clue at a time
create unique index clue_report_one on clue_report (report_id) where left_at is null;
create index clue_report_clue_idx on clue_report (clue_id);

-- Whom the clue is about. Everything here is an allegation until concluded.
create table clue_subject (
  id          bigint primary key,
  clue_id     bigint not null constraint clue_subject_clue references clue,
  role        text not null,
  official_id bigint constraint clue_subject_official references official,
  unit_id     bigint constraint clue_subject_unit references unit,
  -- sealed name of somebody who is not in the organisation
  name        bytea,
  standing    text not null default 'unverified' constraint clue_subject_standing check (standing in ('unverified', 'confirmed', 'not-confirmed', 'cleared')),
  added_at    timestamptz not null,
  added_by    bigint not null,
  removed_at  timestamptz,
  constraint clue_subject_one check (num_nonnulls(official_id, unit_id, name) = 1)
);
create index clue_subject_clue_idx on clue_subject (clue_id);

create table hand_over_batch (
  id            bigint primary key,
  campaign_id   bigint not null constraint hand_over_batch_campaign references campaign,
  number        text,
  from_party    bigint not null,
  to_party      bigint not null constraint hand_over_batch_other check (to_party <> from_party),
  state         text not null constraint hand_over_batch_state check (state in ('draft', 'sent', 'acknowledged', 'discarded')),
  letter        bytea,
  created_at    timestamptz not null,
  created_by    bigint not null,
  sent_at       timestamptz,
  sent_by       bigint,
  acknowledged_at timestamptz,
  acknowledged_by bigint,
  version       integer not null default 1,
  constraint hand_over_batch_sent check ((state in ('sent', 'acknowledged')) = (sent_at is not null and number is not null))
);
create index hand_over_batch_to_idx on hand_over_batch (to_party, sent_at desc, id desc);
create index hand_over_batch_from_idx on hand_over_batch (from_party, created_at desc, id desc);

-- One link of the chain: a clue from one office to another.
create table hand_over (
  id            bigint primary key,
  batch_id      bigint not null constraint hand_over_batch references hand_over_batch,
  clue_id       bigint not null constraint hand_over_clue references clue,
  campaign_id   bigint not null,
  from_party    bigint not null,
  to_party      bigint not null,
  -- the link above, when an office hands on what it was handed
  above_id      bigint constraint hand_over_above references hand_over,
  purpose       text not null constraint hand_over_purpose check (purpose in ('verify', 're-verify', 'elsewhere', 'objection')),
  state         text not null constraint hand_over_state check (state in (
    'listed', 'sent', 'accepted', 'handed-on', 'returned', 'concluded', 'approved', 'withdrawn', 'discarded')),
  rule          text,
  -- why not the proposed receiver
  overruled     bytea,
  sent_at       timestamptz,
  accept_due_at timestamptz,
  due_at        timestamptz,
  answered_at   timestamptz,
  version       integer not null default 1
);
create index hand_over_clue_idx on hand_over (clue_id, id);
create index hand_over_batch_idx on hand_over (batch_id);
create index hand_over_to_idx on hand_over (to_party, clue_id);
create index hand_over_from_idx on hand_over (from_party, clue_id);
-- a clue is at the end of one link at a time, and on one list to be sent
create unique index hand_over_one_open on hand_over (clue_id) where state in ('sent', 'accepted', 'concluded');
create unique index hand_over_one_listed on hand_over (clue_id) where state = 'listed';

create table verification_step (
  id           bigint primary key,
  clue_id      bigint not null constraint verification_step_clue references clue,
  hand_over_id bigint,
  method       text not null,
  done_on      date not null,
  body         bytea not null,
  at           timestamptz not null,
  official_id  bigint not null,
  party_id     bigint not null,
  constraint verification_step_past check (done_on <= (at at time zone 'Asia/Shanghai')::date)
);
create index verification_step_clue_idx on verification_step (clue_id, id);

create table conclusion (
  id           bigint primary key,
  clue_id      bigint not null constraint conclusion_clue references clue,
  hand_over_id bigint,
  round        integer not null,
  result       text not null,
  measures     text[] not null,
  -- sealed JSON: facts found, legal basis, answer for the reporter
  body         bytea not null,
  at           timestamptz not null,
  official_id  bigint not null,
  party_id     bigint not null
);
create index conclusion_clue_idx on conclusion (clue_id, id);

create table review (
  id            bigint primary key,
  clue_id       bigint not null constraint review_clue references clue,
  conclusion_id bigint not null constraint review_conclusion references conclusion,
  decision      text not null constraint review_decision check (decision in ('approve', 're-verify', 'take-up', 'elsewhere')),
  reason        bytea,
  at            timestamptz not null,
  official_id   bigint not null,
  party_id      bigint not null
);
create index review_clue_idx on review (clue_id, id);

-- The ladder: proposed by the clock, taken automatically or signed by a person.
create table ladder_step (
  id           bigint primary key,
  campaign_id  bigint not null,
  clue_id      bigint not null constraint ladder_step_clue references clue,
  step         text not null,
  overdue_since timestamptz not null,
  holder_id    bigint not null,
  state        text not null constraint ladder_step_state check (state in ('proposed', 'done', 'declined', 'lapsed')),
  proposed_at  timestamptz not null,
  decided_at   timestamptz,
  decided_by   bigint,
  reason       bytea,
  constraint ladder_step_once unique (clue_id, step, overdue_since)
);
create index ladder_step_open_idx on ladder_step (campaign_id, proposed_at) where state = 'proposed';

alter table clue enable row level security;
create policy clue_see on clue for select to mingcha_app, mingcha_reader using (
  case (select acting_kind())
    when 'person' then custody && (select acting_clue_parties())
                       and not (subjects && (select acting_conflicts()))
    when 'clock' then true
    -- the reporter: only the clue of the report that the code opens, for an objection
    when 'reporter' then id = (select acting_clue())
    else false
  end);
create policy clue_add on clue for insert to mingcha_app with check (
  acting_kind() = 'person' and custody && (select acting_clue_parties()));
create policy clue_change on clue for update to mingcha_app using (
  case (select acting_kind())
    when 'person' then custody && (select acting_clue_parties())
                       and not (subjects && (select acting_conflicts()))
    when 'clock' then true
    when 'reporter' then id = (select acting_clue())
    else false
  end) with check (true);
grant select, insert on clue to mingcha_app;
grant update (title, state, category, industry, importance, key_clue, shelter, region_code, manager_id, holder_id, merged_into, state_since,
  due_at, heard_at, ladder_step, result, reports, version) on clue to mingcha_app;
grant select on clue to mingcha_reader;

-- clue_report asks only for the clue's or the report's own visibility; the report side is asked
-- first so that a reporter's look at the clue does not run in a circle
alter table clue_report enable row level security;
create policy clue_report_see on clue_report for select to mingcha_app, mingcha_reader using (
  exists (select 1 from report r where r.id = report_id));
create policy clue_report_add on clue_report for insert to mingcha_app with check (
  exists (select 1 from report r where r.id = report_id));
create policy clue_report_leave on clue_report for update to mingcha_app using (
  acting_kind() = 'person' and exists (select 1 from report r where r.id = report_id));
grant select, insert, update (left_at) on clue_report to mingcha_app;
grant select on clue_report to mingcha_reader;

do $$
declare t text;
begin
  foreach t in array array['clue_summary', 'clue_subject', 'hand_over', 'verification_step', 'conclusion', 'review', 'ladder_step'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy %I on %I for select to mingcha_app, mingcha_reader using (exists (select 1 from clue c where c.id = clue_id))', t || '_see', t);
    execute format('create policy %I on %I for insert to mingcha_app with check (exists (select 1 from clue c where c.id = clue_id))', t || '_add', t);
    execute format('grant select, insert on %I to mingcha_app', t);
    execute format('grant select on %I to mingcha_reader', t);
  end loop;
  foreach t in array array['clue_summary', 'verification_step', 'conclusion', 'review'] loop
    execute format('create trigger %I before update or delete or truncate on %I for each statement execute function refuse_change()', t || '_append_only', t);
  end loop;
  foreach t in array array['clue_subject', 'hand_over', 'ladder_step'] loop
    execute format('create policy %I on %I for update to mingcha_app using (exists (select 1 from clue c where c.id = clue_id))', t || '_change', t);
  end loop;
end $$;
grant update (standing, removed_at) on clue_subject to mingcha_app;
grant update (state, sent_at, accept_due_at, due_at, answered_at, version) on hand_over to mingcha_app;
grant update (state, decided_at, decided_by, reason) on ladder_step to mingcha_app;

alter table hand_over_batch enable row level security;
-- a draft is seen by its author's office only; a sent one by both sides
create policy hand_over_batch_see on hand_over_batch for select to mingcha_app using (
  acting_kind() = 'person' and (
    from_party = any ((select acting_clue_parties())::bigint[])
    or (state in ('sent', 'acknowledged') and to_party = any ((select acting_clue_parties())::bigint[]))));
create policy hand_over_batch_add on hand_over_batch for insert to mingcha_app with check (
  acting_kind() = 'person' and from_party = any ((select acting_clue_parties())::bigint[]));
create policy hand_over_batch_change on hand_over_batch for update to mingcha_app using (
  acting_kind() = 'person' and (
    from_party = any ((select acting_clue_parties())::bigint[])
    or to_party = any ((select acting_clue_parties())::bigint[])));
grant select, insert, update (number, state, letter, sent_at, sent_by, acknowledged_at, acknowledged_by, version)
  on hand_over_batch to mingcha_app;

-- what belongs to a record is visible with it
create policy stored_file_see on stored_file for select to mingcha_app using (
  case owner_kind
    when 'report' then exists (select 1 from report r where r.id = owner_id)
    when 'clue' then acting_kind() = 'person' and exists (select 1 from clue c where c.id = owner_id)
    when 'verification' then acting_kind() = 'person' and exists (select 1 from verification_step v where v.id = owner_id)
    else false end);
create policy stored_file_add on stored_file for insert to mingcha_app with check (acting_kind() in ('person', 'reporter', 'portal'));

alter table history enable row level security;
create policy history_add on history for insert to mingcha_app with check (acting_kind() is not null);
create policy history_see on history for select to mingcha_app using (
  case
    when acting_kind() is null or acting_kind() = 'portal' then false
    when kind = 'report' then exists (select 1 from report r where r.id = record_id)
    when kind = 'clue' then acting_kind() <> 'reporter' and exists (select 1 from clue c where c.id = record_id)
    when kind = 'batch' then acting_kind() = 'person' and exists (select 1 from hand_over_batch b where b.id = record_id)
    else acting_kind() = 'person'
  end);

-- Sets the holder of a query code as the one who acts: one report, and the clue it belongs to now.
-- Unknown codes set nothing more than known ones and take the same path.
create function acting_begin_reporter(p_code bytea) returns void
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  perform set_config('mingcha.kind', 'reporter', true),
          set_config('mingcha.code', encode(p_code, 'hex'), true),
          set_config('mingcha.clue', coalesce((
            select cr.clue_id from report r join clue_report cr on cr.report_id = r.id and cr.left_at is null
             where r.code_hash = p_code), 0)::text, true);
end $$;
revoke all on function acting_begin_reporter(bytea) from public;
grant execute on function acting_begin_reporter(bytea) to mingcha_app;

-- What follows changes who sees a clue. The row security refuses an update after which the actor
-- would not see the row any more; and exactly that happens when a clue is returned or a colleague is
-- named in it. So these few statements run as the owner, after asking what the policy would ask.

create function clue_seen(p_clue bigint) returns boolean
  language sql stable security definer set search_path = public, pg_temp
  return exists (
    select 1 from clue c
     where c.id = p_clue
       and case acting_kind()
             when 'person' then c.custody && acting_clue_parties() and not (c.subjects && acting_conflicts())
             when 'clock' then true
             when 'reporter' then c.id = acting_clue()
             else false
           end);
revoke all on function clue_seen(bigint) from public;

-- Sets who has the clue in custody; the reports behind it follow. An office keeps a report that it
-- holds itself.
create function clue_share(p_clue bigint, p_custody bigint[]) returns void
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  before bigint[];
begin
  if not clue_seen(p_clue) then
    raise exception 'the clue is not to be seen' using errcode = 'insufficient_privilege';
  end if;
  select custody into strict before from clue where id = p_clue;
  update clue set custody = (select array_agg(distinct p order by p) from unnest(p_custody) p) where id = p_clue;
  update report r
     set custody = (
       select array_agg(distinct p order by p)
         from (select unnest(r.custody) as p
               union select unnest(p_custody)
               union select r.holder_id) parties
        where p = any (p_custody) or p = r.holder_id or not p = any (before))
    from clue_report cr
   where cr.clue_id = p_clue and cr.left_at is null and r.id = cr.report_id;
end $$;
revoke all on function clue_share(bigint, bigint[]) from public;
grant execute on function clue_share(bigint, bigint[]) to mingcha_app;

-- Brings the subjects that the policies compare in line with those written down; the reports behind
-- the clue follow. Returns whether the actor still sees the clue.
create function clue_subjects_refresh(p_clue bigint) returns boolean
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  before bigint[];
  after bigint[];
begin
  if not clue_seen(p_clue) then
    raise exception 'the clue is not to be seen' using errcode = 'insufficient_privilege';
  end if;
  select subjects into strict before from clue where id = p_clue;
  select coalesce(array_agg(distinct id order by id), '{}') into after
    from (select coalesce(official_id, unit_id) as id from clue_subject
           where clue_id = p_clue and removed_at is null) named
   where id is not null;
  update clue set subjects = after where id = p_clue;
  update report r
     set subjects = (
       select coalesce(array_agg(distinct s order by s), '{}')
         from (select unnest(r.subjects) as s union select unnest(after)) named
        where s = any (after) or not s = any (before))
    from clue_report cr
   where cr.clue_id = p_clue and cr.left_at is null and r.id = cr.report_id;
  return clue_seen(p_clue);
end $$;
revoke all on function clue_subjects_refresh(bigint) from public;
grant execute on function clue_subjects_refresh(bigint) to mingcha_app;

-- A batch is sent by somebody who may not see every clue on it. Those stay behind on a list of their
-- own, so that the sender neither sends nor learns of them.
create function batch_leave_unseen(p_batch bigint, p_new bigint) returns void
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  if acting_kind() is distinct from 'person' or not exists (
      select 1 from hand_over_batch b
       where b.id = p_batch and b.state = 'draft' and b.from_party = any (acting_clue_parties())) then
    raise exception 'the batch is not to be seen' using errcode = 'insufficient_privilege';
  end if;
  if exists (select 1 from hand_over h
              where h.batch_id = p_batch and h.state = 'listed' and not clue_seen(h.clue_id)) then
    insert into hand_over_batch (id, campaign_id, from_party, to_party, state, created_at, created_by)
      select p_new, campaign_id, from_party, to_party, 'draft', created_at, created_by
        from hand_over_batch where id = p_batch;
    update hand_over h set batch_id = p_new
     where h.batch_id = p_batch and h.state = 'listed' and not clue_seen(h.clue_id);
  end if;
end $$;
revoke all on function batch_leave_unseen(bigint, bigint) from public;
grant execute on function batch_leave_unseen(bigint, bigint) to mingcha_app;

-- Whom a clue must not go to again: every office that ever had it in hand. Seen with the clue.
create view clue_former_handler with (security_invoker = true) as
  select clue_id, to_party as party_id from hand_over
   where state not in ('listed', 'discarded')
  union
  select clue_id, party_id from verification_step
  union
  select clue_id, party_id from conclusion;
grant select on clue_former_handler to mingcha_app;
