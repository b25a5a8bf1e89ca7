-- Who acts is set once per transaction; every protected table asks these functions.
-- Unset means nobody: nothing is seen, nothing is accepted (fail closed).
-- kind: person   a signed-in official, see acting_begin
--       reporter somebody who holds a query code; sees the one report that the code opens
--       portal   the public form; may add a sealed report, sees nothing
--       sign-in  somebody at the sign-in page; may add to the audit trail, sees nothing
--       clock    deadlines, ladders and upkeep; sees rows, never opens a sealed text
create extension if not exists btree_gist;

revoke all on schema public from public;
grant usage on schema public to mingcha_app, mingcha_reader;

create function acting_kind() returns text
  language sql stable parallel safe
  return nullif(current_setting('mingcha.kind', true), '');

create function acting_official() returns bigint
  language sql stable parallel safe
  return nullif(current_setting('mingcha.official', true), '')::bigint;

create function acting_code() returns bytea
  language sql stable parallel safe
  return decode(nullif(current_setting('mingcha.code', true), ''), 'hex');

-- The clue of the report that the acting reporter's code opens.
create function acting_clue() returns bigint
  language sql stable parallel safe
  return nullif(current_setting('mingcha.clue', true), '')::bigint;

-- Offices and groups for which the acting official may see reports (intake) …
create function acting_report_parties() returns bigint[]
  language sql stable parallel safe
  return coalesce(nullif(current_setting('mingcha.report_parties', true), ''), '{}')::bigint[];

-- … and clues (handling, supervising).
create function acting_clue_parties() returns bigint[]
  language sql stable parallel safe
  return coalesce(nullif(current_setting('mingcha.clue_parties', true), ''), '{}')::bigint[];

-- Officials and units with whom the acting official has a conflict: subjects of records that must
-- not be seen (self, own office and colleagues, superiors, subordinates, declared interests).
create function acting_conflicts() returns bigint[]
  language sql stable parallel safe
  return coalesce(nullif(current_setting('mingcha.conflicts', true), ''), '{}')::bigint[];

create function acting_roles() returns text[]
  language sql stable parallel safe
  return coalesce(nullif(current_setting('mingcha.roles', true), ''), '{}')::text[];

-- Refuses every change of a row: what was said or done stays as it was.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % are never changed or deleted', tg_table_name
    using errcode = 'integrity_constraint_violation', constraint = tg_table_name || '_append_only';
end $$;
