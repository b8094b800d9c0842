-- The audit sealer (docs/decisions/0009-audit-sealer.md). Rows of the audit are gathered in batches, one chain for each institution and one for the
-- rows of no institution; a batch is a Merkle root, chained to the one before it, and signed. Role poiju_sealer alone writes here.

-- Who may write an audit row does not choose its transaction number: that is what the sealer orders by.
revoke insert on audit from poiju_app, poiju_auth;
grant insert (id, institution_id, at, actor_kind, actor_id, subject, fact, data, detail_hash, request_id) on audit to poiju_app, poiju_auth;
create index audit_xid on audit (institution_id, xid, id);

-- The key that signs is the installation's own.
alter table data_key drop constraint data_key_owner_kind_check;
alter table data_key add constraint data_key_owner_kind_check check (owner_kind in ('institution', 'person', 'installation'));

create table audit_key (
  id uuid primary key,
  public_key bytea not null check (length(public_key) = 32),
  sealed bytea not null,
  created_at timestamptz not null
);
comment on table audit_key is 'kind: installation; retention: as long as the installation; erasure: none, no personal data';

create table audit_batch (
  -- the institution, or the nil id for rows of no institution
  chain uuid not null,
  number integer not null check (number > 0),
  previous bytea not null check (length(previous) = 32),
  root bytea not null check (length(root) = 32),
  row_count integer not null check (row_count > 0),
  -- every row of the chain with a lower transaction number is in this batch or an earlier one
  below xid8 not null,
  -- the system identifier of the server that gave those numbers: a restored copy counts anew
  cluster text not null,
  sealed_at timestamptz not null check (sealed_at = date_trunc('milliseconds', sealed_at)),
  key_id uuid not null references audit_key,
  signature bytea not null check (length(signature) = 64),
  primary key (chain, number)
);
comment on table audit_batch is 'kind: installation; retention: with the audit rows; erasure: none, hashes only';

create table audit_sealed (
  chain uuid not null,
  number integer not null,
  position integer not null check (position >= 0),
  audit_id uuid not null unique,
  leaf bytea not null check (length(leaf) = 32),
  primary key (chain, number, position)
);
comment on table audit_sealed is 'kind: installation; retention: with the audit rows; erasure: none, ids and hashes only';

grant usage on schema public to poiju_sealer;
grant select on audit, audit_detail, institution, migration to poiju_sealer;
grant select, insert on audit_key, audit_batch, audit_sealed, data_key to poiju_sealer;
create policy seal on audit for select to poiju_sealer using (true);
create policy seal on audit_detail for select to poiju_sealer using (true);

-- Insert-only, for the owner of the tables too. Whoever may switch this off is found by the check.
create function refuse_rewriting() returns trigger language plpgsql as $$
begin
  raise exception 'Rows of % are never changed or removed', tg_table_name using errcode = 'restrict_violation';
end $$;
do $$
declare t text;
begin
  foreach t in array array['audit', 'audit_key', 'audit_batch', 'audit_sealed'] loop
    execute format('create trigger insert_only before update or delete or truncate on %I for each statement execute function refuse_rewriting()', t);
  end loop;
end $$;
-- What a person wrote may be erased: the row goes as a whole, and its hash stays in the audit row.
create trigger erased_as_a_whole before update or truncate on audit_detail for each statement execute function refuse_rewriting();
