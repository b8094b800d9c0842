-- Designs: a document of many hands as an append-only log of updates, its projection for lists, and who shares it.

create table design (
  institution_id uuid not null references institution,
  id uuid not null,
  state text not null check (state in ('drafting', 'inReview', 'returned', 'approved')),
  -- where it came from: blank, need, sample or version, and which
  origin_kind text not null check (origin_kind in ('blank', 'need', 'sample', 'version')),
  origin_id text,
  -- goes up with each accepted update: a decision is bound to the number it was made on
  seq integer not null default 0,
  -- the projection: made from the document in the transaction of each update
  title jsonb not null default '{}',
  credits numeric(4, 1),
  eqf_level integer,
  needs jsonb not null default '[]',
  required_count integer not null default 0,
  advised_count integer not null default 0,
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  updated_by uuid,
  primary key (institution_id, id)
);
create index design_updated on design (institution_id, updated_at desc);
comment on table design is 'kind: institution; retention: five years after the last version retires; erasure: names are ids, text is the institution''s';

create table design_update (
  institution_id uuid not null,
  design_id uuid not null,
  seq integer not null check (seq > 0),
  update bytea not null check (octet_length(update) <= 1048576),
  -- from the connection, never from the client; null for the system
  author_id uuid,
  origin text not null check (origin in ('live', 'change')),
  at timestamptz not null,
  primary key (institution_id, design_id, seq),
  foreign key (institution_id, design_id) references design (institution_id, id)
);
create index design_update_author on design_update (author_id);
comment on table design_update is 'kind: institution; retention: with the design; erasure: the author''s id stays, the person row goes';

create table share (
  institution_id uuid not null,
  design_id uuid not null,
  with_institution uuid not null references institution,
  kind text not null check (kind in ('coOwner', 'awardingBody')),
  since timestamptz not null,
  primary key (institution_id, design_id, with_institution, kind),
  foreign key (institution_id, design_id) references design (institution_id, id),
  check (with_institution <> institution_id)
);
create index share_with on share (with_institution);
comment on table share is 'kind: institution; retention: with the design; erasure: none, no personal data';

do $$
declare t text;
begin
  foreach t in array array['design', 'design_update', 'share'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
  end loop;
end $$;
create policy institution on design to poiju_app using (institution_id = (select scope_institution()));
create policy institution on design_update to poiju_app using (institution_id = (select scope_institution()));
create policy institution on share to poiju_app using (institution_id = (select scope_institution()));
-- The other side of a share finds it from its own scope; everything else it does in the scope of the responsible institution.
create policy shared_with on share for select to poiju_app using (with_institution = (select scope_institution()));

grant select, insert, update on design to poiju_app;
grant select, insert on design_update to poiju_app;
grant select, insert, delete on share to poiju_app;
