-- The picture by which an institution is known, as its administrator uploaded it. Everybody may see it, through the scope of its institution.

create table logo (
  institution_id uuid primary key references institution,
  file_id uuid not null,
  since timestamptz not null,
  foreign key (institution_id, file_id) references file (institution_id, id)
);
comment on table logo is 'kind: institution; retention: while it is used; erasure: none, no personal data';
alter table logo enable row level security;
alter table logo force row level security;
create policy institution on logo to poiju_app using (institution_id = (select scope_institution()));
grant select, insert, update, delete on logo to poiju_app;
