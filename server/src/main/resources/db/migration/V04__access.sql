create table account (
  id             bigint primary key,
  official_id    bigint not null constraint account_official references official constraint account_of_official unique,
  login          text not null constraint account_login unique constraint account_login_form check (login ~ '^[a-z0-9][a-z0-9._-]{1,39}$'),
  password_hash  text not null,
  password_set_at timestamptz not null,
  must_change    boolean not null default false,
  locale         text not null default 'zh-CN' constraint account_locale check (locale in ('zh-CN', 'zh-TW', 'en')),
  disabled_at    timestamptz,
  created_at     timestamptz not null,
  version        integer not null default 1
);

-- Ties an official to a unit or a group, in a role, for a period. Access ends with it.
create table appointment (
  id          bigint primary key,
  official_id bigint not null constraint appointment_official references official,
  role        text not null constraint appointment_role check (role in (
    'intake-officer', 'clue-manager', 'handler', 'group-member', 'group-deputy', 'group-leader', 'liaison',
    'office', 'leader', 'custodian', 'auditor', 'system-admin', 'security-admin')),
  party_id    bigint not null,
  party_kind  text not null constraint appointment_party_kind check (party_kind in ('unit', 'group')),
  campaign_id bigint constraint appointment_campaign references campaign,
  -- empty only where the appointment was ended before it began
  period      tstzrange not null,
  granted_by  bigint constraint appointment_granted_by references official,
  created_at  timestamptz not null,
  ended_by    bigint constraint appointment_ended_by references official,
  ended_at    timestamptz,
  version     integer not null default 1,
  constraint appointment_period check (not isempty(period) or ended_at is not null),
  constraint appointment_not_by_oneself check (granted_by is null or granted_by <> official_id),
  -- the three administrators are three people (classified protection, level 3)
  constraint appointment_one_administrator exclude using gist (
    official_id with =, role with <>, period with &&)
    where (role in ('auditor', 'system-admin', 'security-admin')),
  -- … and hold nothing else, so that they see no content
  constraint appointment_administrator_alone exclude using gist (
    official_id with =, ((role in ('auditor', 'system-admin', 'security-admin'))::int) with <>, period with &&),
  constraint appointment_once exclude using gist (
    official_id with =, role with =, party_id with =, coalesce(campaign_id, 0) with =, period with &&)
);
-- Access through a group ends with the group, also when its last day is brought forward.
create function group_end(p_group bigint) returns timestamptz
  language sql stable security definer set search_path = public, pg_temp
  return (select (g.closes_on + 1)::timestamp at time zone 'Asia/Shanghai'
            from inspection_group g where g.id = p_group);
revoke all on function group_end(bigint) from public;
grant execute on function group_end(bigint) to mingcha_app;

create function appointment_within_group() returns trigger language plpgsql as $$
begin
  if upper_inf(new.period) or upper(new.period) > group_end(new.party_id) then
    raise exception 'an appointment to a group cannot outlast it'
      using errcode = 'check_violation', constraint = 'appointment_within_group';
  end if;
  return new;
end $$;
create trigger appointment_within_group before insert or update of period, party_id on appointment
  for each row when (new.party_kind = 'group' and not isempty(new.period))
  execute function appointment_within_group();

create function group_closes_earlier() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update appointment
     set period = period * tstzrange(null, group_end(new.id)), ended_at = coalesce(ended_at, now()),
         version = version + 1
   where party_kind = 'group' and party_id = new.id
     and not isempty(period) and upper(period) > group_end(new.id);
  return null;
end $$;
create trigger group_closes_earlier after update of closes_on on inspection_group
  for each row when (new.closes_on < old.closes_on) execute function group_closes_earlier();

create index appointment_official_idx on appointment (official_id);
create index appointment_party_idx on appointment (party_id);

create table access_token (
  id         bigint primary key,
  account_id bigint not null constraint access_token_account references account,
  name       text not null,
  -- SHA-256 of a 256-bit random token
  token_hash bytea not null constraint access_token_hash unique,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz
);
create index access_token_account_idx on access_token (account_id);

-- One row a signed-in browser. The browser holds 256 random bits, here stands their SHA-256: who
-- reads this table cannot take a session over. No address; of the browser only what kind it is.
create table sign_in_session (
  id           bigint primary key,
  account_id   bigint not null constraint sign_in_session_account references account,
  key_hash     bytea not null constraint sign_in_session_key unique
                 constraint sign_in_session_key_length check (length(key_hash) = 32),
  device       text not null constraint sign_in_session_device check (length(device) <= 60),
  started_at   timestamptz not null,
  -- kept to the minute, so that reading a page seldom writes
  last_used_at timestamptz not null,
  ended_at     timestamptz
);
create index sign_in_session_account_idx on sign_in_session (account_id) where ended_at is null;
create index sign_in_session_used_idx on sign_in_session (last_used_at);

-- Failed sign-ins per account and client mark (a random cookie; never an address).
create table sign_in_failure (
  login_hash  bytea not null,
  client_mark bytea not null,
  failures    integer not null,
  last_at     timestamptz not null,
  blocked_until timestamptz,
  primary key (login_hash, client_mark)
);

grant select, insert, update on account, appointment, access_token to mingcha_app;
grant select, insert, update, delete on sign_in_failure, sign_in_session to mingcha_app;
grant select on appointment to mingcha_reader;

-- Sets the acting official for this transaction and returns the appointments in force now.
-- Runs as the owner because it must see the whole organisation; it takes nothing but an account.
create function acting_begin(p_account bigint)
  returns table (official_id bigint, official_name text, locale text, role text, party_id bigint, party_kind text, campaign_id bigint)
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  me bigint;
  today date := (now() at time zone 'Asia/Shanghai')::date;
begin
  select a.official_id into me from account a where a.id = p_account and a.disabled_at is null;
  if me is null then
    perform set_config('mingcha.kind', '', true);
    return;
  end if;

  perform set_config('mingcha.kind', 'person', true),
          set_config('mingcha.official', me::text, true),
          set_config('mingcha.conflicts', conflicts_of(me, today)::text, true),
          set_config('mingcha.roles', (select coalesce(array_agg(distinct a.role), '{}')::text from appointment a where a.official_id = me and a.period @> now()), true),
          set_config('mingcha.report_parties', (select coalesce(array_agg(distinct a.party_id), '{}')::text from appointment a where a.official_id = me and a.period @> now() and a.role in ('intake-officer', 'clue-manager', 'group-leader', 'group-deputy', 'office')), true),
          set_config('mingcha.clue_parties', (select coalesce(array_agg(distinct a.party_id), '{}')::text from appointment a where a.official_id = me and a.period @> now() and a.role in ('clue-manager', 'handler', 'group-leader', 'group-deputy', 'group-member', 'office', 'leader')), true);

  return query
    select o.id, o.name, ac.locale, a.role, a.party_id, a.party_kind, a.campaign_id
      from account ac
      join official o on o.id = ac.official_id
      left join appointment a on a.official_id = o.id and a.period @> now()
     where ac.id = p_account;
end $$;
revoke all on function acting_begin(bigint) from public;
grant execute on function acting_begin(bigint) to mingcha_app;
