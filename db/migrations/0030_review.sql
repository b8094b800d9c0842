-- Reviews and decisions, immutable versions, the life of a micro-credential, and the projection that everybody may read.

create table micro_credential (
  institution_id uuid not null references institution,
  id uuid not null,
  -- the slug of the institution and five letters by chance: readable, and unique without a sequence that institutions share
  code text not null check (code ~ '^[A-Z][A-Z0-9-]{1,30}-[0-9A-HJKMNP-TV-Z]{5}$'),
  -- the design that its first version was approved from
  design_id uuid not null,
  state text not null check (state in ('approved', 'published', 'underReview', 'retired')),
  created_at timestamptz not null,
  published_at timestamptz,
  retired_at timestamptz,
  primary key (institution_id, id),
  unique (institution_id, code),
  unique (institution_id, design_id),
  check (state = 'approved' or published_at is not null),
  check ((state = 'retired') = (retired_at is not null))
);
comment on table micro_credential is 'kind: institution; retention: as long as its credentials; erasure: none, no personal data';

-- An approved version never changes: nobody may update or delete it, the owner of the tables neither. A newer number supersedes it.
create table version (
  institution_id uuid not null,
  id uuid not null,
  micro_credential_id uuid not null,
  number integer not null check (number > 0),
  design_id uuid not null,
  -- canonical JSON (RFC 8785) of the Design value, and its SHA-256
  design text not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  framework_version text not null,
  -- ids of institutions, the responsible one first
  owners jsonb not null,
  awarding_bodies jsonb not null,
  -- the day on which it is due to be looked at again
  review_due date,
  approved_at timestamptz not null,
  primary key (institution_id, id),
  unique (institution_id, micro_credential_id, number),
  unique (institution_id, design_id),
  foreign key (institution_id, micro_credential_id) references micro_credential (institution_id, id),
  check (hash = encode(sha256(convert_to(design, 'UTF8')), 'hex'))
);
comment on table version is 'kind: institution; retention: as long as its credentials; erasure: none, no personal data';

create function refuse_change() returns trigger language plpgsql as
  $$ begin raise exception 'A row of % never changes', tg_table_name using errcode = 'restrict_violation'; end $$;
create trigger never_changes before update or delete on version for each row execute function refuse_change();
create trigger never_emptied before truncate on version for each statement execute function refuse_change();

create table review (
  institution_id uuid not null references institution,
  id uuid not null,
  design_id uuid not null,
  -- the exact value that is decided on
  seq integer not null,
  design text not null,
  hash text not null check (hash = encode(sha256(convert_to(design, 'UTF8')), 'hex')),
  state text not null check (state in ('open', 'returned', 'approved')),
  submitted_by uuid,
  submitted_at timestamptz not null,
  version_id uuid,
  primary key (institution_id, id),
  foreign key (institution_id, version_id) references version (institution_id, id),
  check ((state = 'approved') = (version_id is not null))
);
create unique index one_open_review on review (institution_id, design_id) where state = 'open';
create index review_state on review (institution_id, state, submitted_at);
comment on table review is 'kind: institution; retention: ten years; erasure: persons are ids, the row names nobody';

-- Who decided what, when, on which version, and why: added to, never changed.
create table decision (
  institution_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('return', 'approve', 'publish', 'retire')),
  review_id uuid,
  micro_credential_id uuid,
  version_id uuid,
  person_id uuid,
  at timestamptz not null,
  statement text not null check (length(statement) <= 4000),
  primary key (institution_id, id),
  foreign key (institution_id, review_id) references review (institution_id, id),
  foreign key (institution_id, micro_credential_id) references micro_credential (institution_id, id),
  foreign key (institution_id, version_id) references version (institution_id, id),
  check ((kind in ('return', 'approve')) = (review_id is not null)),
  check ((kind = 'return') = (version_id is null))
);
-- A review is decided once, whatever two reviewers do at the same time.
create unique index one_decision on decision (institution_id, review_id) where review_id is not null;
create index decision_micro_credential on decision (institution_id, micro_credential_id, at);
comment on table decision is 'kind: institution; retention: ten years after the last credential; erasure: persons are ids, statements are the institution''s';

create table review_comment (
  institution_id uuid not null,
  id uuid not null,
  review_id uuid not null,
  number integer not null check (number > 0),
  -- member, item and part of the design: 'outcomes/o2/verb'; '' speaks of the whole
  place text not null check (place ~ '^([A-Za-z]{1,40}(/[A-Za-z0-9_-]{1,64}){0,2})?$'),
  text text not null check (length(text) between 1 and 4000),
  author_id uuid,
  at timestamptz not null,
  primary key (institution_id, id),
  unique (institution_id, review_id, number),
  foreign key (institution_id, review_id) references review (institution_id, id)
);
comment on table review_comment is 'kind: institution; retention: with the review; erasure: the author is an id';

-- What the public may read: written by its institution alone, read by all.
create table published (
  institution_id uuid not null references institution,
  micro_credential_id uuid not null,
  version_id uuid not null,
  code text not null unique,
  number integer not null check (number > 0),
  hash text not null,
  framework_version text not null,
  approved_at timestamptz not null,
  -- the parts of the Design value that are for everybody
  design jsonb not null,
  -- [{ id, slug, name, shortName, city, country, homepage }], the responsible one first
  owners jsonb not null,
  awarding_bodies jsonb not null,
  -- { name, email } of the office that answers
  contact jsonb,
  published_at timestamptz not null,
  refreshed_at timestamptz not null,
  retired_at timestamptz,
  -- facets
  fields text[] not null,
  owner_slugs text[] not null,
  eqf_level integer,
  credits numeric(4, 1) not null,
  participation text,
  languages text[] not null,
  price_cents integer,
  -- words that it is found by: base forms with the weight of where they stand
  lexemes_fi tsvector not null,
  lexemes_sv tsvector not null,
  lexemes_en tsvector not null,
  primary key (institution_id, micro_credential_id)
);
create index published_fi on published using gin (lexemes_fi);
create index published_sv on published using gin (lexemes_sv);
create index published_en on published using gin (lexemes_en);
create index published_newest on published (published_at desc, micro_credential_id) where retired_at is null;
create index published_id on published (micro_credential_id);
comment on table published is 'kind: network; retention: as long as its credentials; erasure: none, no personal data';
create trigger tell_public_change after insert or update or delete on published for each statement execute function tell_public_change();

do $$
declare t text;
begin
  foreach t in array array['micro_credential', 'version', 'review', 'decision', 'review_comment', 'published'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy institution on %I to poiju_app using (institution_id = (select scope_institution()))', t);
  end loop;
end $$;
create policy read on published for select to poiju_app using (true);
grant select, insert on micro_credential, version, review, decision, review_comment, published to poiju_app;
grant update (state, published_at, retired_at) on micro_credential to poiju_app;
grant update (state, version_id) on review to poiju_app;
grant update on published to poiju_app;
