-- What a learner chose to show: the derived credential behind a link. It goes when the link ends.
create table shared_part (
  token_hash bytea primary key references link_token on delete cascade,
  institution_id uuid not null references institution,
  credential_id uuid not null,
  person_id uuid not null references person on delete cascade,
  credential text not null,
  parts text[] not null,
  created_at timestamptz not null,
  foreign key (institution_id, credential_id) references credential (institution_id, id)
);
comment on table shared_part is 'kind: person; retention: until the link ends or is withdrawn; erasure: removed for the person';
create index shared_part_credential on shared_part (institution_id, credential_id);
alter table shared_part enable row level security;
alter table shared_part force row level security;
create policy own on shared_part to poiju_app using (person_id = (select scope_person())) with check (person_id = (select scope_person()));
-- Who holds the link may read what is behind it: the token's hash is looked up first, in the scope of the institution.
create policy shown on shared_part for select to poiju_app using (institution_id = (select scope_institution()));
grant select, insert, delete on shared_part to poiju_app;

-- The identifier under which the institution is a legal person (Regulation (EU) 910/2014): the European Learning Model does not conform without it.
create table legal_identifier (
  institution_id uuid primary key references institution,
  value text not null check (length(value) between 3 and 60),
  since timestamptz not null
);
comment on table legal_identifier is 'kind: network; retention: as long as the installation; erasure: none, no personal data';
alter table legal_identifier enable row level security;
alter table legal_identifier force row level security;
create policy read on legal_identifier for select to poiju_app using (true);
create policy write on legal_identifier for insert to poiju_app with check (institution_id = (select scope_institution()));
create policy change on legal_identifier for update to poiju_app using (institution_id = (select scope_institution()));
create policy remove on legal_identifier for delete to poiju_app using (institution_id = (select scope_institution()));
grant select, insert, update, delete on legal_identifier to poiju_app;
