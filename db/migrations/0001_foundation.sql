-- The ground: roles, scopes, people, audit, mail, files, threads, notices, limits.
-- Every table says in its comment of which kind it is, how long its rows are kept, and what happens to them when a person asks to
-- be erased: "kind: …; retention: …; erasure: …". A house test refuses a table without.

-- The roles poiju_app, poiju_auth and poiju_jobs are made by the migrate step, which also gives them their passwords.
grant usage on schema public to poiju_app, poiju_auth;

-- The scope of the running transaction. An unset scope is null, and null equals nothing: it sees no row.
create function scope_institution() returns uuid language sql stable parallel safe as
  $$ select nullif(current_setting('poiju.institution', true), '')::uuid $$;
create function scope_person() returns uuid language sql stable parallel safe as
  $$ select nullif(current_setting('poiju.person', true), '')::uuid $$;

create table setting (
  key text primary key,
  value jsonb not null
);
comment on table setting is 'kind: installation; retention: as long as the installation; erasure: none, no personal data';
grant select, insert on setting to poiju_app;

create table institution (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z][a-z0-9-]{1,30}$'),
  name jsonb not null,
  short_name text not null,
  country text not null default 'FI' check (country ~ '^[A-Z]{2}$'),
  city text,
  homepage text,
  is_network boolean not null default false,
  identifiers jsonb not null default '[]'
);
create unique index one_network on institution (is_network) where is_network;
comment on table institution is 'kind: world; retention: as long as the installation; erasure: none, no personal data';
grant select on institution to poiju_app, poiju_auth;

-- Public pages are kept by the processes until something they show has changed: those tables tell it when their transaction commits.
create function tell_public_change() returns trigger language plpgsql as
  $$ begin perform pg_notify('public_change', ''); return null; end $$;
create trigger tell_public_change after insert or update or delete on institution for each statement execute function tell_public_change();

create table person (
  id uuid primary key,
  email text not null check (email = lower(email) and length(email) <= 254),
  name text not null check (length(name) between 1 and 200),
  locale text not null default 'fi' check (locale in ('fi', 'sv', 'en')),
  -- turvakielto: name and contact details are not shown in lists, mails or exports
  non_disclosure boolean not null default false,
  email_confirmed_at timestamptz,
  created_at timestamptz not null
);
create unique index person_email on person (email);
comment on table person is 'kind: person; retention: until two years after the last sign-in, while nothing else needs it; erasure: row removed, references in audit keep the id';

create table password (
  person_id uuid primary key references person on delete cascade,
  hash text not null,
  changed_at timestamptz not null
);
comment on table password is 'kind: installation; retention: with the person; erasure: removed with the person';

create table membership (
  institution_id uuid not null references institution,
  person_id uuid not null references person on delete cascade,
  role text not null,
  since timestamptz not null,
  primary key (institution_id, person_id, role)
);
create index membership_person on membership (person_id);
comment on table membership is 'kind: institution; retention: while the role lasts; erasure: removed with the person';

create table session (
  token_hash bytea primary key,
  id uuid not null unique,
  person_id uuid not null references person on delete cascade,
  institution_id uuid references institution,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null
);
create index session_person on session (person_id);
comment on table session is 'kind: installation; retention: until it expires, at most 30 days; erasure: removed with the person';

-- One-time links by mail: sign-in, a need''s follow page, an invitation. Only the hash is kept.
create table link_token (
  token_hash bytea primary key,
  purpose text not null check (purpose ~ '^[a-z][a-zA-Z.]{1,40}$'),
  thing text not null,
  data jsonb not null default '{}',
  created_at timestamptz not null,
  expires_at timestamptz,
  used_at timestamptz
);
comment on table link_token is 'kind: installation; retention: until thirty days after it expires; erasure: removed with what it points at';

create table rate_limit (
  bucket text not null,
  window_start timestamptz not null,
  count integer not null,
  primary key (bucket, window_start)
);
comment on table rate_limit is 'kind: installation; retention: one day; erasure: none, keys are hashes';

create table rate_rule (
  name text primary key,
  limit_count integer not null check (limit_count > 0),
  window_seconds integer not null check (window_seconds between 1 and 86400)
);
comment on table rate_rule is 'kind: installation; retention: as long as the installation; erasure: none, no personal data';
insert into rate_rule values
  ('signIn.password.person', 10, 900), ('signIn.password.address', 60, 900), ('signIn.link.address', 20, 3600), ('signIn.link.person', 5, 3600),
  ('register.address', 20, 3600), ('need.report', 10, 3600), ('verify', 60, 60), ('api', 300, 60), ('feedback', 10, 3600), ('enrol', 30, 3600), ('upload', 60, 3600);

create table audit (
  id uuid primary key,
  xid xid8 not null default pg_current_xact_id(),
  institution_id uuid references institution,
  at timestamptz not null,
  actor_kind text not null,
  actor_id text not null,
  subject text not null,
  fact text not null,
  data jsonb not null,
  detail_hash bytea,
  request_id text not null
);
create index audit_subject on audit (institution_id, subject, at);
create index audit_at on audit (institution_id, at);
create index audit_fact on audit (institution_id, fact, at);
comment on table audit is 'kind: institution; retention: ten years after the last credential of the institution; erasure: kept, it holds ids and codes only';

create table audit_detail (
  audit_id uuid primary key references audit,
  institution_id uuid references institution,
  salt bytea not null,
  content text not null
);
comment on table audit_detail is 'kind: institution; retention: five years; erasure: removed for the person, the hash in the audit row stays';

create table mail (
  id uuid primary key,
  institution_id uuid references institution,
  recipient text not null,
  person_id uuid references person on delete set null,
  locale text not null,
  subject text not null,
  body text not null,
  created_at timestamptz not null,
  sent_at timestamptz,
  failed_at timestamptz,
  tries integer not null default 0,
  last_error text
);
comment on table mail is 'kind: installation; retention: thirty days after sending; erasure: removed for the person';

create table notice (
  id uuid primary key,
  person_id uuid not null references person on delete cascade,
  institution_id uuid references institution,
  kind text not null,
  href text not null,
  data jsonb not null default '{}',
  created_at timestamptz not null,
  read_at timestamptz
);
create index notice_person on notice (person_id, created_at);
comment on table notice is 'kind: person; retention: one year; erasure: removed with the person';

create table file (
  institution_id uuid not null references institution,
  id uuid not null,
  sha256 bytea not null,
  bytes bigint not null,
  media_type text not null,
  name text not null,
  created_at timestamptz not null,
  primary key (institution_id, id)
);
comment on table file is 'kind: institution; retention: with the thing it belongs to; erasure: removed with the thing';

-- One thread per place ("design:…#outcomes/o1"). A later room may show it inside an earlier screen.
create table thread (
  institution_id uuid not null references institution,
  id uuid not null,
  place text not null,
  created_at timestamptz not null,
  closed_at timestamptz,
  primary key (institution_id, id),
  unique (institution_id, place)
);
comment on table thread is 'kind: institution; retention: with the thing it speaks of; erasure: kept, it holds no personal data';

create table message (
  institution_id uuid not null references institution,
  id uuid not null,
  thread_id uuid not null,
  person_id uuid references person on delete set null,
  text text not null check (length(text) between 1 and 4000),
  created_at timestamptz not null,
  primary key (institution_id, id),
  foreign key (institution_id, thread_id) references thread (institution_id, id) on delete cascade
);
create index message_thread on message (institution_id, thread_id, created_at);
comment on table message is 'kind: institution; retention: with its thread; erasure: author removed, text kept';

-- A data key for each institution and person, wrapped by the master key, which is in neither the database nor a backup.
create table data_key (
  owner_kind text not null check (owner_kind in ('institution', 'person')),
  owner_id uuid not null,
  wrapped bytea not null,
  created_at timestamptz not null,
  primary key (owner_kind, owner_id)
);
comment on table data_key is 'kind: installation; retention: with its owner; erasure: removing the key makes what it sealed unreadable';

-- Functional contact points of an institution: an office or a service, never a private person.
create table contact (
  institution_id uuid not null references institution,
  id uuid not null,
  name jsonb not null,
  email text not null,
  primary key (institution_id, id)
);
comment on table contact is 'kind: institution; retention: while it is used; erasure: none, service addresses only';

create table feedback (
  id uuid primary key,
  kind text not null check (kind in ('accessibility')),
  text text not null check (length(text) between 1 and 4000),
  reply_to text,
  page text,
  created_at timestamptz not null
);
comment on table feedback is 'kind: installation; retention: one year; erasure: removed on request';

-- Row-level security, forced: the application''s role owns nothing and bypasses nothing.
do $$
declare t text;
begin
  foreach t in array array['person', 'membership', 'audit', 'audit_detail', 'notice', 'file', 'thread', 'message', 'contact'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
  end loop;
end $$;

-- A person is seen by themselves and by the institutions where they have a role.
create policy own on person to poiju_app using (id = (select scope_person()));
create policy staff on person for select to poiju_app
  using (exists (select 1 from membership m where m.person_id = person.id and m.institution_id = (select scope_institution())));
create policy sign_in on person to poiju_auth using (true) with check (true);
create policy institution on membership to poiju_app using (institution_id = (select scope_institution()));
create policy sign_in on membership for select to poiju_auth using (true);
create policy institution on audit for select to poiju_app using (institution_id = (select scope_institution()));
create policy write on audit for insert to poiju_app with check (institution_id is not distinct from (select scope_institution()));
create policy sign_in on audit for insert to poiju_auth with check (institution_id is null);
create policy institution on audit_detail for select to poiju_app using (institution_id = (select scope_institution()));
create policy write on audit_detail for insert to poiju_app with check (institution_id is not distinct from (select scope_institution()));
create policy own on notice to poiju_app using (person_id = (select scope_person())) with check (true);
create policy institution on file to poiju_app using (institution_id = (select scope_institution()));
create policy institution on thread to poiju_app using (institution_id = (select scope_institution()));
create policy institution on message to poiju_app using (institution_id = (select scope_institution()));
create policy read on contact for select to poiju_app using (true);
create policy institution on contact to poiju_app using (institution_id = (select scope_institution()));

grant select, update on person to poiju_app;
grant select, insert, update on person to poiju_auth;
grant select, insert, update, delete on password, session, link_token to poiju_auth;
grant select on membership to poiju_auth;
grant insert on audit to poiju_auth;
grant select, insert, update, delete on rate_limit to poiju_auth, poiju_app;
grant select on rate_rule to poiju_auth, poiju_app;
grant select, insert, delete on membership to poiju_app;
-- A change of role ends the sessions of the person: the app may remove, not read, them.
grant delete on session to poiju_app;
grant select (person_id) on session to poiju_app;
grant select, insert, update on link_token to poiju_app;
grant select, insert on audit, audit_detail to poiju_app;
grant select, insert, update on mail to poiju_app;
grant insert on mail to poiju_auth;
grant select, insert, update on notice to poiju_app;
grant select, insert, delete on file to poiju_app;
grant select, insert, update on thread to poiju_app;
grant select, insert on message to poiju_app;
grant select, insert on data_key to poiju_app;
grant select, insert, update on contact to poiju_app;
grant insert on feedback to poiju_app;

-- The one view through which lists, mails and exports read persons: it hides those under turvakielto.
create view person_listed with (security_invoker) as
  select id, case when non_disclosure then null else name end as name, case when non_disclosure then null else email end as email, locale, non_disclosure
  from person;
grant select on person_listed to poiju_app;
