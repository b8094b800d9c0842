-- Badges without credits: their design and short review, approved versions that never change, and the decisions to award them.

create table badge (
  institution_id uuid not null references institution,
  id uuid not null,
  code text not null check (code ~ '^[A-Z][A-Z0-9-]{1,30}-[0-9A-HJKMNP-TV-Z]{5}$'),
  state text not null check (state in ('drafting', 'inReview', 'returned', 'approved', 'retired')),
  -- what is being written; what was approved stands in badge_version
  draft jsonb not null,
  -- goes up with each change: a form that was opened before somebody else's change is told so
  revision integer not null default 1 check (revision > 0),
  created_at timestamptz not null,
  changed_at timestamptz not null,
  submitted_by uuid,
  submitted_at timestamptz,
  retired_at timestamptz,
  primary key (institution_id, id),
  unique (institution_id, code),
  check ((state = 'inReview') = (submitted_at is not null)),
  check ((state = 'retired') = (retired_at is not null))
);
comment on table badge is 'kind: institution; retention: as long as its credentials; erasure: who sent it is an id';

-- Everybody who has written in a badge: none of them reviews it.
create table badge_author (
  institution_id uuid not null,
  badge_id uuid not null,
  person_id uuid not null,
  primary key (institution_id, badge_id, person_id),
  foreign key (institution_id, badge_id) references badge (institution_id, id)
);
comment on table badge_author is 'kind: institution; retention: with the badge; erasure: persons are ids';

create table badge_version (
  institution_id uuid not null,
  id uuid not null,
  badge_id uuid not null,
  number integer not null check (number > 0),
  -- canonical JSON (RFC 8785) of what was approved, and its SHA-256
  text text not null,
  hash text not null check (hash = encode(sha256(convert_to(text, 'UTF8')), 'hex')),
  approved_by uuid,
  approved_at timestamptz not null,
  primary key (institution_id, id),
  unique (institution_id, badge_id, number),
  foreign key (institution_id, badge_id) references badge (institution_id, id)
);
comment on table badge_version is 'kind: institution; retention: as long as its credentials; erasure: persons are ids';
create trigger never_changes before update or delete on badge_version for each row execute function refuse_change();
create trigger never_emptied before truncate on badge_version for each statement execute function refuse_change();

-- What a reviewer or the study office said, and when: added to, never changed.
create table badge_statement (
  institution_id uuid not null,
  id uuid not null,
  badge_id uuid not null,
  kind text not null check (kind in ('return', 'approve', 'retire')),
  statement text not null check (length(statement) <= 4000),
  person_id uuid,
  at timestamptz not null,
  primary key (institution_id, id),
  foreign key (institution_id, badge_id) references badge (institution_id, id)
);
create index badge_statement_badge on badge_statement (institution_id, badge_id, at);
comment on table badge_statement is 'kind: institution; retention: with the badge; erasure: persons are ids, statements are the institution''s';

-- A named person decides that somebody has shown, or taken part in, what a badge asks for.
create table badge_decision (
  institution_id uuid not null,
  id uuid not null,
  badge_version_id uuid not null,
  -- identity as given; the account, once its owner has taken the badge to it
  name text not null check (length(name) between 1 and 200),
  email text not null check (email = lower(email) and length(email) between 3 and 254),
  locale text not null check (locale in ('fi', 'sv', 'en')),
  person_id uuid references person on delete set null,
  achieved_on date not null,
  decided_by uuid,
  decided_at timestamptz not null,
  -- when its credential was revoked: the same badge may then be awarded anew
  ended_at timestamptz,
  primary key (institution_id, id),
  foreign key (institution_id, badge_version_id) references badge_version (institution_id, id)
);
-- The same badge is awarded once to the same address, whatever two lists say at the same time.
create unique index one_badge_each on badge_decision (institution_id, badge_version_id, email) where ended_at is null;
create index badge_decision_newest on badge_decision (institution_id, decided_at desc);
create index badge_decision_person on badge_decision (person_id);
comment on table badge_decision is 'kind: institution; retention: thirty years, with its credential; erasure: the account is unlinked, the register''s duty keeps the record';

do $$
declare t text;
begin
  foreach t in array array['badge', 'badge_author', 'badge_version', 'badge_statement', 'badge_decision'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy institution on %I to poiju_app using (institution_id = (select scope_institution()))', t);
  end loop;
end $$;
grant select, insert on badge, badge_author, badge_version, badge_statement, badge_decision to poiju_app;
grant update (state, draft, revision, changed_at, submitted_by, submitted_at, retired_at) on badge to poiju_app;
grant update (person_id, ended_at) on badge_decision to poiju_app;

-- A badge is awarded to an address; who opens the letter takes it to their account. That happens once.
grant update (person_id) on credential to poiju_app;
create function refuse_another_owner() returns trigger language plpgsql as $$
begin
  if old.person_id is not null and new.person_id is not null and new.person_id <> old.person_id then
    raise exception 'A credential never changes its owner' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger one_owner before update of person_id on credential for each row execute function refuse_another_owner();
