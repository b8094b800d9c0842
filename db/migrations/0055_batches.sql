-- Batches of any size: what is to be issued is a list that a job works through in pieces, each piece stored before it is signed.

-- Places in a status list come from a shuffle of the whole list, so that the next free one is a counter and yet tells nothing.
create table status_seed (
  institution_id uuid not null,
  status_list_id uuid not null,
  seed bytea not null check (length(seed) = 32),
  primary key (institution_id, status_list_id),
  foreign key (institution_id, status_list_id) references status_list (institution_id, id)
);
comment on table status_seed is 'kind: institution; retention: as long as the list; erasure: none, no personal data';

alter table issue_batch
  add column demo boolean not null default false,
  add column basis_kind text not null default 'completion' check (basis_kind in ('completion', 'badgeDecision', 'endorsement')),
  add column status_list_id uuid,
  -- the first of this batch's places in the shuffle
  add column status_from integer,
  -- how many of its items have been looked at, in their order
  add column prepared integer not null default 0;

create table issue_batch_item (
  institution_id uuid not null,
  batch_id uuid not null,
  position integer not null check (position >= 0),
  basis_id uuid not null,
  -- why nothing was issued for it; null when something was or will be
  skipped text check (skipped in ('not-decided', 'already-issued', 'record-incomplete')),
  primary key (institution_id, batch_id, position),
  foreign key (institution_id, batch_id) references issue_batch (institution_id, id)
);
create index issue_batch_skipped on issue_batch_item (institution_id, batch_id) where skipped is not null;
comment on table issue_batch_item is 'kind: institution; retention: ten years, with its batch; erasure: none, ids only';

do $$
declare t text;
begin
  foreach t in array array['status_seed', 'issue_batch_item'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy institution on %I to poiju_app using (institution_id = (select scope_institution()))', t);
  end loop;
end $$;
grant select, insert on status_seed, issue_batch_item to poiju_app;
grant update (skipped) on issue_batch_item to poiju_app;
grant update (total, prepared) on issue_batch to poiju_app;

-- Comparing the bytes costs reading them. They are compared when somebody tries to write them, which the application may not; who only adds the
-- proof does not pay for it.
create function refuse_unsealing_state() returns trigger language plpgsql as $$
begin
  if old.proof is not null and new.proof is distinct from old.proof then
    raise exception 'The bytes of a credential never change' using errcode = 'restrict_violation';
  end if;
  if old.state in ('revoked', 'superseded') and new.state <> old.state then
    raise exception 'A credential that has ended stays ended' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
drop trigger sealed_for_good on credential;
create trigger sealed_bytes before update of unsigned on credential for each row execute function refuse_unsealing();
create trigger sealed_for_good before update of state, proof on credential for each row execute function refuse_unsealing_state();

-- When the letter to the learner was written.
alter table credential add column told_at timestamptz;
update credential set told_at = issued_at where issued_at is not null;
create index credential_untold on credential (institution_id, batch_id) where told_at is null;
grant update (told_at) on credential to poiju_app;
