-- Templates that the system administrator added to those that come with the program.
create table campaign_template (
  id       bigint primary key,
  -- id and version as they stand in the file
  template text not null,
  version  integer not null,
  yaml     text not null,
  added_at timestamptz not null,
  added_by bigint not null,
  constraint campaign_template_once unique (template, version)
);
create trigger campaign_template_append_only before update or delete or truncate on campaign_template
  for each statement execute function refuse_change();

create table campaign (
  id               bigint primary key,
  -- short word in numbers and addresses, e.g. yz2018
  slug             text not null constraint campaign_slug unique constraint campaign_slug_form check (slug ~ '^[a-z0-9-]{2,24}$'),
  name_zh_cn       text not null,
  name_zh_tw       text not null,
  name_en          text not null,
  template_id      text not null,
  template_version text not null,
  -- the template as it was when the campaign opened: later versions change nothing here
  template_yaml    text not null,
  lead_office_id   bigint not null constraint campaign_lead_office references unit,
  region_code      text not null constraint campaign_region references region,
  starts_on        date not null,
  ends_on          date not null,
  -- reports from the public are taken until then
  intake_until     date not null,
  state            text not null constraint campaign_state check (state in ('preparing', 'running', 'closing', 'closed')),
  version          integer not null default 1,
  constraint campaign_dates check (ends_on >= starts_on and intake_until >= starts_on)
);

-- An inspection group or, with a parent, a sub-group of it.
create table inspection_group (
  id          bigint primary key,
  campaign_id bigint not null constraint inspection_group_campaign references campaign,
  parent_id   bigint constraint inspection_group_parent references inspection_group,
  number      integer not null,
  name        text not null,
  name_hant   text not null,
  opens_on    date not null,
  closes_on   date not null,
  version     integer not null default 1,
  constraint inspection_group_dates check (closes_on >= opens_on)
);
create unique index inspection_group_number on inspection_group (campaign_id, coalesce(parent_id, 0), number);

create table group_region (
  group_id    bigint not null constraint group_region_group references inspection_group,
  region_code text not null constraint group_region_region references region,
  primary key (group_id, region_code)
);
create index group_region_region_idx on group_region (region_code);

create table campaign_stage (
  campaign_id bigint not null constraint campaign_stage_campaign references campaign,
  stage_key   text not null,
  from_on     date not null,
  to_on       date not null,
  primary key (campaign_id, stage_key),
  constraint campaign_stage_dates check (to_on >= from_on)
);

-- Running numbers of documents (发文字号), per issuing office, code and year.
create table document_counter (
  party_id bigint not null,
  code     text not null,
  year     integer not null,
  last     integer not null,
  primary key (party_id, code, year)
);

grant select on campaign_template, campaign, inspection_group, group_region, campaign_stage to mingcha_app, mingcha_reader;
grant insert on campaign_template to mingcha_app;
grant insert, update on campaign, inspection_group, group_region, campaign_stage to mingcha_app;
grant delete on group_region to mingcha_app;
grant select, insert, update on document_counter to mingcha_app;
