-- Credentials: keys, status lists, the sealed records, batches.

-- The public half of a key stays published for as long as credentials signed with it are to verify.
create table issuer_key (
  institution_id uuid not null references institution,
  id uuid not null,
  public_key_multibase text not null unique,
  created_at timestamptz not null,
  retired_at timestamptz,
  compromised_at timestamptz,
  primary key (institution_id, id)
);
comment on table issuer_key is 'kind: network; retention: as long as the installation; erasure: none, no personal data';

create table issuer_secret (
  institution_id uuid not null,
  key_id uuid not null,
  sealed bytea not null,
  primary key (institution_id, key_id),
  foreign key (institution_id, key_id) references issuer_key (institution_id, id)
);
comment on table issuer_secret is 'kind: institution; retention: while the key signs; erasure: none, no personal data';

create table status_list (
  institution_id uuid not null references institution,
  id uuid not null,
  number integer not null check (number > 0),
  purpose text not null default 'revocation' check (purpose in ('revocation', 'suspension')),
  length integer not null check (length >= 131072 and length % 8 = 0),
  taken integer not null default 0 check (taken >= 0 and taken <= length / 2),
  -- goes up with each change of a bit; the sealed text is of the revision beside it
  revision integer not null default 0,
  sealed_revision integer not null default -1,
  sealed text,
  sealed_at timestamptz,
  primary key (institution_id, id),
  unique (institution_id, number)
);
comment on table status_list is 'kind: network; retention: as long as the installation; erasure: none, no personal data';

create table issue_batch (
  institution_id uuid not null references institution,
  id uuid not null,
  offering_id uuid,
  created_by uuid,
  created_at timestamptz not null,
  total integer not null check (total > 0),
  primary key (institution_id, id)
);
comment on table issue_batch is 'kind: institution; retention: ten years; erasure: creator kept as an id';

create table credential (
  institution_id uuid not null references institution,
  id uuid not null,
  batch_id uuid,
  basis_kind text not null check (basis_kind in ('completion', 'badgeDecision', 'endorsement')),
  basis_id uuid not null,
  person_id uuid references person on delete set null,
  version_id uuid not null,
  url text not null unique,
  language text not null check (language in ('fi', 'sv', 'en')),
  title text not null,
  learner_name text not null,
  state text not null check (state in ('pending', 'issued', 'revoked', 'superseded')),
  key_id uuid not null,
  status_list_id uuid not null,
  status_index integer not null check (status_index >= 0),
  -- the exact bytes to sign, fixed before any signature; the proof is all that is added later
  unsigned text not null,
  proof text,
  created_at timestamptz not null,
  issued_at timestamptz,
  ended_at timestamptz,
  end_reason text check (end_reason in ('error', 'misconduct', 'annulled', 'superseded', 'keyCompromised', 'byRequest')),
  superseded_by uuid,
  primary key (institution_id, id),
  unique (institution_id, status_list_id, status_index),
  foreign key (institution_id, key_id) references issuer_key (institution_id, id),
  foreign key (institution_id, status_list_id) references status_list (institution_id, id),
  foreign key (institution_id, batch_id) references issue_batch (institution_id, id),
  check ((state = 'pending') = (proof is null)),
  check ((state in ('revoked', 'superseded')) = (ended_at is not null)),
  check ((end_reason is null) = (ended_at is null))
);
-- One basis has at most one valid credential, whatever two processes do.
create unique index one_valid_credential on credential (institution_id, basis_kind, basis_id) where state in ('pending', 'issued');
create index credential_person on credential (person_id);
create index credential_batch on credential (institution_id, batch_id);
create index credential_pending on credential (institution_id, created_at) where state = 'pending';
create index credential_revoked on credential (institution_id, status_list_id) where state in ('revoked', 'superseded');
comment on table credential is 'kind: institution; retention: thirty years; erasure: the learner''s copy goes, the register''s duty keeps the record';

do $$
declare t text;
begin
  foreach t in array array['issuer_key', 'issuer_secret', 'status_list', 'issue_batch', 'credential'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
  end loop;
end $$;
create policy read on issuer_key for select to poiju_app using (true);
create policy write on issuer_key for insert to poiju_app with check (institution_id = (select scope_institution()));
create policy change on issuer_key for update to poiju_app using (institution_id = (select scope_institution()));
create policy institution on issuer_secret to poiju_app using (institution_id = (select scope_institution()));
create policy read on status_list for select to poiju_app using (true);
create policy write on status_list for insert to poiju_app with check (institution_id = (select scope_institution()));
create policy change on status_list for update to poiju_app using (institution_id = (select scope_institution()));
create policy institution on issue_batch to poiju_app using (institution_id = (select scope_institution()));
create policy institution on credential to poiju_app using (institution_id = (select scope_institution()));
-- A learner sees their own credentials of every institution.
create policy own on credential for select to poiju_app using (person_id = (select scope_person()));

grant select, insert on issuer_key, issuer_secret, status_list, issue_batch, credential to poiju_app;
grant update (total) on issue_batch to poiju_app;
grant update (retired_at, compromised_at) on issuer_key to poiju_app;
grant update (taken, revision, sealed_revision, sealed, sealed_at) on status_list to poiju_app;
-- The bytes, the basis and the place in the status list never change.
grant update (state, proof, issued_at, ended_at, end_reason, superseded_by) on credential to poiju_app;

-- Issuers elsewhere whose documents the operator keeps (`poiju known-issuer`): what verifying goes by, without asking anybody.
create table known_issuer (
  did text primary key check (length(did) <= 400 and did like 'did:web:%'),
  document jsonb not null,
  kept_at timestamptz not null
);
comment on table known_issuer is 'kind: installation; retention: until the operator takes it out; erasure: none, no personal data';
grant select on known_issuer to poiju_app;
