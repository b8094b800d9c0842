-- Keys for programs, and the answers of what they asked, so that asking again does nothing twice.

create table api_key (
  institution_id uuid not null references institution,
  id uuid not null,
  name text not null check (length(name) between 1 and 100),
  scopes text[] not null check (cardinality(scopes) between 1 and 20),
  -- SHA-256 of the secret, which is shown once and kept nowhere
  secret_hash bytea not null unique check (length(secret_hash) = 32),
  created_by uuid,
  created_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > created_at),
  last_used_at timestamptz,
  revoked_at timestamptz,
  primary key (institution_id, id)
);
comment on table api_key is 'kind: institution; retention: two years after it ends; erasure: none, no personal data but the id of who made it';
alter table api_key enable row level security;
alter table api_key force row level security;
create policy institution on api_key to poiju_app using (institution_id = (select scope_institution()));
create policy sign_in on api_key to poiju_auth using (true);
grant select, insert, update (revoked_at) on api_key to poiju_app;
grant select, update (last_used_at) on api_key to poiju_auth;

-- An answer is stored in the transaction of what it tells of. Who asks the same again gets it; who asks something else under the same key does not.
create table idempotency (
  institution_id uuid not null references institution,
  api_key_id uuid not null,
  key text not null check (length(key) between 1 and 255),
  request_hash bytea not null check (length(request_hash) = 32),
  status integer check (status between 200 and 499),
  answer text,
  created_at timestamptz not null,
  primary key (institution_id, api_key_id, key),
  foreign key (institution_id, api_key_id) references api_key (institution_id, id)
);
create index idempotency_age on idempotency (institution_id, created_at);
comment on table idempotency is 'kind: institution; retention: seven days; erasure: none, ids and codes only';
alter table idempotency enable row level security;
alter table idempotency force row level security;
create policy institution on idempotency to poiju_app using (institution_id = (select scope_institution()));
grant select, insert, update (status, answer), delete on idempotency to poiju_app;

insert into rate_rule values ('apiKey', 600, 60), ('verify.key', 600, 60);
