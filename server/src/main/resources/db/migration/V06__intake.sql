-- A report and who may see it. Words are sealed; here stands only what lists and rules need.
create table report (
  id            bigint primary key,
  campaign_id   bigint not null constraint report_campaign references campaign,
  number        text not null,
  channel       text not null,
  -- anonymous: nothing identifies; confidential: identity sealed; named: sealed, may be contacted through the platform by name
  mode          text not null constraint report_mode check (mode in ('anonymous', 'confidential', 'named')),
  state         text not null constraint report_state check (state in (
    'received', 'needs-facts', 'in-clue', 'transferred', 'concluded', 'closed', 'objected')),
  -- keyed hash of the 16-digit query code; the code itself is nowhere
  code_hash     bytea constraint report_code_hash unique,
  -- keyed hash of the filing request: the same filing sent again is not a second report
  request_hash  bytea constraint report_request_hash unique,
  received_at   timestamptz not null,
  -- what handlers are shown (rounded where the template says so)
  shown_at      timestamptz not null,
  -- office or group whose inbox it is in
  holder_id     bigint not null,
  category      text,
  region_code   text constraint report_region references region,
  script        text not null default 'hans' constraint report_script check (script in ('hans', 'hant', 'latin')),
  reachable     boolean not null default true,
  urgent        boolean not null default false,
  -- the next deadline that runs, null when none does
  due_at        timestamptz,
  state_since   timestamptz not null,
  unread        integer not null default 0,
  custody       bigint[] not null constraint report_custody_given check (cardinality(custody) > 0),
  subjects      bigint[] not null default '{}',
  version       integer not null default 1,
  constraint report_number unique (campaign_id, number)
);
-- the inbox: open reports of an office, oldest deadline first
create index report_inbox_idx on report (campaign_id, holder_id, state, due_at, id)
  where state in ('received', 'needs-facts', 'objected');
create index report_list_idx on report (campaign_id, received_at desc, id desc);
create index report_state_idx on report (campaign_id, state, received_at desc, id desc);
create index report_holder_idx on report (holder_id, received_at desc, id desc);
-- whose time for an objection ends next
create index report_concluded_idx on report (due_at) where state = 'concluded';
create index report_custody_idx on report using gin (custody);
create index report_subjects_idx on report using gin (subjects) where subjects <> '{}';

-- The words as first given. Never changed.
create table report_words (
  report_id  bigint primary key constraint report_words_report references report,
  -- sealed JSON: reported, facts, place, happened, umbrella
  words      bytea not null,
  -- what the receipt promises: SHA-256 over salt and the words in canonical form
  salt       bytea not null,
  commitment bytea not null
);

-- What is said afterwards, either way: additions, corrections, questions, answers, contact notes.
create table report_message (
  id          bigint primary key,
  report_id   bigint not null constraint report_message_report references report,
  side        text not null constraint report_message_side check (side in ('reporter', 'office')),
  kind        text not null constraint report_message_kind check (kind in ('addition', 'correction', 'question', 'answer', 'contact-note', 'result', 'objection')),
  body        bytea not null,
  at          timestamptz not null,
  official_id bigint
);
create index report_message_report_idx on report_message (report_id, id);

-- Identity, sealed to two custodians of different bodies (see vault); nobody reads it here.
create table sealed_identity (
  report_id  bigint primary key constraint sealed_identity_report references report,
  sealed     bytea not null,
  key_a      bigint not null,
  key_b      bigint not null,
  sealed_at  timestamptz not null
);

-- Public keys of the two custodian bodies; private halves are wrapped under a passphrase.
create table custodian_key (
  id          bigint primary key,
  campaign_id bigint not null constraint custodian_key_campaign references campaign,
  body        text not null constraint custodian_key_body check (body in ('a', 'b')),
  official_id bigint not null constraint custodian_key_official references official,
  public_key  bytea not null,
  wrapped_private bytea not null,
  created_at  timestamptz not null,
  retired_at  timestamptz
);

-- The reporter's word on the result; one satisfaction, one objection.
create table report_verdict (
  report_id   bigint not null constraint report_verdict_report references report,
  kind        text not null constraint report_verdict_kind check (kind in ('satisfaction', 'objection')),
  round       integer not null default 1,
  satisfied   boolean,
  body        bytea,
  at          timestamptz not null,
  primary key (report_id, kind, round),
  constraint report_verdict_shape check ((kind = 'satisfaction') = (satisfied is not null)),
  constraint report_verdict_one_objection check (kind <> 'objection' or round = 1)
);

-- A knowingly false report is marked by two people, never by a machine.
create table report_false_mark (
  report_id    bigint primary key constraint report_false_mark_report references report,
  proposed_by  bigint not null,
  proposed_at  timestamptz not null,
  reason       bytea not null,
  confirmed_by bigint,
  confirmed_at timestamptz,
  rejected_by  bigint,
  constraint report_false_mark_two_people check (confirmed_by is null or confirmed_by <> proposed_by)
);

-- How a report reached the desk: what stands on a letter, which row of which batch.
create table report_origin (
  report_id  bigint primary key constraint report_origin_report references report,
  -- sealed JSON
  body       bytea not null,
  -- keyed hash of office, batch and row: the same row is filed once
  row_hash   bytea constraint report_origin_row unique
);

-- A file of reports handed down, from upload to filing; seen by who uploaded it.
create table report_import (
  id          bigint primary key,
  campaign_id bigint not null constraint report_import_campaign references campaign,
  party_id    bigint not null,
  account_id  bigint not null constraint report_import_account references account,
  official_id bigint not null constraint report_import_official references official,
  -- sealed: number of the batch and name of the file
  batch       bytea not null,
  file_name   bytea not null,
  address     bytea not null,
  rows        integer not null,
  state       text not null constraint report_import_state check (state in ('checked', 'filed')),
  uploaded_at timestamptz not null,
  ended_at    timestamptz
);
create index report_import_account_idx on report_import (account_id, uploaded_at desc);

-- What an intake officer has typed and not yet filed.
create table desk_draft (
  id         bigint primary key,
  account_id bigint not null constraint desk_draft_account references account,
  body       bytea not null,
  -- addresses of its files, so that nobody clears them away
  files      bytea[] not null default '{}',
  updated_at timestamptz not null,
  version    integer not null default 1
);
create index desk_draft_account_idx on desk_draft (account_id, updated_at desc);

-- Files of reports, clues and verification; the bytes are sealed in the file store.
create table stored_file (
  id          bigint primary key,
  owner_kind  text not null constraint stored_file_owner_kind check (owner_kind in ('report', 'clue', 'verification', 'letter')),
  owner_id    bigint not null,
  -- keyed hash of the content: the name in the store, says nothing about the content
  address     bytea not null,
  size        bigint not null,
  media_type  text not null,
  -- sealed original name
  name        bytea not null,
  side        text not null constraint stored_file_side check (side in ('reporter', 'office')),
  added_at    timestamptz not null,
  added_by    bigint,
  metadata_kept boolean not null default false
);
create index stored_file_owner_idx on stored_file (owner_id, id);
create index stored_file_address_idx on stored_file (address);

-- Work to be done before a form may be sent: spent challenges, and tickets of those who wait.
create table spent_ticket (
  ticket_hash bytea primary key,
  expires_at  timestamptz not null
);
create index spent_ticket_expiry_idx on spent_ticket (expires_at);

alter table report enable row level security;
create policy report_see on report for select to mingcha_app, mingcha_reader using (
  case (select acting_kind())
    when 'person' then custody && (select acting_report_parties() || acting_clue_parties())
                       and not (subjects && (select acting_conflicts()))
    when 'reporter' then code_hash = (select acting_code())
    when 'clock' then true
    else false
  end);
create policy report_add on report for insert to mingcha_app with check (
  case (select acting_kind())
    when 'person' then custody && (select acting_report_parties())
    when 'portal' then true
    else false
  end);
create policy report_change on report for update to mingcha_app using (
  case (select acting_kind())
    when 'person' then custody && (select acting_report_parties() || acting_clue_parties())
                       and not (subjects && (select acting_conflicts()))
    when 'reporter' then code_hash = (select acting_code())
    when 'clock' then true
    else false
  end) with check (true);
grant select, insert on report to mingcha_app;
-- number, channel, mode, codes, times of a report are never changed
grant update (state, holder_id, category, region_code, reachable, urgent, due_at, state_since, unread, custody, subjects, version)
  on report to mingcha_app;

-- children are visible with their report
alter table report_words enable row level security;
create policy report_words_see on report_words for select to mingcha_app using (exists (select 1 from report r where r.id = report_id));
create policy report_words_add on report_words for insert to mingcha_app with check (acting_kind() in ('person', 'portal'));
create trigger report_words_append_only before update or delete or truncate on report_words
  for each statement execute function refuse_change();

alter table report_message enable row level security;
create policy report_message_see on report_message for select to mingcha_app using (exists (select 1 from report r where r.id = report_id));
create policy report_message_add on report_message for insert to mingcha_app with check (exists (select 1 from report r where r.id = report_id));
create trigger report_message_append_only before update or delete or truncate on report_message
  for each statement execute function refuse_change();

alter table sealed_identity enable row level security;
create policy sealed_identity_see on sealed_identity for select to mingcha_app using (exists (select 1 from report r where r.id = report_id));
create policy sealed_identity_add on sealed_identity for insert to mingcha_app with check (acting_kind() in ('person', 'portal'));

alter table report_verdict enable row level security;
create policy report_verdict_see on report_verdict for select to mingcha_app using (exists (select 1 from report r where r.id = report_id));
create policy report_verdict_add on report_verdict for insert to mingcha_app with check (
  acting_kind() = 'reporter' and exists (select 1 from report r where r.id = report_id));
create trigger report_verdict_append_only before update or delete or truncate on report_verdict
  for each statement execute function refuse_change();

alter table report_false_mark enable row level security;
create policy report_false_mark_all on report_false_mark to mingcha_app
  using (acting_kind() = 'person' and exists (select 1 from report r where r.id = report_id))
  with check (acting_kind() = 'person' and exists (select 1 from report r where r.id = report_id));

alter table report_origin enable row level security;
create policy report_origin_see on report_origin for select to mingcha_app using (exists (select 1 from report r where r.id = report_id));
create policy report_origin_add on report_origin for insert to mingcha_app with check (acting_kind() = 'person');
create trigger report_origin_append_only before update or delete or truncate on report_origin
  for each statement execute function refuse_change();
grant select, insert on report_origin to mingcha_app;

alter table report_import enable row level security;
create policy report_import_own on report_import to mingcha_app
  using (acting_kind() = 'person' and official_id = (select acting_official()))
  with check (acting_kind() = 'person' and official_id = (select acting_official()));
grant select, insert on report_import to mingcha_app;
grant update (state, ended_at) on report_import to mingcha_app;

alter table desk_draft enable row level security;
create policy desk_draft_own on desk_draft to mingcha_app
  using (exists (select 1 from account a where a.id = account_id and a.official_id = (select acting_official())))
  with check (exists (select 1 from account a where a.id = account_id and a.official_id = (select acting_official())));

alter table stored_file enable row level security;

grant select, insert on report_words, report_message, sealed_identity, report_verdict, stored_file to mingcha_app;
grant select, insert, update on report_false_mark, custodian_key to mingcha_app;
grant select, insert, update, delete on desk_draft to mingcha_app;
grant select, insert, delete on spent_ticket to mingcha_app;
grant select on report to mingcha_reader;

-- Registers a report with its words, identity and first line of history in one call. Runs as the
-- owner because the public form may add a report but must not see one, not even to tell that the
-- same filing came before. Takes nothing from an actor who may not file.
create function report_file(
    p_id bigint, p_campaign bigint, p_numbers text[], p_channel text, p_mode text,
    p_code_hash bytea, p_request_hash bytea, p_received timestamptz, p_shown timestamptz,
    p_holder bigint, p_category text, p_region text, p_script text, p_reachable boolean,
    p_urgent boolean, p_due timestamptz, p_custody bigint[], p_words bytea, p_salt bytea,
    p_commitment bytea, p_identity bytea, p_key_a bigint, p_key_b bigint, p_details jsonb,
    p_history_salt bytea, p_history_commitment bytea)
  returns table (id bigint, number text, received_at timestamptz, fresh boolean)
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  given text;
begin
  if acting_kind() is distinct from 'portal'
     and not (acting_kind() = 'person' and p_custody && acting_report_parties()) then
    raise exception 'not allowed to file here' using errcode = 'insufficient_privilege';
  end if;
  select n into given from unnest(p_numbers) n
   where not exists (select 1 from report r where r.campaign_id = p_campaign and r.number = n)
   limit 1;
  insert into report (id, campaign_id, number, channel, mode, state, code_hash, request_hash,
      received_at, shown_at, holder_id, category, region_code, script, reachable, urgent, due_at,
      state_since, custody)
    values (p_id, p_campaign, given, p_channel, p_mode, 'received', p_code_hash, p_request_hash,
      p_received, p_shown, p_holder, p_category, p_region, p_script, p_reachable, p_urgent, p_due,
      p_received, p_custody)
    on conflict (request_hash) do nothing;
  if not found then
    return query select r.id, r.number, r.received_at, false from report r
                  where r.request_hash = p_request_hash;
    return;
  end if;
  insert into report_words (report_id, words, salt, commitment)
    values (p_id, p_words, p_salt, p_commitment);
  if p_identity is not null then
    insert into sealed_identity (report_id, sealed, key_a, key_b, sealed_at)
      values (p_id, p_identity, p_key_a, p_key_b, p_received);
  end if;
  insert into history (campaign_id, kind, record_id, act, official_id, party_id, at, from_state,
      to_state, details, salt, commitment)
    values (p_campaign, 'report', p_id, 'report.file', acting_official(), p_holder, p_received, null,
      'received', p_details, p_history_salt, p_history_commitment);
  return query select p_id, given, p_received, true;
end $$;
revoke all on function report_file from public;
grant execute on function report_file to mingcha_app;

-- Widens who may see a report and names whom it is about. The actor must see the report now, and
-- may lose sight of it by this (a colleague named as subject), which a plain update refuses.
create function report_spread(p_report bigint, p_custody bigint[], p_subjects bigint[]) returns boolean
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  update report r
     set custody = (select array_agg(distinct c) from unnest(r.custody || p_custody) c),
         subjects = coalesce(p_subjects, r.subjects)
   where r.id = p_report
     and case acting_kind()
           when 'person' then r.custody && (acting_report_parties() || acting_clue_parties())
                              and not (r.subjects && acting_conflicts())
           when 'clock' then true
           when 'reporter' then r.code_hash = acting_code()
           else false
         end;
  return found;
end $$;
revoke all on function report_spread from public;
grant execute on function report_spread to mingcha_app;

-- Whether any record refers to stored bytes; the clean-up may not see whose.
create function file_referred(p_address bytea) returns boolean
  language sql stable security definer set search_path = public, pg_temp
  return exists (select 1 from public.stored_file f where f.address = p_address)
      or exists (select 1 from public.desk_draft d where p_address = any (d.files))
      or exists (select 1 from public.report_import i where i.address = p_address);
revoke all on function file_referred from public;
grant execute on function file_referred to mingcha_app;
