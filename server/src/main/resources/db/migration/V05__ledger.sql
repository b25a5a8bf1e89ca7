-- Everything that was done, in the order it was done; feeds the verifiable log.
-- No content: what was said is sealed elsewhere, here stands only its salted digest.
create table history (
  position    bigint generated always as identity primary key,
  campaign_id bigint,
  kind        text not null constraint history_kind check (kind in (
    'report', 'clue', 'batch', 'campaign', 'group', 'unit', 'official', 'account', 'region', 'appointment', 'template')),
  record_id   bigint not null,
  act         text not null,
  official_id bigint,
  party_id    bigint,
  at          timestamptz not null,
  from_state  text,
  to_state    text,
  -- sealed text
  reason      bytea,
  -- ids and keys only, never words
  details     jsonb not null default '{}',
  salt        bytea not null,
  commitment  bytea not null constraint history_commitment_length check (length(commitment) = 32)
);
create index history_record_idx on history (record_id, position);
create index history_campaign_idx on history (campaign_id, position);
create trigger history_append_only before update or delete or truncate on history
  for each statement execute function refuse_change();

-- Who saw, exported, printed, signed in: the auditor's trail.
create table audit (
  position    bigint generated always as identity primary key,
  at          timestamptz not null,
  account_id  bigint,
  official_id bigint,
  action      text not null,
  kind        text,
  record_id   bigint,
  details     jsonb not null default '{}'
);
create index audit_record_idx on audit (record_id, position) where record_id is not null;
create index audit_official_idx on audit (official_id, position);
create index audit_action_idx on audit (action, position);
create trigger audit_append_only before update or delete or truncate on audit
  for each statement execute function refuse_change();
alter table audit enable row level security;
create policy audit_write on audit for insert to mingcha_app with check (acting_kind() is not null);
create policy audit_read on audit for select to mingcha_app using ('auditor' = any ((select acting_roles())::text[]));

-- An act sent twice with the same key is done once.
create table act_request (
  account_id  bigint not null,
  request_key text not null,
  act         text not null,
  fingerprint bytea not null,
  result      text not null,
  at          timestamptz not null,
  primary key (account_id, request_key)
);
create index act_request_at_idx on act_request (at);

grant select, insert on history, audit to mingcha_app;
grant select, insert, update, delete on act_request to mingcha_app;
