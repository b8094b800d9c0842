-- Reviews, immutable versions, the life of a micro-credential, and the projection that everybody may read.

create table micro_credential (
  institution_id uuid not null references institution,
  id uuid not null,
  -- readable, unique in its institution, made by chance: no sequence that institutions share
  code text not null check (code ~ '^[A-Z0-9]{2,12}-[0-9A-HJKMNP-TV-Z]{5}$'),
  design_id uuid not null,
  state text not null check (state in ('approved', 'published', 'underReview', 'retired')),
  review_due date,
  created_at timestamptz not null,
  published_at timestamptz,
  retired_at timestamptz,
  primary key (institution_id, id),
  unique (institution_id, code),
  unique (institution_id, design_id)
);
comment on table micro_credential is 'kind: institution; retention: as long as its credentials; erasure: none, no personal data';

-- An approved version never changes: the application may insert and read, and say that a newer one has come.
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
  awarding_bodies jsonb not null,
  co_owners jsonb not null,
  approved_at timestamptz not null,
  approved_by uuid,
  superseded_at timestamptz,
  primary key (institution_id, id),
  unique (institution_id, micro_credential_id, number),
  foreign key (institution_id, micro_credential_id) references micro_credential (institution_id, id),
  check (hash = encode(sha256(convert_to(design, 'UTF8')), 'hex'))
);
comment on table version is 'kind: institution; retention: as long as its credentials; erasure: none, no personal data';

create table review (
  institution_id uuid not null references institution,
  id uuid not null,
  design_id uuid not null,
  -- the exact value that is decided on
  seq integer not null,
  hash text not null,
  design text not null,
  state text not null check (state in ('open', 'returned', 'approved')),
  submitted_by uuid,
  submitted_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  statement text check (length(statement) <= 4000),
  version_id uuid,
  primary key (institution_id, id),
  check ((state = 'open') = (decided_at is null)),
  check ((state = 'approved') = (version_id is not null))
);
create unique index one_open_review on review (institution_id, design_id) where state = 'open';
comment on table review is 'kind: institution; retention: ten years; erasure: persons as ids, statements are the institution''s';

create table review_comment (
  institution_id uuid not null,
  id uuid not null,
  review_id uuid not null,
  number integer not null,
  -- member, item and part of the design: 'outcomes/o2/verb'
  place text not null check (length(place) <= 300),
  text text not null check (length(text) between 1 and 4000),
  author_id uuid,
  at timestamptz not null,
  primary key (institution_id, id),
  unique (institution_id, review_id, number),
  foreign key (institution_id, review_id) references review (institution_id, id)
);
comment on table review_comment is 'kind: institution; retention: with the review; erasure: author as an id';

-- What the public may read: written by its institution alone, read by all.
create table published (
  institution_id uuid not null references institution,
  micro_credential_id uuid not null,
  version_id uuid not null,
  code text not null,
  number integer not null,
  design jsonb not null,
  owners jsonb not null,
  awarding_bodies jsonb not null,
  contact jsonb,
  published_at timestamptz not null,
  retired_at timestamptz,
  -- facets
  title text not null,
  main_field text,
  fields text[] not null default '{}',
  eqf_level integer,
  credits numeric(4, 1) not null,
  participation text,
  languages text[] not null default '{}',
  price_cents integer,
  owner_slugs text[] not null default '{}',
  lexemes_fi tsvector not null default '',
  lexemes_sv tsvector not null default '',
  lexemes_en tsvector not null default '',
  primary key (institution_id, micro_credential_id),
  unique (code)
);
create index published_fi on published using gin (lexemes_fi);
create index published_sv on published using gin (lexemes_sv);
create index published_en on published using gin (lexemes_en);
create index published_newest on published (published_at desc);
comment on table published is 'kind: network; retention: as long as its credentials; erasure: none, no personal data';

do $$
declare t text;
begin
  foreach t in array array['micro_credential', 'version', 'review', 'review_comment', 'published'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy institution on %I to poiju_app using (institution_id = (select scope_institution()))', t);
  end loop;
end $$;
create policy read on published for select to poiju_app using (true);
grant select, insert on micro_credential, version, review, review_comment, published to poiju_app;
grant update (state, review_due, published_at, retired_at) on micro_credential to poiju_app;
grant update (superseded_at) on version to poiju_app;
grant update (state, decided_by, decided_at, statement, version_id) on review to poiju_app;
grant update, delete on published to poiju_app;
